"""What computations say of answers: verdicts with their clauses, and who is competent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tessera.law.model import Condition, Mark, Norm, Value
from tessera.words.languages import Text


class Verdict(StrEnum):
    """What a computation says of a condition; only people decide."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    PRESUMED = "presumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFinding:
    """One clause of a condition: what was asked, what was found, what the law wants.

    `norms` are the dated figures and lists behind the two sides, `lacking` the questions without
    an answer. `within` is the way down to the clause: `any#2` is the second part of an "any",
    `when` what only selects.
    """

    verdict: Verdict
    test: str
    of: str
    found: object
    wanted: object
    label: Text | None = None
    norms: tuple[Norm, ...] = ()
    lacking: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One condition evaluated for one set of answers and one day.

    `clauses` are all of them, `telling` those that brought the verdict about.
    """

    condition: Condition
    verdict: Verdict
    clauses: tuple[ClauseFinding, ...]
    telling: tuple[ClauseFinding, ...] = ()

    @property
    def norms(self) -> Iterator[Norm]:
        """The condition, and what the clauses that decided leaned on."""
        yield self.condition
        for clause in self.telling:
            yield from clause.norms

    @property
    def mark(self) -> Mark:
        return least_sure(norm.mark for norm in self.norms)

    @property
    def cites(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cite for norm in self.norms for cite in norm.cites))

    @property
    def missing(self) -> tuple[str, ...]:
        """The questions without an answer, when that leaves the finding open.

        What stands in an alternative that is ruled out already would settle nothing.
        """
        if self.verdict is not Verdict.UNKNOWN:
            return ()
        names = (n for c in self.telling if c.verdict is Verdict.UNKNOWN for n in c.lacking)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """Who decides on the work, by which rule, from which answers; `missing`: what to ask first."""

    authority: str | None
    rule: str
    inputs: Mapping[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    mark: Mark = Mark.UNKNOWN


_ORDER = {mark: rank for rank, mark in enumerate(Mark)}


def least_sure(marks: Iterable[Mark]) -> Mark:
    """The lowest of some marks: a chain is as sure as its weakest link."""
    return max(marks, key=_ORDER.__getitem__, default=Mark.UNKNOWN)
