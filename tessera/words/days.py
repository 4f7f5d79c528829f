"""Days and terms: what is a working day, when a term ends, and why on that day."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tessera.words.languages import Text

SATURDAY = 5
SUNDAY = 6
ONE_DAY = timedelta(1)


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"


class Shift(StrEnum):
    """Where a last day goes that falls on a Saturday, a Sunday or a legal holiday."""

    NONE = "none"
    NEXT_WORKING_DAY = "next-working-day"


class BeyondCalendar(LookupError):
    """The calendar does not know the holidays of this day; it never guesses that there are none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """The legal holidays from `since` to `until`. Closing days of an office are not among them."""

    holidays: Mapping[date, Text]
    since: date
    until: date

    def holiday(self, day: date) -> Text | None:
        """The name of the legal holiday that `day` is, if it is one."""
        if not self.since <= day <= self.until:
            raise BeyondCalendar(day.isoformat())
        return self.holidays.get(day)

    def is_working(self, day: date) -> bool:
        """Neither Saturday nor Sunday nor a legal holiday."""
        return self.holiday(day) is None and day.weekday() < SATURDAY

    def next_working(self, day: date) -> date:
        """`day` itself when it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def last_working(self, day: date) -> date:
        """`day` itself when it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); `day` never counts."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the answer to 'why this day?'.

    `code` is one of starts, counted, holiday (skipped while counting), no-such-day (the month is
    too short), saturday, sunday, on-holiday (the last day moves), ends. Counting back the first is
    back-from, the last back-to. `of` is the length counted.
    """

    code: str
    day: date
    of: int = 0
    unit: Unit | None = None
    name: Text | None = None


def add_months(day: date, months: int) -> date:
    """The same date `months` later (earlier when negative), or the last day of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(start: date, length: int, *, unit: Unit, shift: Shift, calendar: Calendar) -> date:
    """The last day of a term, itself included. A negative length counts back from `start`."""
    return explained(start, length, unit=unit, shift=shift, calendar=calendar)[-1].day


def explained(
    start: date, length: int, *, unit: Unit, shift: Shift, calendar: Calendar
) -> tuple[Step, ...]:
    """Every step from the first day of a term to its last; the last step is the last day.

    The day the term starts on never counts: the first day that counts is the next one. So a term
    in days ends `length` days later, and a term in months on the same date of a later month.
    """
    counted = _counted(start, length, unit, calendar)
    back = length < 0
    steps = [Step(code="back-from" if back else "starts", day=start)]
    if unit is Unit.WORKING_DAYS:
        steps += _skipped(start, counted, calendar)
    if unit is Unit.MONTHS and counted.day != start.day:
        steps.append(Step(code="no-such-day", day=counted, of=start.day))
    steps.append(Step(code="counted", day=counted, of=length, unit=unit))
    end = counted
    if shift is Shift.NEXT_WORKING_DAY:
        end = calendar.next_working(counted)
        steps += _moved(counted, end, calendar)
    return (*steps, Step(code="back-to" if back else "ends", day=end))


def _counted(start: date, length: int, unit: Unit, calendar: Calendar) -> date:
    match unit:
        case Unit.DAYS:
            return start + timedelta(length)
        case Unit.MONTHS:
            return add_months(start, length)
        case Unit.WORKING_DAYS:
            return calendar.add_working_days(start, length)


def _skipped(start: date, end: date, calendar: Calendar) -> Iterator[Step]:
    """The legal holidays on weekdays that a count of working days steps over."""
    first, last = sorted((start, end))
    for day in _between(first + ONE_DAY, last):
        name = calendar.holiday(day)
        if name is not None and day.weekday() < SATURDAY:
            yield Step(code="holiday", day=day, name=name)


def _moved(day: date, end: date, calendar: Calendar) -> Iterator[Step]:
    """Why the last day could not stay where the count ended."""
    for stop in _between(day, end - ONE_DAY):
        if name := calendar.holiday(stop):
            yield Step(code="on-holiday", day=stop, name=name)
        elif stop.weekday() == SATURDAY:
            yield Step(code="saturday", day=stop)
        else:
            yield Step(code="sunday", day=stop)


def _between(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    for count in range((last - first).days + 1):
        yield first + timedelta(count)
