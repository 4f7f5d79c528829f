"""A wanted start held against the term to decide: can it be met, and until when must one begin."""

from dataclasses import dataclass
from datetime import date, timedelta

from tessera.law.assess import ends_of
from tessera.law.assessment import Ends
from tessera.law.holidays import legal_calendar
from tessera.law.model import Answers, Term
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law
from tessera.words.days import ONE_DAY, last_day

STARTS = ("contract.start", "card.start", "holiday.start")
"""The questions that say from when somebody wants to use what is asked for."""

KIND = "application.kind"

FURTHEST = timedelta(days=800)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """`sure_from`: the first day behind the term, if it began today. `wanted`: as was said.

    `begin_by`: the last day on which the term can begin and still end before the wanted start;
    None without a wanted start, or where that day has passed: then `late`. `checked`: in time also
    when looking whether the file is complete takes as long as it is meant to. `visa`: one follows
    the decision, and how long it takes nobody knows.
    """

    sure_from: date
    wanted: date | None
    begin_by: date | None
    checked: bool = False
    visa: bool = False

    @property
    def late(self) -> bool:
        return self.wanted is not None and self.wanted < self.sure_from

    @property
    def stands(self) -> str:
        """`late`, `sure-for`, or `if`: in time only when more goes well than the law promises."""
        if self.late:
            return "late"
        return "sure-for" if self.checked and not self.visa else "if"

    @property
    def spare(self) -> int:
        """The days between the last day to decide and the wanted start, if the term began today."""
        return (self.wanted - self.sure_from).days if self.wanted else 0


def wanted_start(answers: Answers) -> date | None:
    """From when somebody wants to use what is asked for, as far as it was said."""
    days = (answers.get(name) for name in STARTS)
    return next((day for day in days if isinstance(day, date)), None)


def start_of(
    ends: Ends | None, answers: Answers, *, check: Ends | None = None, visa: bool = False
) -> Start | None:
    """What the term to decide says of the start; None where its length is unknown.

    `check` is the term to look whether the file is complete, for a term that begins only then.
    """
    if ends is None or ends.last is None:
        return None
    wanted = wanted_start(answers)
    begin_by = _begin_by(ends, wanted) if wanted else None
    begins = ends.start if ends.term.starts == "filed" else check.last if check else None
    return Start(
        sure_from=ends.last + ONE_DAY,
        wanted=wanted,
        begin_by=begin_by,
        checked=begin_by is not None and begins is not None and begins <= begin_by,
        visa=visa,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When to ask for more time behind a title that runs until `until`: from `opens`, by `closes`.

    `first` and `last` are the rows that say so, None where the law has none. A day is None where
    its row has no length, or while nobody said until when the title runs.
    """

    until: date | None
    first: Term | None
    last: Term
    opens: date | None
    closes: date | None


def renewing(procedure: Procedure, answers: Answers) -> bool:
    """Whether these answers renew a title: they say so, or the procedure is for nothing else."""
    kind = answers.get(KIND)
    if kind is not None:
        return kind == "renewal"
    return procedure.code in procedure.renews and len(procedure.renews) > 1


def window_of(law: Law, procedure: Procedure, authority: str, answers: Answers) -> Window | None:
    """When to ask, counted back from the last day of the title; None for a first application."""
    until = answers.get("stay.until")
    rows = {term.name: term for term in law.terms(procedure.code, authority)}
    renews = renewing(procedure, answers)
    last = rows.get("renewal-closes" if renews else "search-closes")
    if last is None:
        return None
    first = rows.get("renewal-opens") if renews else None
    known = until if isinstance(until, date) else None
    return Window(
        until=known, first=first, last=last, opens=_back(first, known), closes=_back(last, known)
    )


def _back(term: Term | None, day: date | None) -> date | None:
    if term is None or term.length is None or day is None:
        return None
    return last_day(day, -term.length, unit=term.unit, shift=term.shift, calendar=legal_calendar())


def _begin_by(ends: Ends, wanted: date) -> date | None:
    """Counted back day by day: what a term skips depends on where it begins."""
    day = min(wanted, ends.start + FURTHEST)
    while day >= ends.start:
        last = ends_of(ends.term, day)
        if last is not None and last < wanted:
            return day
        day -= ONE_DAY
    return None
