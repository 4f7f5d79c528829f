"""Who names a figure or a list: the norms of a day that lean on it, and what they compare."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tessera.law.charges import Charge
from tessera.law.leaning import TESTS, meet
from tessera.law.model import Norm, Operand, Test
from tessera.law.shelf import Law

Uses = Mapping[tuple[str, str], tuple[tuple[Norm, Test | None], ...]]


def users(figure: Any, law: Law) -> tuple[tuple[Norm, Test | None], ...]:
    """Each norm that names it before an authority that applies it, with the clause that does."""
    uses = law.once("uses of figures", lambda: _uses(law))
    found = uses.get((figure.name, getattr(figure, "key", "")), ())
    return tuple(each for each in found if meet(each[0], figure))


def _uses(law: Law) -> Uses:
    found: defaultdict[tuple[str, str], list[tuple[Norm, Test | None]]] = defaultdict(list)
    for kind in law.shelf.rows:
        for row in law.all(kind):
            for name, clause in _named(row):
                found[name].append((row, clause))
    return {name: tuple(each) for name, each in found.items()}


def _named(row: Any) -> Iterator[tuple[tuple[str, str], Test | None]]:
    if isinstance(row, Charge):
        yield (row.figure, row.key), None
    for key in TESTS:
        yield from _clauses(getattr(row, key, None))


def _clauses(test: object) -> Iterator[tuple[tuple[str, str], Test]]:
    if not isinstance(test, Test):
        return
    if isinstance(test.value, Operand) and (test.value.amount or test.value.listed):
        yield (test.value.amount or test.value.listed, test.value.key), test
    for inner in test.tests:
        yield from _clauses(inner)
