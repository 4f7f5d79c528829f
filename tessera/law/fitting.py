"""What a test compares is of one kind: codes of a choice, days with days, sums with sums."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tessera.law.bounds import leaves
from tessera.law.coverage import flaw
from tessera.law.figures import Amount, Derived
from tessera.law.model import Operand, Period, Question, Test
from tessera.law.naming import NUMBERS, ill_made, names, tests
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf

NUMBER, DAY, YES_NO, CODE = "a number", "a day", "yes or no", "a code"
KINDS = {"money": NUMBER, "number": NUMBER, "date": DAY, "yes-no": YES_NO}
DAYS = frozenset({"on-or-after", "on-or-before", "not-older-than"})
UNITS = {"eur-month": "eur", "eur-year": "eur"}
"""A sum by the month and one by the year are compared by the derivation that knows both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a name stands for: of which kind, among which codes, in which unit (empty: any)."""

    kind: str
    codes: frozenset[str] = frozenset()
    unit: str = ""


def unfitting(shelf: Shelf) -> Iterator[Flaw]:
    """Each leaf of a test whose right side could never be met, or never fail, by what it is."""
    known, named = dict(_known(shelf)), names(shelf)
    units = {(row.name, row.key): _family(row.unit) for row in shelf.rows[Amount]}
    for row, key, test in tests(shelf):
        for leaf in leaves(test):
            if leaf.of in known and not any(ill_made(leaf, named)):
                for what in _wrong(leaf, known, units):
                    yield flaw(row, key, what, shelf.files)


def _known(shelf: Shelf) -> Iterator[tuple[str, Looked]]:
    codes: dict[str, set[str]] = {}
    for row in shelf.rows[Question]:
        codes.setdefault(row.name, set()).update(code for code, _ in row.choices)
    for row in shelf.rows[Question]:
        unit = "eur" if row.type == "money" else ""
        kind = KINDS.get(row.type, CODE)
        yield row.name, Looked(kind=kind, codes=frozenset(codes[row.name]), unit=unit)
    for derived in shelf.rows[Derived]:
        if derived.unit:
            yield derived.name, Looked(kind=NUMBER, unit=_family(derived.unit))


def _family(unit: str) -> str:
    return UNITS.get(unit, unit)


def _wrong(leaf: Test, known: Mapping[str, Looked], units: Mapping[Any, str]) -> Iterator[str]:
    looked, value = known[leaf.of], leaf.value
    wants = NUMBER if leaf.test in NUMBERS else DAY if leaf.test in DAYS else ""
    if wants and looked.kind != wants:
        yield f"{leaf.test} wants {wants}, and {leaf.of} is {looked.kind}"
        return
    parts = value if isinstance(value, tuple) else (value,)
    for part in parts:
        if (kind := _kind_of(part)) and kind != looked.kind:
            yield f"{leaf.of} is {looked.kind}, and is compared with {part}"
        elif isinstance(part, str) and looked.codes and part not in looked.codes:
            offered = ", ".join(sorted(looked.codes))
            yield f"{leaf.of} has no choice {part}; it has {offered}"
    if isinstance(value, Operand):
        yield from _wrong_operand(leaf.of, value, known, units)


def _kind_of(part: object) -> str:
    match part:
        case bool():
            return YES_NO
        case int() | Decimal():
            return NUMBER
        case date() | Period():
            return DAY
        case str():
            return CODE
    return ""


def _wrong_operand(
    name: str, value: Operand, known: Mapping[str, Looked], units: Mapping[Any, str]
) -> Iterator[str]:
    looked = known[name]
    other = known.get(value.name)
    if other and other.kind != looked.kind:
        yield f"{name} is {looked.kind}, and {value.name} is {other.kind}"
    if value.day and looked.kind != DAY:
        yield f"{name} is {looked.kind}, and {value.day} is {DAY}"
    unit = units.get((value.amount, value.key), "")
    if unit and (looked.kind != NUMBER or looked.unit not in {"", unit}):
        counted = looked.unit or looked.kind
        yield f"{name} is counted in {counted}, and {value.amount} in {unit}"
