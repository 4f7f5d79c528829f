"""Everything the law says of answers on a day: who decides, conditions, papers, sums, terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tessera.law.assessment import Assessment, Due, Ends, Needed
from tessera.law.case import Case
from tessera.law.charges import for_case
from tessera.law.competence import competent
from tessera.law.conditions import evaluated
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Finding, Verdict
from tessera.law.holidays import legal_calendar
from tessera.law.model import Answers, Lane, Reference, Row, Term
from tessera.law.planning import Plan, plan
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law, Shelf
from tessera.law.terms import applicable
from tessera.words.days import last_day


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
    rows, case = plan(law, procedure, work), view.case(work, Reference.FILING)
    said = tuple(
        finding for office in (work, found.stay_authority) for finding in _findings(view, office)
    )
    return Assessment(
        procedure=found,
        authority=work or None,
        days=days,
        digest=shelf.digest,
        competence=who,
        findings=said,
        needed=tuple(_needed(rows, case)),
        due=tuple(_due(rows, case)),
        terms=tuple(_ends(term, days[Reference.FILING]) for term in applicable(rows.terms, case)),
        until=_until(found, said, case),
    )


def findings(  # noqa: PLR0913 - each argument is a separate choice of the caller
    source: Law | Shelf,
    procedure: str,
    answers: Answers,
    *,
    days: Mapping[Reference, date] | date | None = None,
    authority: str,
    lane: Lane | None = None,
    life: tuple[Row, ...] = (),
) -> tuple[Finding, ...]:
    """Only what one authority's conditions say of these answers, in one lane or in all."""
    shelf = source.shelf if isinstance(source, Law) else source
    days = _all_days(source, days)
    view = View(shelf=shelf, days=days, procedure=procedure, answers=answers, life=life)
    return tuple(
        finding
        for finding in _findings(view, authority)
        if lane is None or finding.condition.lane is lane
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


def _findings(view: View, authority: str) -> Iterator[Finding]:
    """The findings of the conditions that concern these answers, each on its own day."""
    for reference, day in view.days.items():
        rows = plan(view.shelf.on(day), view.procedure, authority).conditions[reference]
        if not rows:
            continue
        case = view.case(authority, reference)
        for condition, concerns, check in rows:
            finding = evaluated(condition, concerns, check, case)
            if finding is not None:
                yield finding


def _needed(rows: Plan, case: Case) -> Iterator[Needed]:
    for requirement, when in rows.requirements:
        verdict = when(case)[0] if when else Verdict.MET
        if verdict is not Verdict.NOT_MET:
            yield Needed(requirement=requirement, verdict=verdict)


def _due(rows: Plan, case: Case) -> Iterator[Due]:
    for charge, unless in rows.charges:
        waived = unless(case)[0] if unless else Verdict.NOT_MET
        yield Due(charge=for_case(charge, case), verdict=_OPPOSITE[waived])


def _ends(term: Term, start: date) -> Ends:
    return Ends(term=term, start=start, last=ends_of(term, start))


def ends_of(term: Term, start: date) -> date | None:
    """The last day of a term that starts then; None where its length is unknown."""
    if term.length is None:
        return None
    return last_day(start, term.length, unit=term.unit, shift=term.shift, calendar=legal_calendar())


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


_OPPOSITE: Mapping[Verdict, Verdict] = {
    Verdict.MET: Verdict.NOT_MET,
    Verdict.NOT_MET: Verdict.MET,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}
