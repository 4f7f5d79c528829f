"""The terms of a title: time left after the work, papers, hearing, the window to renew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tessera.dossier.clock import Clock
from tessera.dossier.model import FrozenTerm
from tessera.dossier.title import Title
from tessera.law.model import Lane
from tessera.words.days import Calendar, last_day

ONE_DAY = timedelta(days=1)
OPENS, CLOSES, EARLY = "renewal-opens", "renewal-closes", "renewal-reminder"
# Only the holder and the side of the stay know of a hearing: no fact tells everybody that it ended.
UNTOLD = "hearing"


def title_clocks(title: Title, calendar: Calendar) -> tuple[Clock, ...]:
    """Every clock of the title."""
    grace, hearing = grace_clock(title, calendar), hearing_clock(title)
    return (
        *((grace,) if grace else ()),
        *((hearing,) if hearing else ()),
        *_papers(title, calendar),
        *_window(title, calendar),
    )


def title_clock_of(title: Title, key: str, calendar: Calendar) -> Clock | None:
    return next((c for c in title_clocks(title, calendar) if c.key == key), None)


def may_pass(clock: Clock) -> bool:
    """Whether the watch notes the end of this clock: it runs, and everybody may hear of it."""
    return clock.running and not clock.key.startswith(UNTOLD)


def grace_clock(title: Title, calendar: Calendar) -> Clock | None:
    """The time to find other work: from the end of the work authorisation to the end by law.

    Residence Act, article 61/25-2, paragraph 5; none for those the executive agreement excludes.
    """
    if title.grace is None or title.work_ended_on is None:
        return None
    return Clock(
        key="grace",
        term=title.grace,
        lane=Lane.STAY,
        start=title.work_ended_on,
        due=_counted(title.grace, title.work_ended_on, calendar),
        ended_on=title.over_on,
        passed="grace" in title.passed,
    )


def hearing_clock(title: Title) -> Clock | None:
    """The time to answer: from service on the holder to the day that the officer set."""
    announced = title.announced
    if announced is None:
        return None
    return Clock(
        key=f"{UNTOLD}:{announced.version}",
        term=announced.term,
        lane=Lane.STAY,
        start=title.served_on(announced.version),
        due=announced.answer_by,
        ended_on=title.over_on,
    )


def _counted(
    term: FrozenTerm, start: date, calendar: Calendar, *, back: bool = False
) -> date | None:
    if term.length is None:
        return None
    length = -term.length if back else term.length
    return last_day(start, length, unit=term.unit, shift=term.shift, calendar=calendar)


def _papers(title: Title, calendar: Calendar) -> Iterator[Clock]:
    """The last paper: that it nears its end, and that it ended. A card or a new paper ends both."""
    if not title.papers:
        return
    number, paper = len(title.papers), title.papers[-1]
    ended = title.card_on if title.card_on and title.card_on >= paper.since else title.over_on
    if paper.near:
        near = _counted(paper.near, paper.until, calendar, back=True)
        at = _at(title, f"paper-ends:{number}", paper.near, paper.since, near, ended)
        yield replace(at, counted_from=paper.until)
    if title.paper_term:
        yield _at(title, f"paper:{number}", title.paper_term, paper.since, paper.until, ended)


def _window(title: Title, calendar: Calendar) -> Iterator[Clock]:
    """The window to renew, counted back from the last day of the title.

    `renewal-opens` is over on the first day on which one may file; `renewal-closes` on the first
    day on which one files late. Nobody is reminded before the first day on which one may file.
    """
    if title.until is None or title.opened_on is None:
        return
    filed = min((r.filed_on for r in title.renewals), default=None)
    ended = filed or title.work_ended_on or title.withdrawn_on or title.over_on
    days = {t.name: _counted(t, title.until, calendar, back=True) for t in title.renewal_terms}
    opens, early = days.get(OPENS), days.get(EARLY)
    for term in title.renewal_terms:
        if term.name == EARLY and opens and early and early < opens:
            continue
        day = days[term.name]
        due = day - ONE_DAY if day and term.name != CLOSES else day
        at = _at(title, term.name, term, title.opened_on, due, ended)
        yield replace(at, counted_from=title.until)


def _at(
    title: Title,
    key: str,
    term: FrozenTerm,
    start: date,
    due: date | None,
    ended: date | None,
) -> Clock:
    return Clock(
        key=key,
        term=term,
        lane=None,
        start=start,
        due=due,
        ended_on=ended,
        passed=key in title.passed,
    )
