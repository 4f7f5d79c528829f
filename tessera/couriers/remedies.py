"""How a decision can be contested: before whom, how, in which language, and until which day."""

from datetime import date

from tessera.couriers.content import Row, Section
from tessera.couriers.voice import Voice
from tessera.law.holidays import legal_calendar
from tessera.law.model import Mark, Remedy, Term
from tessera.words.days import last_day
from tessera.words.sentences import knows


def last_day_to_contest(term: Term, served: date) -> date | None:
    """The last day for who was served on that day; None where the law is not known."""
    if term.length is None:
        return None
    return last_day(
        served, term.length, unit=term.unit, shift=term.shift, calendar=legal_calendar()
    )


def remedy_of(voice: Voice) -> Section | None:
    """The section that says how to contest, when this letter is one that can be contested."""
    occasion = voice.occasion
    if not occasion.kind.remedy:
        return None
    remedy = occasion.law.remedy(
        occasion.kind.remedy, occasion.authority, procedure=occasion.dossier.procedure
    )
    term = occasion.law.term(
        remedy.term, procedure=occasion.dossier.procedure, authority=occasion.authority
    )
    return Section(
        code="remedy",
        heading=voice.say("heading-remedy"),
        rows=(*_where(voice, remedy), *_when(voice, term), *_why(voice, remedy, term)),
        last=() if Mark.SIGNED is remedy.mark else (voice.say("remedy-mark"),),
    )


def _where(voice: Voice, remedy: Remedy) -> tuple[Row, ...]:
    rows = [
        Row(label=voice.say("row-body"), text=remedy.body.said_in(voice.language)),
        Row(label=voice.say("row-how"), text=remedy.how.said_in(voice.language)),
    ]
    if knows(f"letters.remedy-language-{remedy.name}"):
        spoken = voice.say(f"remedy-language-{remedy.name}")
        rows.append(Row(label=voice.say("row-languages"), text=spoken))
    return tuple(rows)


def _when(voice: Voice, term: Term) -> tuple[Row, ...]:
    served = voice.occasion.day
    until = last_day_to_contest(term, served)
    if until is None:
        return (
            Row(label=voice.say("row-term"), text=voice.say("remedy-term-unknown")),
            Row(label=voice.say("row-last-day"), text=voice.say("remedy-day-unknown"), strong=True),
        )
    said = voice.say("remedy-term", length=voice.length(term), day=voice.day(served))
    return (
        Row(label=voice.say("row-term"), text=said),
        Row(label=voice.say("row-last-day"), text=voice.weekday(until), strong=True),
    )


def _why(voice: Voice, remedy: Remedy, term: Term) -> tuple[Row, ...]:
    basis = voice.sources((*remedy.cites, *term.cites))
    return (Row(label=voice.say("row-basis"), text=basis),) if basis else ()
