"""The figures and lists that a row names: without them its sentence says nothing to lay beside."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tessera.law.charges import Charge
from tessera.law.citing import cited_for
from tessera.law.figures import Amount, Listed
from tessera.law.findings import least_sure
from tessera.law.model import Mark, Norm, Operand, Test
from tessera.law.selection import narrowest
from tessera.law.shelf import Law, Shelf
from tessera.words.days import ONE_DAY

KINDS: tuple[type[Amount] | type[Listed], ...] = (Amount, Listed)
TESTS = ("test", "when", "unless")


def named_by(row: Any) -> tuple[tuple[str, str], ...]:
    """The names, with their keys, of the figures and lists of the tests of a row, each once."""
    tests = [getattr(row, key, None) for key in TESTS]
    found = [name for test in tests for name in _named(test)]
    if isinstance(row, Charge):
        found.append((row.figure, row.key))
    return tuple(dict.fromkeys(found))


def leant_on(row: Any, law: Law, authority: str = "") -> tuple[Amount | Listed, ...]:
    """Those in force that its sentence shows, before this authority or else before its own."""
    before = (authority,) if authority else row.authorities
    found: list[Amount | Listed] = []
    for name, key in named_by(row):
        for kind in KINDS:
            keyed = [each for each in law.named(kind, name) if getattr(each, "key", "") == key]
            found += (each for one in before for each in narrowest(keyed, "", one))
            found += keyed if not before else ()
    return tuple({each.id: each for each in found}.values())


def resting(row: Norm, law: Law, authority: str = "") -> tuple[tuple[str, ...], Mark]:
    """The citations behind a row and the figures it names, and the least sure mark of them all.

    A figure that nobody wrote down for that day is not known.
    """
    leant = leant_on(row, law, authority)
    cited = [cited_for(each, law, authority) for each in (row, *leant)]
    cites = dict.fromkeys(cite for some, _ in cited for cite in some)
    there = {(each.name, getattr(each, "key", "")) for each in leant}
    lost = (Mark.UNKNOWN for name in named_by(row) if name not in there)
    return tuple(cites), least_sure((*(mark for _, mark in cited), *lost))


def stretches(row: Norm, shelf: Shelf) -> tuple[tuple[date, date | None], ...]:
    """The days of a row, cut where a figure or list that it names turns."""
    names = set(named_by(row))
    rows = [
        each
        for kind in KINDS
        for each in shelf.rows[kind]
        if (each.name, getattr(each, "key", "")) in names and meet(row, each)
    ]
    turns = {each.since for each in rows} | {
        each.until + ONE_DAY for each in rows if each.until is not None
    }
    last = row.until or date.max
    begun = sorted({row.since, *(day for day in turns if row.since < day <= last)})
    ends = [*(day - ONE_DAY for day in begun[1:]), row.until]
    return tuple(zip(begun, ends, strict=True))


def shown_on(row: Norm, day: date) -> date:
    """The day of which a page about the row speaks: this one, or the first on which it holds."""
    return day if row.in_force(day) else row.since


def meet(row: Norm, figure: Norm) -> bool:
    """Whether some authority applies both."""
    everywhere = not row.authorities or not figure.authorities
    return everywhere or not set(row.authorities).isdisjoint(figure.authorities)


def _named(test: object) -> Iterator[tuple[str, str]]:
    if not isinstance(test, Test):
        return
    if isinstance(test.value, Operand) and (test.value.amount or test.value.listed):
        yield test.value.amount or test.value.listed, test.value.key
    for inner in test.tests:
        yield from _named(inner)
