"""Everything the law says of answers on a day: who decides, conditions, papers, sums, terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tessera.law.case import Case
from tessera.law.competence import competent
from tessera.law.conditions import Check, compiled, evaluated
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Competence, Finding, Verdict, least_sure
from tessera.law.holidays import legal_calendar
from tessera.law.model import (
    Answers,
    Charge,
    Condition,
    Consequence,
    Lane,
    Mark,
    Norm,
    Procedure,
    Reference,
    Requirement,
    Row,
    Term,
    Test,
)
from tessera.law.shelf import Law, Shelf
from tessera.words.days import last_day


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The rows of one procedure before one pair of authorities, tests compiled."""

    conditions: Mapping[Reference, tuple[tuple[Condition, Check | None, Check], ...]]
    requirements: tuple[tuple[Requirement, Check | None], ...]
    charges: tuple[tuple[Charge, Check | None], ...]
    terms: tuple[Term, ...]


def assess(
    source: Law | Shelf,
    procedure: str,
    answers: Answers,
    *,
    days: Mapping[Reference, date] | date | None = None,
    authority: str | None = None,
    life: tuple[Row, ...] = (),
) -> Assessment:
    """Everything the law of these days says of these answers.

    `days` gives the day that counts for each reference; a day alone is the day of filing, and a
    reference without a day counts on the day of filing. Without `authority` the rules of
    competence look for the one that decides on the work; when they cannot say, only the stay is
    examined.
    """
    shelf = source.shelf if isinstance(source, Law) else source
    days = _all_days(source, days)
    law = shelf.on(days[Reference.FILING])
    found = law.procedure(procedure)
    who = competent(law, procedure, answers)
    work = authority or who.authority or ""
    view = View(shelf=shelf, days=days, procedure=procedure, answers=answers, life=life)
    plan, case = _plan(law, procedure, work), view.case(work, Reference.FILING)
    findings = tuple(
        finding for office in (work, found.stay_authority) for finding in _findings(view, office)
    )
    return Assessment(
        procedure=found,
        authority=work or None,
        days=days,
        digest=shelf.digest,
        competence=who,
        findings=findings,
        needed=tuple(_needed(plan, case)),
        due=tuple(_due(plan, case)),
        terms=tuple(_ends(term, days[Reference.FILING]) for term in plan.terms),
        until=_until(found, findings, case),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One set of answers on its days, before any authority."""

    shelf: Shelf
    days: Mapping[Reference, date]
    procedure: str
    answers: Answers
    life: tuple[Row, ...]

    def case(self, authority: str, reference: Reference) -> Case:
        day = self.days[reference]
        return Case(
            answers=self.answers,
            law=self.shelf.on(day),
            day=day,
            days=self.days,
            procedure=self.procedure,
            authority=authority,
            derivations=DERIVATIONS,
            life=self.life,
        )


def _all_days(
    source: Law | Shelf, days: Mapping[Reference, date] | date | None
) -> Mapping[Reference, date]:
    if days is None:
        if not isinstance(source, Law):
            raise TypeError("a shelf is of no day: say on which days")
        days = source.day
    if isinstance(days, date):
        return dict.fromkeys(Reference, days)
    return {reference: days.get(reference, days[Reference.FILING]) for reference in Reference}


def _plan(law: Law, procedure: str, authority: str) -> Plan:
    return law.once(("plan", procedure, authority), lambda: _planned(law, procedure, authority))


def _planned(law: Law, procedure: str, authority: str) -> Plan:
    rows = law.conditions(procedure, authority) if authority else ()
    stay = law.procedure(procedure).stay_authority
    papers = (*law.requirements(procedure, authority), *law.requirements(procedure, stay))
    return Plan(
        conditions={
            reference: tuple(
                (row, _compiled(row.when), compiled(row.test))
                for row in rows
                if row.reference is reference
            )
            for reference in Reference
        },
        requirements=tuple((row, _compiled(row.when)) for row in dict.fromkeys(papers)),
        charges=tuple((row, _compiled(row.unless)) for row in law.charges(procedure, authority)),
        terms=tuple(row for row in law.terms(procedure, authority) if row.starts in FROM_FILING),
    )


def _compiled(test: Test | None) -> Check | None:
    return None if test is None else compiled(test, ("when",))


def _findings(view: View, authority: str) -> Iterator[Finding]:
    """The findings of the conditions that concern these answers, each on its own day."""
    for reference, day in view.days.items():
        plan = _plan(view.shelf.on(day), view.procedure, authority)
        if not plan.conditions[reference]:
            continue
        case = view.case(authority, reference)
        for condition, concerns, check in plan.conditions[reference]:
            finding = evaluated(condition, concerns, check, case)
            if finding is not None:
                yield finding


def _needed(plan: Plan, case: Case) -> Iterator[Needed]:
    for requirement, when in plan.requirements:
        verdict = when(case)[0] if when else Verdict.MET
        if verdict is not Verdict.NOT_MET:
            yield Needed(requirement=requirement, verdict=verdict)


def _due(plan: Plan, case: Case) -> Iterator[Due]:
    for charge, unless in plan.charges:
        waived = unless(case)[0] if unless else Verdict.NOT_MET
        yield Due(charge=charge, verdict=_OPPOSITE[waived])


def _ends(term: Term, start: date) -> Ends:
    if term.length is None:
        return Ends(term=term, start=start, last=None)
    last = last_day(start, term.length, unit=term.unit, shift=term.shift, calendar=legal_calendar())
    return Ends(term=term, start=start, last=last)


def _until(procedure: Procedure, findings: tuple[Finding, ...], case: Case) -> date | None:
    """The last day that can be asked for, drawn in by every limit; None while one is open."""
    if not procedure.last_day:
        return None
    names = [procedure.last_day]
    for found in findings:
        if found.condition.limits_to and found.verdict is Verdict.UNKNOWN:
            return None
        if found.condition.limits_to and found.verdict is Verdict.NOT_MET:
            names.append(found.condition.limits_to)
    ends = [end for end in (case.found(name)[0] for name in names) if isinstance(end, date)]
    return min(ends) if len(ends) == len(names) else None


FROM_FILING = frozenset({"filed", "declared-complete", "served:declared-complete"})

_OPPOSITE: Mapping[Verdict, Verdict] = {
    Verdict.MET: Verdict.NOT_MET,
    Verdict.NOT_MET: Verdict.MET,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}
