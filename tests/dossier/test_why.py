"""Why this date? The steps told to a reader lead from the start to the very day that is shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from tessera.dossier.clock import Clock, Pause, clocks
from tessera.dossier.model import FrozenTerm
from tessera.dossier.title_clock import title_clocks
from tessera.dossier.why import why
from tessera.law.load import shelf
from tessera.law.model import Mark, Shift, Term, Unit
from tessera.words import dates
from tessera.words.sentences import knows
from tests.dossier.test_walks import CALM
from tests.dossier.walking import FIRST_DAY, walks

CALENDAR = shelf().on(FIRST_DAY).calendar
START = date(2026, 9, 30)


def a_clock(length=90, unit=Unit.DAYS, due=None, **more):
    term = FrozenTerm(
        name="decision", norm="n", version=START, mark=Mark.VERIFIED, cites=("aliens-act",),
        length=length, unit=unit, shift=Shift.NONE,
    )  # fmt: skip
    return Clock(key="decision", term=term, lane=None, start=START, due=due, **more)


def codes(clock):
    return [step.code for step in why(clock, CALENDAR)]


def test_a_plain_count_starts_counts_and_ends():
    assert codes(a_clock(due=date(2026, 12, 29))) == ["starts", "counted", "ends"]


def test_days_that_stood_still_are_added_and_say_so():
    pause = Pause(since=date(2026, 10, 10), until=date(2026, 10, 20), cause="information")
    steps = why(a_clock(due=date(2027, 1, 8), pauses=(pause,)), CALENDAR)
    assert [(s.code, s.of) for s in steps if s.code == "stood-still"] == [("stood-still", 10)]
    assert steps[-1].day == date(2027, 1, 8)


def test_an_extension_and_a_day_set_by_a_person_are_told_apart():
    later = date(2027, 3, 1)
    assert "extended" in codes(a_clock(due=later, extended_until=later))
    assert "set" in codes(a_clock(due=later))
    assert codes(a_clock(length=None, due=later)) == ["starts", "set"]


def test_a_window_is_counted_back_from_the_end_of_the_title():
    until = date(2029, 3, 31)
    clock = a_clock(length=2, unit=Unit.MONTHS, due=date(2029, 1, 31), counted_from=until)
    steps = why(clock, CALENDAR)
    assert (steps[0].day, steps[-1].day) == (until, date(2029, 1, 31))
    assert steps[-2].of == -2


def test_a_day_nobody_knows_is_not_explained():
    assert why(a_clock(due=None), CALENDAR) == ()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_every_step_has_a_sentence(language):
    pause = Pause(since=date(2026, 10, 10), until=date(2026, 10, 11), cause="information")
    clock = a_clock(due=date(2027, 3, 1), pauses=(pause,), extended_until=date(2027, 3, 1))
    assert len(dates.why(why(clock, CALENDAR), language)) == 5


@CALM
@given(walks())
def test_on_every_walk_the_last_step_is_the_day_that_is_shown(walk):
    dossier, title = walk.world.dossier, walk.world.title
    for clock in (*clocks(dossier, CALENDAR), *title_clocks(title, CALENDAR)):
        steps = why(clock, CALENDAR)
        assert bool(steps) == (
            clock.due is not None and (clock.start or clock.counted_from) is not None
        )
        if steps:
            assert steps[-1].day == clock.due
            assert all(step.day - steps[0].day < timedelta(20000) for step in steps)


def test_every_term_that_can_become_a_clock_has_a_name_for_its_reader():
    rows = [*shelf().rows[Term], *(r for apart in shelf().regimes for r in apart.rows[Term])]
    running = {row.name for row in rows if row.starts != "sent"}
    assert sorted(name for name in running if not knows(f"dossier.clock-{name}")) == []
