"""A term of the law applied to a dossier: computed from facts, never stored, never counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tessera.dossier.half import Verdict
from tessera.dossier.model import Dossier, Due, FrozenTerm, Phase, Request
from tessera.law.model import Effect, Kind, Lane, Unit
from tessera.words.days import Calendar, add_months, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The term stood still from `since` up to, not including, `until` (None: it still does)."""

    since: date
    until: date | None
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One term at work. `due`, its last day, is None while it stands still, unbegun or unknown.

    `longest` is the latest day to which the law lets it be extended, where it names a maximum.
    `counted_from`: the day from which it is counted back, where it does not run forward.
    """

    key: str
    term: FrozenTerm
    lane: Lane | None
    start: date | None
    due: date | None
    ended_on: date | None = None
    passed: bool = False
    pauses: tuple[Pause, ...] = ()
    extended_until: date | None = None
    longest: date | None = None
    counted_from: date | None = None

    @property
    def running(self) -> bool:
        return self.start is not None and self.ended_on is None

    @property
    def standing_still(self) -> bool:
        return any(p.until is None for p in self.pauses)

    def over(self, day: date) -> bool:
        """Whether the term has run out on `day` without its end having come in time."""
        if self.due is None or self.start is None or self.term.target:
            return False
        return (self.ended_on or day) > self.due

    def days_left(self, day: date) -> int | None:
        return None if self.due is None or not self.running else (self.due - day).days

    def used(self, day: date) -> int:
        """Days of the term spent by the end of `day`; days standing still do not count."""
        end = min(day, self.ended_on) if self.ended_on else day
        if self.start is None or end < self.start:  # not begun, or answered before it was served
            return 0
        still = sum(_overlap(p, self.start, end) for p in self.pauses)
        return (end - self.start).days - still


def _overlap(pause: Pause, since: date, until: date) -> int:
    last = min(pause.until or until, until)
    return max(0, (last - max(pause.since, since)).days)


def _merged(pauses: list[Pause]) -> tuple[Pause, ...]:
    """The union of the intervals, so that two causes at once never count a day twice."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda p: (p.since, p.until or date.max)):
        last = merged[-1] if merged else None
        if last and (last.until is None or pause.since <= last.until):
            until = (
                None if last.until is None or pause.until is None else max(last.until, pause.until)
            )
            merged[-1] = Pause(since=last.since, until=until, cause=last.cause)
        else:
            merged.append(pause)
    return tuple(merged)


def _due(
    term: FrozenTerm, start: date | None, pauses: tuple[Pause, ...], cal: Calendar
) -> date | None:
    """The last day, moved by the days the term stood still; unknown while it does."""
    if start is None or term.length is None or any(p.until is None for p in pauses):
        return None
    still = sum(_overlap(p, start, date.max) for p in pauses)
    due = last_day(start, term.length, unit=term.unit, shift=term.shift, calendar=cal)
    return due + timedelta(days=still) if still else due


def request_clock(dossier: Dossier, request: Request, calendar: Calendar) -> Clock:
    """The applicant's term to answer: it starts when the request reaches the person asked."""
    started = dossier.served_on(request.version)
    ended = request.answered_on
    if ended is None and dossier.ended_on:
        ended = dossier.ended_on
    return Clock(
        key=request.clock,
        term=request.term,
        lane=request.lane,
        start=started,
        due=_due(request.term, started, (), calendar),
        ended_on=ended,
        passed=request.clock in dossier.passed,
    )


def rest_clock(dossier: Dossier, due: Due, calendar: Calendar) -> Clock:
    """The term to complete a payment that was too small: from service of the letter that says so.

    Royal Decree of 8 October 1981, article 1/2: 30 days, by sources of 2015 and 2023.
    """
    assert due.rest
    start = dossier.served_on(due.asked_rest)
    return Clock(
        key=due.clock,
        term=due.rest,
        lane=Lane.STAY if due.payee == dossier.stay.authority else Lane.WORK,
        start=start,
        due=_due(due.rest, start, (), calendar),
        ended_on=due.closed_on or dossier.ended_on,
        passed=due.clock in dossier.passed,
    )


def decision_clock(dossier: Dossier, calendar: Calendar) -> Clock | None:
    """The term to decide: to service of the verdict of its half, from the day its norm names."""
    term, lane = dossier.decision_term, dossier.decision_lane
    if term is None:
        return None
    start = _started(dossier, term)
    pauses = _merged([*_information_pauses(dossier, term)])
    due = _due(term, start, pauses, calendar)
    most = term.extension_max
    longest = None if due is None or most is None else _later(due, most, term)
    if dossier.extended_until and (due is None or dossier.extended_until > due):
        due = dossier.extended_until
    return Clock(
        key="decision",
        term=term,
        lane=lane,
        start=start,
        due=due,
        ended_on=_decision_ended(dossier, lane),
        passed="decision" in dossier.passed,
        pauses=pauses,
        extended_until=dossier.extended_until,
        longest=longest,
    )


