"""What an assessment says: findings, papers, sums, terms, and what would settle more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tessera.law.charges import Charge
from tessera.law.findings import Competence, Finding, Verdict, least_sure
from tessera.law.model import Consequence, Lane, Mark, Norm, Reference, Requirement, Term
from tessera.law.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A document, and whether it is needed: yes, or unknown until more is answered."""

    requirement: Requirement
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A charge: due (met), waived by the law (not met), or unknown until more is answered."""

    charge: Charge
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """A term, and its latest last day if what starts it happened on `start`."""

    term: Term
    start: date
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What was found. It decides nothing; `missing` lists the answers that would settle more."""

    procedure: Procedure
    authority: str | None
    days: Mapping[Reference, date]
    digest: str
    competence: Competence
    findings: tuple[Finding, ...]
    needed: tuple[Needed, ...]
    due: tuple[Due, ...]
    terms: tuple[Ends, ...]
    until: date | None

    def in_lane(self, lane: Lane) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.condition.lane is lane)

    def verdict(self, lane: Lane) -> Verdict:
        """Not met if any ground to refuse stands, unknown if any is open, else met."""
        grounds = {
            found.verdict
            for found in self.in_lane(lane)
            if found.condition.consequence is Consequence.REFUSAL
        }
        for verdict in (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PRESUMED):
            if verdict in grounds:
                return verdict
        return Verdict.MET if grounds else Verdict.UNKNOWN

    @property
    def missing(self) -> tuple[str, ...]:
        names = [*self.competence.missing, *(n for found in self.findings for n in found.missing)]
        return tuple(dict.fromkeys(names))

    @property
    def norms(self) -> Iterator[Norm]:
        yield self.procedure
        for found in self.findings:
            yield from found.norms
        yield from (due.charge for due in self.due)
        yield from (ends.term for ends in self.terms)

    @property
    def mark(self) -> Mark:
        """As sure as the least sure norm it leans on."""
        return least_sure([*(norm.mark for norm in self.norms), self.competence.mark])
