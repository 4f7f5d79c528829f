"""Forms about money: what was received, who need not pay, what goes back."""

from collections.abc import Iterator
from decimal import Decimal

from tessera.dossier.model import Due
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.law.charges import Refunded
from tessera.words.money import money
from tessera.words.sentences import say

WAIVED_ON = ("exempt-by-law", "raised-in-error")
Choices = tuple[tuple[str, str], ...]


def open_charges(here: Sitting) -> Choices:
    return _charges(here, here.dossier.open_charges)


def payment(here: Sitting, _: Sheet) -> Iterator[Field]:
    yield _which(here, open_charges(here))
    yield _cents(say("authority.received", here.language))


def waive(here: Sitting, _: Sheet) -> Iterator[Field]:
    yield _which(here, open_charges(here))
    yield _ground(here, tuple((g, f"authority.waived-{g}") for g in WAIVED_ON))


def refund(here: Sitting, _: Sheet) -> Iterator[Field]:
    """Of the charges of which this seat received something."""
    mine = tuple(
        due for due in here.dossier.charges if due.paid and due.payee == here.who.seat.organisation
    )
    yield _which(here, _charges(here, mine))
    yield _cents(say("money.to-refund", here.language))
    yield _ground(here, tuple((g.value, f"money.refunded-{g}") for g in Refunded))


def _which(here: Sitting, choices: Choices) -> Field:
    label = say("authority.charge", here.language)
    return Field(name="name", sort=Sort.ONE, label=label, choices=choices)


def _cents(label: str) -> Field:
    return Field(name="cents", sort=Sort.MONEY, label=label)


def _ground(here: Sitting, grounds: Choices) -> Field:
    label = say("authority.waive-ground", here.language)
    choices = tuple((code, say(key, here.language)) for code, key in grounds)
    return Field(name="ground", sort=Sort.ONE, label=label, choices=choices)


def _charges(here: Sitting, among: tuple[Due, ...]) -> Choices:
    known = {
        c.name: c.label.said_in(here.language)
        for c in here.law.charges(here.dossier.procedure, here.dossier.work.authority)
    }
    return tuple((c.name, f"{known.get(c.name, c.name)}: {_sum(here, c.cents)}") for c in among)


def _sum(here: Sitting, cents: int | None) -> str:
    if cents is None:
        return say("findings.not-known", here.language)
    return money(Decimal(cents) / 100, here.language)
