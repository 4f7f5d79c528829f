"""Letters after the decision: what ends or may end, what is recalled, where a dossier went."""

from collections.abc import Iterator

from tessera.couriers.content import Point, Section
from tessera.couriers.matter import Matter, particulars, steps
from tessera.couriers.occasion import PUBLIC
from tessera.couriers.remedies import remedy_of
from tessera.couriers.voice import Voice

DECLINED = "competence-declined"


def after(voice: Voice) -> Matter:
    """Subject, what is decided or told, why, and what follows; how to contest it, if at all."""
    fact = voice.occasion.fact
    answer_by = getattr(fact, "answer_by", None)
    told = {
        "day": voice.weekday(answer_by or fact.on),
        "period": _period(voice),
        "to": voice.authority(fact.to) if fact.code == DECLINED else "",
    }
    remedy = remedy_of(voice)
    return Matter(
        subject=voice.say(f"{fact.code}-subject"),
        operative=(voice.say(f"{fact.code}-operative", **told),),
        rows=particulars(voice),
        sections=(
            *_reasons(voice),
            steps(voice, "next", voice.say(f"{fact.code}-next", **told)),
            *((remedy,) if remedy else ()),
        ),
    )


def _period(voice: Voice) -> str:
    """From when until when, where the fact says so."""
    since, until = (getattr(voice.occasion.fact, name, None) for name in ("since", "until"))
    if since and until:
        return voice.say("period", since=voice.day(since), until=voice.day(until))
    return voice.say("period-open", since=voice.day(since)) if since else ""


def _reasons(voice: Voice) -> Iterator[Section]:
    """Grounds, and what an officer wrote: not for town halls and other authorities."""
    fact = voice.occasion.fact
    if voice.occasion.to.role in PUBLIC:
        return
    points = tuple(_grounds(voice))
    quoted = (*voice.note(getattr(fact, "note", "")), *voice.note(getattr(fact, "basis", "")))
    if points or quoted:
        heading = voice.say("heading-reasons")
        yield Section(code="reasons", heading=heading, points=points, quoted=quoted)
    if weighed := voice.note(getattr(fact, "examination", "")):
        yield Section(code="examination", heading=voice.say("heading-examination"), quoted=weighed)


def _grounds(voice: Voice) -> Iterator[Point]:
    occasion = voice.occasion
    procedure = occasion.dossier.procedure
    for ground in occasion.law.grounds(occasion.lane, occasion.authority, procedure=procedure):
        if ground.name in getattr(occasion.fact, "grounds", ()):
            label = ground.label.said_in(voice.language)
            yield Point(text=label, source=voice.sources(ground.cites))
