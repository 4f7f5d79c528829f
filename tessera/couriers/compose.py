"""Writes a letter: from what happened, to whom it is told, under the law of that day."""

from collections.abc import Callable, Mapping

from tessera.couriers.after import after
from tessera.couriers.asked import asked
from tessera.couriers.content import Body, Half, LetterContent
from tessera.couriers.decided import extended, inadmissible, issued, refused, work_granted
from tessera.couriers.matter import Matter, legal_basis
from tessera.couriers.noticed import opposed, stands
from tessera.couriers.occasion import PUBLIC, Occasion, addressees, language_of
from tessera.couriers.opening import complete, received, withdrawn
from tessera.couriers.short import short_payment
from tessera.couriers.voice import Voice
from tessera.dossier.half import LaneState, Verdict
from tessera.law.model import Lane
from tessera.words.languages import Language

AFTER = (
    *("ending-announced", "stay-ended", "stay-ended-by-law", "work-withdrawn"),
    "work-lapsed",
    *("decision-recalled", "transferred", "competence-declined", "fact-corrected"),
)
MATTERS: Mapping[str, Callable[[Voice], Matter]] = {
    "filed": received,
    "declared-complete": complete,
    "supplement-requested": asked,
    "information-requested": asked,
    "declared-inadmissible": inadmissible,
    "term-extended": extended,
    "withdrawn": withdrawn,
    "charge-part-paid": short_payment,
    "granted": work_granted,
    "decision-issued": issued,
    "refused": refused,
    "notice-opposed": opposed,
    "notice-stands": stands,
    **dict.fromkeys(AFTER, after),
}
ANNEXES = "royal-decree-1981"
_HALVES = {
    Verdict.GRANTED: Half.GRANTED,
    Verdict.EXEMPT: Half.GRANTED,
    Verdict.SILENT: Half.GRANTED,
    Verdict.NOTED: Half.GRANTED,
    Verdict.UNOPPOSED: Half.GRANTED,
    Verdict.OPPOSED: Half.CLOSED,
    Verdict.REFUSED: Half.CLOSED,
    Verdict.MOOT: Half.CLOSED,
    Verdict.NONE: Half.OPEN,
}


def compose(occasion: Occasion, *, code: str, address: str, demo: bool = True) -> LetterContent:
    """The letter of this occasion. `code` and `address` lead to the page that vouches for it."""
    legal = language_of(occasion.dossier, occasion.law, occasion.authority)
    wanted = occasion.to.reads
    return LetterContent(
        kind=occasion.kind.name,
        reference=occasion.names.reference,
        on=occasion.day,
        at=occasion.at,
        authority=occasion.authority,
        work=_HALVES[occasion.dossier.work.verdict],
        stay=_HALVES[occasion.dossier.stay.verdict],
        legal=_body(occasion, legal),
        courtesy=_body(occasion, wanted) if wanted and wanted is not legal else None,
        code=code,
        address=address,
        demo=demo,
    )


def _body(occasion: Occasion, language: Language) -> Body:
    voice = Voice(language=language, occasion=occasion)
    speaks = occasion.law.authority(occasion.authority)
    matter = MATTERS[occasion.fact.code](voice)
    joint = occasion.fact.code == "decision-issued"
    return Body(
        language=language,
        authority=speaks.name.said_in(language),
        service=speaks.service.said_in(language) if speaks.service else "",
        beside=(
            voice.say("beside", authority=voice.authority(occasion.other_authority))
            if joint
            else ""
        ),
        day=voice.day(occasion.day),
        kind=_kind(voice),
        to=_lines(voice, occasion.to.role, occasion.to.organisation),
        copies=_copies(voice),
        subject=matter.subject,
        standing=_standing(voice),
        operative=matter.operative,
        rows=matter.rows,
        sections=(*matter.sections, *legal_basis(voice)),
        closing=(voice.say("for-the-authority", authority=speaks.name.said_in(language)),),
    )


def _kind(voice: Voice) -> str:
    kind = voice.occasion.kind
    if kind.decree == ANNEXES and kind.number:
        return voice.say("annex", number=kind.number)
    return kind.title.said_in(voice.language)


def _lines(voice: Voice, role: str, organisation: str) -> tuple[str, ...]:
    """How somebody is addressed: authorities by their name on the shelf, others as they gave it."""
    if role in PUBLIC:
        return (voice.authority(organisation),)
    return voice.occasion.names.lines.get(role, ("",))


def _copies(voice: Voice) -> tuple[str, ...]:
    """Everyone else who gets this letter, by name."""
    occasion = voice.occasion
    return tuple(
        _lines(voice, role, organisation)[0]
        for role, organisation in addressees(occasion.kind, occasion.dossier, occasion.held)
        if role != occasion.to.role
    )


def _standing(voice: Voice) -> str:
    """How the two halves stand, once the examination has begun."""
    dossier = voice.occasion.dossier
    if dossier.complete_on is None and not dossier.phase.ended:
        return ""
    return " ".join(_half(voice, lane, dossier.lane(lane)) for lane in dossier.lanes)


def _half(voice: Voice, lane: Lane, state: LaneState) -> str:
    said = {
        Verdict.NONE: "open",
        Verdict.MOOT: "closed",
        Verdict.SILENT: "silent",
        Verdict.GRANTED: "granted",
        Verdict.EXEMPT: "exempt",
        Verdict.REFUSED: "refused",
        Verdict.NOTED: "noted",
        Verdict.OPPOSED: "opposed",
        Verdict.UNOPPOSED: "unopposed",
    }[state.verdict]
    on = state.verdict_on or voice.occasion.day
    return voice.say(f"standing-{lane}-{said}", day=voice.day(on))
