"""An appeal in words: before whom, since when, how it stands, whether it suspends."""

from tessera.dossier.contest import Appeal
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say


def appeal_told(appeal: Appeal, language: Language) -> str:
    judged = appeal.judged_on
    how = "pending" if appeal.pending else "judged"
    told = {
        "body": say(f"authority.body-{appeal.body}", language),
        "day": dates.day(appeal.lodged_on, language),
        "outcome": "" if appeal.pending else say(f"authority.judged-{appeal.outcome}", language),
        "on": dates.day(judged, language) if judged else "",
    }
    said = say(f"authority.appeal-{how}", language, **told)
    if appeal.pending and appeal.suspensive:
        return f"{said} {say('authority.suspends', language)}."
    return said


def against(appeal: Appeal, language: Language) -> str:
    """What an appeal about a title contests."""
    return say(f"authority.contested-{appeal.lane}", language)
