"""When a term ends, and why on that day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.law.holidays import closed, legal_calendar
from tessera.words import dates
from tessera.words.days import (
    BeyondCalendar,
    Shift,
    Unit,
    add_months,
    explained,
    last_day,
)

CALENDAR = legal_calendar()
MOVES = Shift.NEXT_WORKING_DAY
days = st.dates(date(2016, 1, 1), date(2040, 12, 31))


def ends(start, length, unit=Unit.DAYS, shift=MOVES):
    return last_day(start, length, unit=unit, shift=shift, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("notified", "last"),
    [
        (date(2026, 11, 26), date(2026, 12, 28)),  # Saturday 26 December
        (date(2026, 11, 25), date(2026, 12, 28)),  # Christmas on a Friday, then the weekend
        (date(2026, 12, 1), date(2026, 12, 31)),  # a Thursday stays
    ],
)
def test_thirty_days_move_to_the_next_working_day(notified, last):
    assert ends(notified, 30) == last


def test_a_term_without_shift_may_end_on_a_saturday():
    assert ends(date(2026, 11, 26), 30, shift=Shift.NONE) == date(2026, 12, 26)


def test_closing_days_of_an_office_are_ordinary_working_days():
    all_souls, boxing_day = date(2026, 11, 2), date(2025, 12, 26)
    assert closed("flanders", all_souls) is not None
    assert closed("wallonia", all_souls) is None
    assert CALENDAR.is_working(all_souls)
    assert CALENDAR.is_working(boxing_day)
    assert ends(date(2026, 10, 3), 30) == all_souls


def test_there_are_ten_legal_holidays_a_year():
    for year in range(CALENDAR.since.year, CALENDAR.until.year + 1):
        assert sum(day.year == year for day in CALENDAR.holidays) == 10


def test_movable_holidays_fall_on_their_weekday_and_apart_by_their_distance():
    for year in range(CALENDAR.since.year, CALENDAR.until.year + 1):
        named = {name.en: day for day, name in CALENDAR.holidays.items() if day.year == year}
        easter_monday = named["Easter Monday"]
        assert easter_monday.weekday() == 0
        assert named["Ascension Day"] - easter_monday == timedelta(38)
        assert named["Whit Monday"] - easter_monday == timedelta(49)
        assert date(year, 3, 23) <= easter_monday <= date(year, 4, 26)


def test_months_run_from_a_date_to_the_same_date():
    assert ends(date(2026, 3, 12), 4, Unit.MONTHS, Shift.NONE) == date(2026, 7, 12)


def test_months_that_are_too_short_end_on_their_last_day():
    assert add_months(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert add_months(date(2027, 10, 31), 4) == date(2028, 2, 29)
    assert add_months(date(2026, 12, 31), -1) == date(2026, 11, 30)


def test_working_days_step_over_weekends_and_holidays():
    # Three working days after posting on Thursday 24 December 2026: 28, 29, 30.
    assert ends(date(2026, 12, 24), 3, Unit.WORKING_DAYS) == date(2026, 12, 30)
    # Fifteen working days around Easter 2026, with Easter Monday.
    assert ends(date(2026, 3, 20), 15, Unit.WORKING_DAYS) == date(2026, 4, 13)


def test_a_backward_term_counts_from_its_end():
    assert ends(date(2027, 4, 30), -2, Unit.MONTHS, Shift.NONE) == date(2027, 2, 28)
    assert ends(date(2026, 12, 31), -15, Unit.DAYS, Shift.NONE) == date(2026, 12, 16)
    assert ends(date(2026, 12, 28), -1, Unit.WORKING_DAYS) == date(2026, 12, 24)


def test_the_answer_to_why_names_each_day_that_moved_the_end():
    steps = explained(date(2026, 11, 25), 30, unit=Unit.DAYS, shift=MOVES, calendar=CALENDAR)
    assert [s.code for s in steps] == [
        "starts", "counted", "on-holiday", "saturday", "sunday", "ends",
    ]  # fmt: skip
    assert steps[2].name is not None
    assert steps[2].name.fr == "Noël"


def test_the_answer_to_why_says_that_it_counts_back_and_never_that_the_term_starts():
    steps = explained(date(2030, 1, 31), -135, unit=Unit.DAYS, shift=Shift.NONE, calendar=CALENDAR)
    assert [s.code for s in steps] == ["back-from", "counted", "back-to"]
    assert steps[-1].day == date(2029, 9, 18)
    assert dates.why(steps, "en")[0].startswith("The count goes back from Thursday")
    assert dates.why(steps, "fr")[-1] == "On arrive ainsi au mardi 18\u00a0septembre 2029."


def test_the_answer_to_why_says_that_a_month_is_too_short():
    steps = explained(date(2026, 10, 31), 4, unit=Unit.MONTHS, shift=Shift.NONE, calendar=CALENDAR)
    assert [s.code for s in steps] == ["starts", "no-such-day", "counted", "ends"]
    assert steps[1].of == 31


def test_the_answer_to_why_names_holidays_stepped_over_while_counting():
    steps = explained(date(2026, 4, 2), 3, unit=Unit.WORKING_DAYS, shift=MOVES, calendar=CALENDAR)
    assert [(s.code, s.day) for s in steps if s.code == "holiday"] == [
        ("holiday", date(2026, 4, 6))
    ]


def test_a_calendar_never_guesses_beyond_its_last_year():
    with pytest.raises(BeyondCalendar):
        ends(date(2045, 12, 20), 30)


@given(days, st.integers(1, 400), st.sampled_from(Unit))
def test_a_moved_term_ends_on_a_working_day_and_never_earlier(start, length, unit):
    length = min(length, 24) if unit is Unit.MONTHS else length
    still = ends(start, length, unit, Shift.NONE)
    moved = ends(start, length, unit)
    assert CALENDAR.is_working(moved)
    assert start < still <= moved
    assert not any(CALENDAR.is_working(still + timedelta(n)) for n in range((moved - still).days))


@given(days, st.integers(1, 60))
def test_counting_back_undoes_counting_forward_in_working_days(start, count):
    start = CALENDAR.next_working(start)
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, count), -count) == start


@given(days, st.integers(0, 48))
def test_a_longer_term_never_ends_earlier(start, months):
    assert add_months(start, months) < add_months(start, months + 1)


def test_the_last_working_day_before_a_weekend_of_holidays_is_known():
    assert CALENDAR.last_working(date(2026, 12, 27)) == date(2026, 12, 24)
    assert CALENDAR.last_working(date(2026, 12, 24)) == date(2026, 12, 24)
