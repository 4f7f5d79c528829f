"""Letters of the beginning: the application was received, it is complete, or it was withdrawn."""

from collections.abc import Iterator
from decimal import Decimal

from tessera.couriers.content import Row, Section
from tessera.couriers.matter import Matter, particulars, steps
from tessera.couriers.noticed import told
from tessera.couriers.voice import Voice
from tessera.dossier.model import Due
from tessera.law.holidays import legal_calendar
from tessera.law.model import Effect
from tessera.words.days import last_day
from tessera.words.money import money


def received(voice: Voice) -> Matter:
    """The acknowledgement: who decides what, what is still to be paid, what comes next."""
    occasion = voice.occasion
    if occasion.dossier.shape.notice:
        return told(voice)
    return Matter(
        subject=voice.say("filed-subject"),
        operative=(voice.shaped("filed-operative", day=voice.day(occasion.fact.on)),),
        rows=(*particulars(voice), *_authorities(voice)),
        sections=(
            *_charges(voice),
            steps(
                voice,
                "next",
                voice.say("filed-next-1"),
                voice.shaped("filed-next-2"),
                voice.say("filed-next-3"),
            ),
        ),
    )


def complete(voice: Voice) -> Matter:
    """The file is complete: from the day of this letter's service the term to decide runs."""
    voice.sources(voice.occasion.fact.term.cites)
    return Matter(
        subject=voice.say("declared-complete-subject"),
        operative=(
            voice.shaped("declared-complete-operative", day=voice.day(voice.occasion.fact.on)),
        ),
        rows=_authorities(voice),
        sections=(steps(voice, "next", *_term_to_decide(voice), voice.say("complete-not-yet")),),
    )


def withdrawn(voice: Voice) -> Matter:
    return Matter(
        subject=voice.say("withdrawn-subject"),
        operative=(voice.say("withdrawn-operative", day=voice.day(voice.occasion.fact.on)),),
        rows=particulars(voice),
        sections=(steps(voice, "next", voice.say("withdrawn-next")),),
    )


def _term_to_decide(voice: Voice) -> Iterator[str]:
    term = voice.occasion.fact.term
    if term.length is None:
        return
    due = last_day(
        voice.occasion.day,
        term.length,
        unit=term.unit,
        shift=term.shift,
        calendar=legal_calendar(),
    )
    yield voice.say("complete-term", length=voice.length(term), due=voice.weekday(due))
    if term.effect is Effect.DEEMED:
        yield voice.say("complete-deemed")
    if term.extendable:
        yield voice.say("complete-extension")


def _authorities(voice: Voice) -> tuple[Row, ...]:
    dossier = voice.occasion.dossier
    return tuple(
        Row(label=voice.say(f"row-{lane}-authority"), text=voice.authority(one))
        for lane, one in (("work", dossier.work.authority), ("stay", dossier.stay.authority))
        if one
    )


def _charges(voice: Voice) -> tuple[Section, ...]:
    rows = tuple(_charge(voice, due) for due in voice.occasion.dossier.open_charges)
    heading = voice.say("heading-charges")
    return (Section(code="charges", heading=heading, rows=rows),) if rows else ()


def _charge(voice: Voice, due: Due) -> Row:
    occasion = voice.occasion
    labels = {
        charge.name: charge.label.said_in(voice.language)
        for charge in occasion.law.charges(
            occasion.dossier.procedure, occasion.dossier.work.authority
        )
    }
    if due.cents is None:
        amount = voice.say("charge-unknown")
    else:
        amount = money(Decimal(due.cents) / 100, voice.language)
    return Row(label=labels.get(due.name, due.name), text=amount)
