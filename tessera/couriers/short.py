"""The letter that asks the rest of a payment that was too small."""

from decimal import Decimal

from tessera.couriers.content import Row, Section
from tessera.couriers.matter import Matter, steps
from tessera.couriers.voice import Voice
from tessera.dossier.acts.paid import charge_of
from tessera.dossier.acts.unpaid import ONLY_WAITS
from tessera.dossier.model import Due
from tessera.law.holidays import legal_calendar
from tessera.words.days import last_day
from tessera.words.money import money


def short_payment(voice: Voice) -> Matter:
    """What was asked, what came, what is missing, and until when."""
    fact = voice.occasion.fact
    due = charge_of(voice.occasion.dossier, fact.name)
    assert due
    waits = due.effect in ONLY_WAITS
    after = voice.say(f"charge-part-paid-{'waits' if waits else 'inadmissible'}")
    return Matter(
        subject=voice.say("charge-part-paid-subject"),
        operative=(voice.say("charge-part-paid-operative"),),
        rows=_sums(voice, due, fact.cents),
        sections=(
            *_term(voice),
            steps(voice, "do", voice.say("charge-part-paid-do")),
            steps(voice, "next", after),
        ),
    )


def _sums(voice: Voice, due: Due, paid: int) -> tuple[Row, ...]:
    dossier, law = voice.occasion.dossier, voice.occasion.law
    labels = {
        row.name: row.label.said_in(voice.language)
        for row in law.charges(dossier.procedure, dossier.work.authority)
    }
    asked = due.cents or 0
    return (
        Row(label=voice.say("row-charge"), text=labels.get(due.name, due.name)),
        Row(label=voice.say("row-asked"), text=_euro(voice, asked)),
        Row(label=voice.say("row-received"), text=_euro(voice, paid)),
        Row(label=voice.say("row-rest"), text=_euro(voice, asked - paid), strong=True),
    )


def _euro(voice: Voice, cents: int) -> str:
    return money(Decimal(cents) / 100, voice.language)


def _term(voice: Voice) -> tuple[Section, ...]:
    """The last day, in the letter with which the term begins to run."""
    term = voice.occasion.fact.rest
    if term is None or term.length is None:
        return ()
    last = last_day(
        voice.occasion.day,
        term.length,
        unit=term.unit,
        shift=term.shift,
        calendar=legal_calendar(),
    )
    rows = (
        Row(label=voice.say("row-term"), text=voice.say("asked-since", length=voice.length(term))),
        Row(label=voice.say("row-last-day"), text=voice.weekday(last), strong=True),
        Row(label=voice.say("row-basis"), text=voice.sources(term.cites)),
    )
    heading = voice.say("row-term")
    return (Section(code="term", heading=heading, rows=tuple(r for r in rows if r.text)),)
