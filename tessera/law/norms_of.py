"""All that the law says of one procedure before one of its authorities, chapter by chapter."""

from collections.abc import Mapping

from tessera.law.model import (
    Authority,
    Condition,
    Kind,
    Lane,
    LetterKind,
    Norm,
    Question,
    Requirement,
    Term,
)
from tessera.law.selection import narrowest
from tessera.law.shelf import Law

Chapters = Mapping[str, tuple[Norm, ...]]
CHAPTERS = ("questions", "documents", "charges", "conditions", "terms", "letters")


def authorities_of(law: Law, procedure: str) -> tuple[Authority, ...]:
    """Who examines the procedure: each work authority if there is work, then the stay's own."""
    found = law.procedure(procedure)
    kinds = {Kind.WORK_AUTHORITY} if Lane.WORK in found.lanes else set()
    work = [row for row in law.authorities() if row.kind in kinds]
    stay = [row for row in law.authorities() if row.id == found.stay_authority]
    return (*work, *(stay if Lane.STAY in found.lanes or not work else ()))


def lane_of(authority: Authority) -> Lane:
    return Lane.WORK if authority.kind is Kind.WORK_AUTHORITY else Lane.STAY


def norms_of(law: Law, procedure: str, authority: Authority) -> Chapters:
    """The rows in force for this half: those of every authority, and its own."""
    lane, code = lane_of(authority), authority.id
    mine = {None, lane}
    return {
        "questions": narrowest(law.all(Question), procedure, code),
        "documents": _of_lane(narrowest(law.all(Requirement), procedure, code), {lane}),
        "charges": tuple(row for row in law.charges(procedure, code) if row.payee == code),
        "conditions": _of_lane(narrowest(law.all(Condition), procedure, code), {lane}),
        "terms": _of_lane(narrowest(law.all(Term), procedure, code), mine),
        "letters": _of_lane(narrowest(law.all(LetterKind), procedure, ""), mine),
    }


def _of_lane(
    rows: tuple[Requirement, ...]
    | tuple[Condition, ...]
    | tuple[Term, ...]
    | tuple[LetterKind, ...],
    lanes: set[Lane | None] | set[Lane],
) -> tuple[Norm, ...]:
    return tuple(row for row in rows if row.lane in lanes)
