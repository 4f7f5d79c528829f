"""Letters of an authority that decides alone: no joint act follows, this is the decision itself."""

from tessera.couriers.matter import Matter, particulars, steps
from tessera.couriers.reasons import reasons_of
from tessera.couriers.remedies import remedy_of
from tessera.couriers.voice import Voice
from tessera.law.model import Lane
from tessera.words.sentences import knows


def granted_alone(voice: Voice) -> Matter:
    """One half is granted: from when to when, why, and what the reader does next."""
    fact = voice.occasion.fact
    period, remedy = period_of(voice), remedy_of(voice)
    subject = "granted-subject" if fact.lane is Lane.WORK else f"granted-{fact.lane}-subject"
    return Matter(
        subject=voice.say(subject),
        operative=(voice.shaped(f"granted-{fact.lane}-operative", period=period),),
        rows=particulars(voice, period=period),
        sections=(
            *reasons_of(voice, fact.lane, fact),
            steps(voice, "next", _next(voice)),
            *((remedy,) if remedy else ()),
        ),
    )


def period_of(voice: Voice) -> str:
    """From when to when the half that carries the dates is granted; perhaps without a last day."""
    dossier = voice.occasion.dossier
    first = dossier.lane(dossier.first)
    if first.since is None:
        return ""
    since = voice.day(first.since)
    if first.until is None:
        return voice.say("period-open", since=since)
    return voice.say("period", since=since, until=voice.day(first.until))


def _next(voice: Voice) -> str:
    """What follows is a matter of the procedure; else whether the stay is still to be decided."""
    occasion = voice.occasion
    key = f"granted-{occasion.fact.lane}-next"
    own = f"{key}-{occasion.dossier.procedure}"
    if not knows(f"letters.{own}"):
        own = f"{key}-and-stay" if _stay_follows(voice) else key
    names = occasion.names
    return voice.say(
        own,
        post=names.post or voice.say("your-post"),
        municipality=names.municipality or voice.say("your-municipality"),
    )


def _stay_follows(voice: Voice) -> bool:
    lanes = voice.occasion.dossier.lanes
    return voice.occasion.fact.lane is Lane.WORK and Lane.STAY in lanes