def _later(due: date, most: int, term: FrozenTerm) -> date:
    return add_months(due, most) if term.unit is Unit.MONTHS else due + timedelta(days=most)


def _information_pauses(dossier: Dossier, term: FrozenTerm) -> Iterator[Pause]:
    """Some terms stand still while information is awaited; the ordinary permit's does not."""
    if "information" not in term.pauses:
        return
    for request in dossier.requests:
        since = dossier.served_on(request.version)
        if not request.supplement and since:
            yield Pause(since=since, until=request.answered_on, cause="information")


def _started(dossier: Dossier, term: FrozenTerm) -> date | None:
    """The day a term to decide begins: as served, unless its norm names another."""
    if term.starts == "filed":
        return dossier.lodged_on or dossier.filed_on
    if term.starts == "forwarded":
        return dossier.forwarded_on
    if term.starts == "declared-complete":
        return dossier.complete_on
    return dossier.served_on(dossier.complete_version, "applicant")


def _decision_ended(dossier: Dossier, lane: Lane) -> date | None:
    """In time means served in time: a verdict nobody received does not stop this clock."""
    half = dossier.lane(lane)
    if half.verdict.positive or half.verdict.negative:
        about = dossier.issued_version if half.verdict.positive else half.verdict_version
        served = dossier.served_on(about, "worker") if about else None
        # once the joint decision is out nothing is left to decide, whenever it arrives
        return served or dossier.served_on(half.verdict_version) or dossier.issued_on
    if half.verdict in {Verdict.SILENT, Verdict.NOTED, Verdict.UNOPPOSED}:
        return half.verdict_on
    return dossier.ended_on


def second_clock(dossier: Dossier, calendar: Calendar) -> Clock | None:
    """The term of a half that opened only when the other was granted."""
    term, start = dossier.second_term, dossier.stay.opened_on
    if term is None:
        return None
    return Clock(
        key="decision-stay",
        term=term,
        lane=Lane.STAY,
        start=start,
        due=_due(term, start, (), calendar),
        ended_on=_decision_ended(dossier, Lane.STAY),
        passed="decision-stay" in dossier.passed,
    )


def forward_clock(dossier: Dossier, calendar: Calendar) -> Clock | None:
    """The counter's term to send on what was lodged with it on paper."""
    term, start = dossier.forward_term, dossier.lodged_on
    if term is None:
        return None
    return Clock(
        key="forward",
        term=term,
        lane=None,
        start=start,
        due=_due(term, start, (), calendar),
        ended_on=dossier.forwarded_on or dossier.ended_on,
        passed="forward" in dossier.passed,
    )


def clocks(dossier: Dossier, calendar: Calendar) -> tuple[Clock, ...]:
    """Every clock of the dossier, in the order in which they came to be."""
    found = [request_clock(dossier, r, calendar) for r in dossier.requests]
    found += [rest_clock(dossier, due, calendar) for due in dossier.charges if due.clock]
    others = (forward_clock, decision_clock, second_clock)
    made = (make(dossier, calendar) for make in others)
    return (*found, *(clock for clock in made if clock))


def stay_deemed_granted(dossier: Dossier, calendar: Calendar, day: date) -> bool:
    """Whether the law itself has granted the stay, because the term passed in silence.

    Residence Act, article 61/25-5: the ordinary single permit. A computation, not yet a finding:
    an officer certifies it.
    """
    clock = decision_clock(dossier, calendar)
    if clock is None or clock.term.effect is not Effect.DEEMED or clock.lane is not Lane.STAY:
        return False
    return dossier.stay.undecided and dossier.phase is Phase.EXAMINED and clock.over(day)


def stands_by_law(dossier: Dossier, calendar: Calendar, day: date) -> bool:
    """Whether what was told stands by the law itself: nobody opposed it within the term."""
    clock = decision_clock(dossier, calendar)
    if clock is None or clock.term.effect is not Effect.DEEMED or not dossier.shape.notice:
        return False
    return dossier.lane(clock.lane or Lane.WORK).undecided and clock.over(day)


def asked_of(request: Request) -> frozenset[Kind]:
    """The kinds of seats that can answer this request."""
    return frozenset(i.of for i in request.items)
