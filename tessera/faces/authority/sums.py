"""Forms about money: what was received, who need not pay, what goes back."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from tessera.dossier.model import Due
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.law.charges import Charge, Refunded
from tessera.words.money import money
from tessera.words.sentences import say

WAIVED_ON = ("exempt-by-law", "raised-in-error")
Choices = tuple[tuple[str, str], ...]


def open_charges(here: Sitting) -> Choices:
    """Each with what is still to be paid of it."""
    return _charges(here, here.dossier.open_charges, _left)


def payment(here: Sitting, _: Sheet) -> Iterator[Field]:
    yield _which(here, open_charges(here))
    yield _cents(say("authority.received", here.language))


def waive(here: Sitting, _: Sheet) -> Iterator[Field]:
    yield _which(here, open_charges(here))
    yield _ground(here, tuple((g, f"authority.waived-{g}") for g in WAIVED_ON))


def refund(here: Sitting, _: Sheet) -> Iterator[Field]:
    """Of the charges of which this seat received something, on grounds that the law knows."""
    mine = tuple(
        due for due in here.dossier.charges if due.paid and due.payee == here.who.seat.organisation
    )
    known = {ground for due in mine for ground in refunds_of(here, due.name)}
    yield _which(here, _charges(here, mine, _received))
    yield _cents(say("money.to-refund", here.language))
    yield _ground(here, tuple((g.value, f"money.refunded-{g}") for g in Refunded if g in known))


def refunds_of(here: Sitting, name: str) -> tuple[Refunded, ...]:
    """The grounds on which the law gives this charge back; none where none was found."""
    return next((row.refunds for row in _rows(here) if row.name == name), ())


def _rows(here: Sitting) -> tuple[Charge, ...]:
    return here.law.charges(here.dossier.procedure, here.dossier.work.authority)


def _which(here: Sitting, choices: Choices) -> Field:
    """The only one is chosen already."""
    label = say("authority.charge", here.language)
    only = choices[0][0] if len(choices) == 1 else ""
    return Field(name="name", sort=Sort.ONE, label=label, choices=choices, value=only)


def _cents(label: str) -> Field:
    return Field(name="cents", sort=Sort.MONEY, label=label)


def _ground(here: Sitting, grounds: Choices) -> Field:
    label = say("authority.waive-ground", here.language)
    choices = tuple((code, say(key, here.language)) for code, key in grounds)
    return Field(name="ground", sort=Sort.ONE, label=label, choices=choices)


def _charges(here: Sitting, among: tuple[Due, ...], told: Callable[[Sitting, Due], str]) -> Choices:
    known = {c.name: c.label.said_in(here.language) for c in _rows(here)}
    named = {c.name: known.get(c.name, c.name) for c in among}
    labels = {n: say("shell.label", here.language, what=what) for n, what in named.items()}
    return tuple((c.name, f"{labels[c.name]} {told(here, c)}") for c in among)


def _left(here: Sitting, due: Due) -> str:
    if not due.paid or due.cents is None:
        return euro(here, due.cents)
    left, asked = euro(here, due.cents - due.paid), euro(here, due.cents)
    return say("authority.charge-left", here.language, left=left, asked=asked)


def _received(here: Sitting, due: Due) -> str:
    paid, asked = euro(here, due.paid), euro(here, due.cents)
    return say("authority.charge-received", here.language, paid=paid, asked=asked)


def euro(here: Sitting, cents: int | None) -> str:
    """A sum in the reader's language; in words where nobody knows it."""
    if cents is None:
        return say("findings.not-known", here.language)
    return money(Decimal(cents) / 100, here.language)
