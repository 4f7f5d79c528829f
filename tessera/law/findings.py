"""What computations say of answers: verdicts with their clauses, and who is competent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tessera.law.model import Condition, Mark, Value
from tessera.words.languages import Text


class Verdict(StrEnum):
    """What a computation says of a condition; only people decide."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    PRESUMED = "presumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFinding:
    """One clause of a condition: what was asked, what was found, what the law wants."""

    verdict: Verdict
    test: str
    of: str
    found: object
    wanted: object
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One condition evaluated, with every clause, for one set of answers and one day."""

    condition: Condition
    verdict: Verdict
    clauses: tuple[ClauseFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """Who decides on the work, by which rule, from which answers; `missing`: what to ask first."""

    authority: str | None
    rule: str
    inputs: Mapping[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    mark: Mark = Mark.UNKNOWN
