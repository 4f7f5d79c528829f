"""What no law says: a floor below zero, a unit that nobody counts in, a term of centuries."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tessera.law.agreement import Kept
from tessera.law.coverage import flaw
from tessera.law.figures import Amount, Derived
from tessera.law.model import Operand, Period, Question, Term, Test
from tessera.law.naming import NUMBERS, tests
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf

MOST: Mapping[str, int] = {
    "eur": 1_000_000,
    "eur-month": 100_000,
    "eur-year": 1_000_000,
    "percent": 200,  # of somebody else's income or of a mean wage: more than the whole can be asked
    "hours": 168,  # a week has no more
    "days": 3_660,
    "working-days": 2_600,
    "weeks": 520,
    "months": 600,
    "years": 100,
    "people": 100_000,
}
"""The units in which the law counts, and what is beyond reason in each."""
WHOLE = frozenset({"days", "working-days", "weeks", "months", "years", "people"})


def beyond_reason(shelf: Shelf) -> Iterator[Flaw]:
    for row in shelf.rows[Amount]:
        yield from _unit(row, shelf)
        yield from _told(row, "value", row.value, row.unit, shelf, least=0)
    for row in shelf.rows[Derived]:
        yield from _unit(row, shelf)
    for row in shelf.rows[Term]:
        back = row.starts.startswith("due:")  # then a negative length counts back
        least = -MOST[row.unit] if back else 0
        yield from _told(row, "length", row.length, row.unit, shelf, least=least)
        yield from _told(row, "extension_max", row.extension_max, row.unit, shelf, least=0)
    for row in shelf.rows[Kept]:
        yield from _told(row, "years", row.years, "years", shelf, least=0)
    units = {row.name: row.unit for row in shelf.rows[Derived]}
    units |= {row.name: "eur" for row in shelf.rows[Question] if row.type == "money"}
    for row, key, test in tests(shelf):
        for leaf in leaves(test):
            for value, unit in _numbers(leaf, units.get(leaf.of, "")):
                yield from _told(row, key, value, unit, shelf, least=0)


def _unit(row: Any, shelf: Shelf) -> Iterator[Flaw]:
    if row.unit not in MOST and not (isinstance(row, Derived) and not row.unit):
        units = ", ".join(sorted(MOST))
        what = f"{row.unit or 'nothing'} is no unit; write one of {units}"
        yield flaw(row, "unit", what, shelf.files)


def _told(
    row: Any, key: str, value: Decimal | int | None, unit: str, shelf: Shelf, *, least: int
) -> Iterator[Flaw]:
    if value is not None and unit in MOST and (what := _wrong(Decimal(value), unit, least)):
        yield flaw(row, key, what, shelf.files)


def _wrong(value: Decimal, unit: str, least: int) -> str:
    if value < least:
        return f"{value} {unit}: less than {least} cannot be"
    if value > MOST[unit]:
        return f"{value} {unit}: more than {MOST[unit]} cannot be"
    if unit in WHOLE and value != int(value):
        return f"{value} {unit}: only a whole number can be counted"
    return ""


def leaves(test: Test) -> Iterator[Test]:
    yield test
    for inner in test.tests:
        yield from leaves(inner)


def _numbers(test: Test, unit: str) -> Iterator[tuple[Decimal | int, str]]:
    """The numbers of a test: what is compared with, and by how much a day moves."""
    value = test.value
    if isinstance(value, int | Decimal) and test.test in NUMBERS:
        yield value, unit or "eur"
    moves = (value.plus, value.minus) if isinstance(value, Operand) else (value,)
    for move in moves:
        if isinstance(move, Period):
            yield from ((move.years, "years"), (move.months, "months"), (move.days, "days"))
