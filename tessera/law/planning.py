"""The rows of one procedure before one authority, gathered and compiled once a day of law."""

from collections.abc import Mapping
from dataclasses import dataclass

from tessera.law.charges import Charge
from tessera.law.conditions import Check, compiled
from tessera.law.model import Condition, Reference, Requirement, Term, Test
from tessera.law.shelf import Law

FROM_FILING = frozenset({"filed", "declared-complete", "served:declared-complete"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The rows of one procedure before one pair of authorities, tests compiled."""

    conditions: Mapping[Reference, tuple[tuple[Condition, Check | None, Check], ...]]
    requirements: tuple[tuple[Requirement, Check | None], ...]
    charges: tuple[tuple[Charge, Check | None], ...]
    terms: tuple[tuple[Term, Check | None], ...]


def plan(law: Law, procedure: str, authority: str) -> Plan:
    return law.once(("plan", procedure, authority), lambda: _planned(law, procedure, authority))


def _planned(law: Law, procedure: str, authority: str) -> Plan:
    rows = law.conditions(procedure, authority) if authority else ()
    lanes = {None, *law.procedure(procedure).lanes}
    return Plan(
        conditions={
            reference: tuple(
                (row, _compiled(row.when), compiled(row.test))
                for row in rows
                if row.reference is reference and row.lane in lanes
            )
            for reference in Reference
        },
        requirements=tuple(
            (row, _compiled(row.when))
            for row in law.requirements(procedure, authority)
            if row.lane in lanes
        ),
        charges=tuple((row, _compiled(row.unless)) for row in law.charges(procedure, authority)),
        terms=tuple(
            (row, _compiled(row.when))
            for row in law.terms(procedure, authority)
            if row.starts in FROM_FILING and row.lane in lanes
        ),
    )


def _compiled(test: Test | None) -> Check | None:
    return None if test is None else compiled(test, ("when",))
