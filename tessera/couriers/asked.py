"""Letters that ask: for what is missing before the examination, or for information during it."""

from collections.abc import Iterator

from tessera.couriers.content import Point, Row, Section
from tessera.couriers.matter import Matter, steps
from tessera.couriers.occasion import APPLICANT
from tessera.couriers.voice import Voice
from tessera.law.holidays import legal_calendar
from tessera.words.days import last_day


def asked(voice: Voice) -> Matter:
    """What is asked, of whom, by when, and what may follow if it does not come."""
    occasion = voice.occasion
    code, term = occasion.fact.code, occasion.fact.term
    due = last_day(
        occasion.day, term.length, unit=term.unit, shift=term.shift, calendar=legal_calendar()
    )
    return Matter(
        subject=voice.say(f"{code}-subject"),
        operative=(voice.say(f"{code}-operative", due=voice.weekday(due)),),
        sections=(
            _items(voice, voice.weekday(due)),
            *_note(voice),
            steps(voice, "do", voice.say("asked-do")),
            steps(voice, "next", voice.say(f"{code}-after"), *_decision_clock(voice)),
        ),
    )


def _items(voice: Voice, due: str) -> Section:
    fact, labels = voice.occasion.fact, _labels(voice)
    points = tuple(
        Point(text=labels.get(item.name, item.name), source=_of_whom(voice, item.of.value))
        for item in fact.items
    )
    rows = (
        Row(
            label=voice.say("row-term"),
            text=voice.say("asked-since", length=voice.length(fact.term)),
        ),
        Row(label=voice.say("row-last-day"), text=due, strong=True),
        Row(
            label=voice.say("row-basis"),
            text=voice.sources(fact.term.cites) or voice.say("basis-unknown"),
        ),
    )
    return Section(
        code="items",
        heading=voice.say("heading-items"),
        points=points,
        rows=tuple(row for row in rows if row.text),
    )


def _of_whom(voice: Voice, kind: str) -> str:
    """Said only where it is not the reader's own to give."""
    role, dossier = voice.occasion.to.role, voice.occasion.dossier
    own = role == kind or (role == APPLICANT and dossier.applicant in _seat(voice, kind))
    return "" if own else voice.say(f"asked-of-{kind}")


def _seat(voice: Voice, kind: str) -> tuple[str, ...]:
    return tuple(
        organisation
        for seat, organisation in voice.occasion.dossier.parties.items()
        if seat.value == kind
    )


def _labels(voice: Voice) -> dict[str, str]:
    dossier, law = voice.occasion.dossier, voice.occasion.law
    return {
        one.name: one.label.said_in(voice.language)
        for one in law.requirements(dossier.procedure, dossier.work.authority)
    }


def _note(voice: Voice) -> tuple[Section, ...]:
    said = voice.note(voice.occasion.fact.note)
    heading = voice.say("heading-note")
    return (Section(code="note", heading=heading, quoted=said),) if said else ()


def _decision_clock(voice: Voice) -> Iterator[str]:
    term = voice.occasion.dossier.decision_term
    if voice.occasion.fact.code == "information-requested" and term is not None:
        stops = "information" in term.pauses
        yield voice.say(f"information-requested-clock-{'stops' if stops else 'runs'}")
