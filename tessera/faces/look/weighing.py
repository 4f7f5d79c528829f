"""Which clauses of a condition decided its verdict: those a person wants to read first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tessera.law.case import as_number
from tessera.law.conditions import GROUPS
from tessera.law.findings import ClauseFinding, Verdict
from tessera.law.model import Test

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One test with its verdict: a leaf with its clause, or a group of others."""

    test: str
    verdict: Verdict
    clause: ClauseFinding | None = None
    inner: tuple["Weighed", ...] = ()

    @property
    def decisive(self) -> tuple[ClauseFinding, ...]:
        if self.clause is not None:
            return (self.clause,)
        return tuple(clause for each in self._telling for clause in each.decisive)

    @property
    def gates(self) -> tuple[ClauseFinding, ...]:
        """What made an alternative this person's, where that alternative then failed."""
        first = self.inner[0].clause if self.inner else None
        own = (first,) if first and first.verdict is MET and self.verdict is NOT_MET else ()
        return own + tuple(clause for each in self._telling for clause in each.gates)

    @property
    def _telling(self) -> Sequence["Weighed"]:
        alike = [each for each in self.inner if each.verdict is self.verdict]
        if self.test == "none":
            return [each for each in self.inner if each.verdict is MET]
        if self.test == "any" and self.verdict is MET:
            return alike[:1]
        if self.test == "any" and self.verdict is NOT_MET:
            return _easiest([each for each in alike if each.concerns] or alike[:1])
        return alike

    @property
    def concerns(self) -> bool:
        """Whether an alternative is this person's: a group whose first test, its gate, is met."""
        return not self.inner or self.inner[0].verdict is MET


def _easiest(ways: Sequence[Weighed]) -> list[Weighed]:
    """Of several floors for one value the lowest: whoever misses that one misses all."""
    lowest: dict[str, Decimal] = {}
    floors = [(_floor(way), way) for way in ways]
    for floor, way in floors:
        if way.clause and floor is not None:
            lowest[way.clause.of] = min(floor, lowest.get(way.clause.of, floor))
    return [way for floor, way in floors if floor is None or floor in lowest.values()]


def _floor(way: Weighed) -> Decimal | None:
    clause = way.clause
    return as_number(clause.wanted) if clause and clause.test == "at-least" else None


def weighed(test: Test, clauses: Sequence[ClauseFinding]) -> Weighed:
    """The tree of a test over its clauses, which stand in the order of its leaves."""
    own = (clause for clause in clauses if clause.within[:1] != ("when",))
    return _weighed(test, own)


def _weighed(test: Test, clauses: Iterator[ClauseFinding]) -> Weighed:
    if test.test not in GROUPS:
        clause = next(clauses)
        return Weighed(test=test.test, verdict=clause.verdict, clause=clause)
    inner = tuple(_weighed(each, clauses) for each in test.tests)
    verdict = GROUPS[test.test]({each.verdict for each in inner})
    return Weighed(test=test.test, verdict=verdict, inner=inner)
