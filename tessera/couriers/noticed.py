"""Letters about a notice of another employer: received, opposed, or it stands."""

from collections.abc import Iterator

from tessera.couriers.content import Section
from tessera.couriers.matter import Matter, particulars, steps
from tessera.couriers.reasons import reasons_of
from tessera.couriers.remedies import remedy_of
from tessera.couriers.voice import Voice
from tessera.dossier.clock import decision_clock
from tessera.law.holidays import legal_calendar
from tessera.law.model import Effect, Lane


def told(voice: Voice) -> Matter:
    """The notice was received: until when the authority can oppose, and what silence means."""
    return Matter(
        subject=voice.say("notice-filed-subject"),
        operative=(voice.say("notice-filed-operative", day=voice.day(voice.occasion.fact.on)),),
        rows=particulars(voice),
        sections=(steps(voice, "next", *_term(voice), voice.say("notice-filed-next-start")),),
    )


def opposed(voice: Voice) -> Matter:
    remedy = remedy_of(voice)
    return Matter(
        subject=voice.say("notice-opposed-subject"),
        operative=(voice.say("notice-opposed-operative"),),
        rows=particulars(voice),
        sections=(
            *reasons_of(voice, Lane.WORK, voice.occasion.fact),
            steps(voice, "next", voice.say("notice-opposed-next")),
            *((remedy,) if remedy else ()),
        ),
    )


def stands(voice: Voice) -> Matter:
    """Noted by the authority, or unopposed within the term."""
    fact = voice.occasion.fact
    key = "notice-stands-operative-tacit" if fact.tacit else "notice-stands-operative"
    return Matter(
        subject=voice.say("notice-stands-subject"),
        operative=(voice.say(key),),
        rows=particulars(voice),
        sections=(
            *_remark(voice),
            steps(
                voice,
                "next",
                voice.say("notice-stands-next-start", day=voice.day(fact.since)),
                voice.say("notice-stands-next-end"),
            ),
        ),
    )


def _remark(voice: Voice) -> Iterator[Section]:
    """What the officer wrote beside it, in the officer's own words."""
    if quoted := voice.note(voice.occasion.fact.note):
        yield Section(code="remark", heading=voice.say("heading-remark"), quoted=quoted)


def _term(voice: Voice) -> Iterator[str]:
    clock = decision_clock(voice.occasion.dossier, legal_calendar())
    if clock is None or clock.due is None:
        yield voice.say("notice-filed-next-open")
        return
    voice.sources(clock.term.cites)
    length, due = voice.length(clock.term), voice.weekday(clock.due)
    yield voice.say("notice-filed-next-term", length=length, due=due)
    if clock.term.effect is Effect.DEEMED:
        yield voice.say("notice-filed-next-silence")
