"""Which rows of a procedure before its authorities differ between two bundles, on given days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tessera.law.charges import Charge
from tessera.law.compare import parts_between
from tessera.law.conditions import Check, Judge, judge_of
from tessera.law.derivations import LEANS_ON, LIVED
from tessera.law.figures import Amount, Listed
from tessera.law.model import Condition, Operand, Reference, Requirement, Term, Test
from tessera.law.planning import Plan, plan
from tessera.law.selection import narrowest
from tessera.law.shelf import Law, Shelf

Terms = tuple[tuple[Term, Check | None], ...]
Conditions = tuple[tuple[Condition, Judge | None, Judge], ...]


class Figure(NamedTuple):
    """A figure of one key, or without a key: a list, or a figure whichever its key."""

    name: str
    key: str | None = None


class Reached(NamedTuple):
    """A dossier as the law meets it: what it asks, before whom, and its days so far."""

    procedure: str
    authority: str
    filed: date
    complete: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The rows to weigh, in the old law and in the new: the same names on both sides."""

    conditions: tuple[tuple[tuple[str, Reference, Conditions], ...], ...]
    papers: tuple[tuple[tuple[Requirement, Check | None], ...], ...]
    charges: tuple[tuple[tuple[Charge, Check | None], ...], ...]
    terms: tuple[Terms, ...]

    @property
    def asks(self) -> bool:
        """Whether any of these rows looks at answers: else what they say is the same for all."""
        tested = (*self.papers, *self.charges, *self.terms)
        return any(self.conditions) or any(test is not None for side in tested for _, test in side)

    @property
    def lives(self) -> bool:
        """Whether any of these rows looks at a person's earlier periods."""
        rows: list[Any] = [row for side in self.conditions for _, _, of in side for row, *_ in of]
        rows += [row for side in (*self.papers, *self.charges, *self.terms) for row, _ in side]
        names = {name for row in rows for test in _tests(row) for name, _ in _leaves(test)}
        return not LIVED.isdisjoint(names)


class Sides(NamedTuple):
    """Both laws of a day before one authority, and the figures they do not have alike."""

    old: Law
    new: Law
    figures: frozenset[Figure]

    def differ(self, before: Any, after: Any) -> bool:
        """Whether two rows of one name can say different things of some answers."""
        if before is None or after is None:
            return True
        changed = set(parts_between(before, after)) - {"cites", "mark", "note", "label", "help"}
        return bool(changed) or self.leans(after)

    def leans(self, row: Any) -> bool:
        """Whether a test of the row leans on something that may differ."""
        return any(self._leans_otherwise(test) for test in _tests(row))

    def _leans_otherwise(self, test: Test) -> bool:
        return bool(self.figures) and any(
            not self.figures.isdisjoint(_figures_behind(name, value))
            for name, value in _leaves(test)
        )


def touched(
    old: Shelf, new: Shelf, procedure: str, authority: str, days: Mapping[Reference, date]
) -> Touched | None:
    """The rows that differ, or None when none does."""
    stays = [_stay(shelf.on(days[Reference.FILING]), procedure) for shelf in (old, new)]
    offices = [office for office in dict.fromkeys((authority, *stays)) if office]
    conditions: tuple[list[Any], list[Any]] = ([], [])
    for office in offices:
        for reference, day in days.items():
            laws = _sides(old, new, day, office)
            plans = [_plan(law, procedure, office) for law in laws[:2]]
            both = [_named(each.conditions[reference]) if each else {} for each in plans]
            names = [n for n in {**both[0], **both[1]} if laws.differ(*_rows(both, n))]
            for side, rows in enumerate(both):
                mine = tuple(_judges(rows[name][0]) for name in names if name in rows)
                conditions[side].append((office, reference, mine))
    laws = _sides(old, new, days[Reference.FILING], authority)
    plans = [_plan(law, procedure, authority) for law in laws[:2]]
    found = Touched(
        conditions=tuple(tuple(row for row in side if row[2]) for side in conditions),
        papers=_differing(laws, [each.requirements if each else () for each in plans]),
        charges=_differing(laws, [each.charges if each else () for each in plans]),
        terms=_terms(laws, [each.terms if each else () for each in plans]),
    )
    parts = (*found.conditions, *found.papers, *found.charges, *found.terms)
    return found if any(parts) else None


def _judges(row: Condition) -> tuple[Condition, Judge | None, Judge]:
    return row, judge_of(row.when) if row.when else None, judge_of(row.test)


def _differing(laws: Sides, plans: list[Any]) -> tuple[Any, ...]:
    both = [_named(rows) for rows in plans]
    names = [n for n in {**both[0], **both[1]} if laws.differ(*_rows(both, n))]
    return tuple(tuple(rows[name] for name in names if name in rows) for rows in both)


def _terms(laws: Sides, plans: list[Terms]) -> tuple[Terms, ...]:
    """All of them when one differs, for one may take the place of another; else none."""
    both = [_named(rows) for rows in plans]
    counted = [
        {n: (r.length, r.unit, r.shift, r.starts, r.when, r.instead) for n, (r, _) in rows.items()}
        for rows in both
    ]
    leaning = any(laws.leans(row) for row, _ in plans[1])
    return tuple(plans) if counted[0] != counted[1] or leaning else ((), ())


def _sides(old: Shelf, new: Shelf, day: date, office: str) -> Sides:
    laws = old.on(day), new.on(day)
    before, after = (_figures(law, office) for law in laws)
    differing = {one for one in {*before, *after} if before.get(one) != after.get(one)}
    return Sides(*laws, figures=frozenset(differing | {Figure(name) for name, _ in differing}))


def _figures(law: Law, office: str) -> Mapping[Figure, Any]:
    """Every figure and list as it holds before one authority; one not known is there, as None."""
    amounts = narrowest(law.all(Amount), "", office)
    listed = narrowest(law.all(Listed), "", office)
    return {Figure(row.name, row.key): (row.value, row.unit) for row in amounts} | {
        Figure(row.name): (row.codes,) for row in listed
    }


def _figures_behind(name: str, value: Any) -> Iterator[Figure]:
    """What a test of this name against this value looks up."""
    yield from (Figure(each) for each in LEANS_ON.get(name, ()))
    if isinstance(value, Operand) and value.amount:
        yield Figure(value.amount, value.key)
    if isinstance(value, Operand) and value.listed:
        yield Figure(value.listed)


def _plan(law: Law, procedure: str, office: str) -> Plan | None:
    """None where the law of that day does not know the procedure."""
    try:
        law.procedure(procedure)
    except LookupError:
        return None
    return plan(law, procedure, office)


def _stay(law: Law, procedure: str) -> str:
    try:
        return law.procedure(procedure).stay_authority
    except LookupError:
        return ""


def _named(rows: Any) -> dict[Any, Any]:
    return {(row[0].name, getattr(row[0], "lane", None)): row for row in rows}


def _rows(both: list[dict[Any, Any]], name: Any) -> tuple[Any, Any]:
    before, after = both[0].get(name), both[1].get(name)
    return (before[0] if before else None), (after[0] if after else None)


def _tests(row: Any) -> Iterator[Test]:
    for key in ("when", "test", "unless"):
        test = getattr(row, key, None)
        if test is not None:
            yield test


def _leaves(test: Test) -> Iterator[tuple[str, Any]]:
    if not test.tests:
        yield test.of, test.value
        if isinstance(test.value, Operand) and test.value.name:
            yield test.value.name, None
    for inner in test.tests:
        yield from _leaves(inner)
