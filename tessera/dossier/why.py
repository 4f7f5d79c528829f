"""Why a clock ends on its day: the count, what stood still, what was extended or set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from tessera.dossier.clock import Clock
from tessera.words.days import Calendar, Step, explained


def why(clock: Clock, calendar: Calendar) -> tuple[Step, ...]:
    """Every step from the day a clock starts to its last day; none while that day is not known."""
    base, length = clock.counted_from or clock.start, clock.term.length
    if base is None or clock.due is None:
        return ()
    if length is None:
        return (Step(code="starts", day=base), Step(code="set", day=clock.due))
    counted = explained(
        base,
        -length if clock.counted_from else length,
        unit=clock.term.unit,
        shift=clock.term.shift,
        calendar=calendar,
    )
    if counted[-1].day == clock.due:
        return counted
    return (*counted[:-1], *_moved(clock, counted[-1]), replace(counted[-1], day=clock.due))


def _moved(clock: Clock, counted: Step) -> Iterator[Step]:
    """What brought the last day from where the count ended to where it is."""
    end = counted.day
    for pause in clock.pauses:
        if pause.until is not None and clock.start is not None:
            days = (pause.until - max(pause.since, clock.start)).days
            end += timedelta(days)
            yield Step(code="stood-still", day=end, of=days)
    if clock.due is None or clock.due == end:
        return
    if clock.extended_until == clock.due:
        yield Step(code="extended", day=clock.due)
    elif clock.due == end - timedelta(1):
        yield Step(code="the-day-before", day=clock.due)
    else:
        yield Step(code="set", day=clock.due)
