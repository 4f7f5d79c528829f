"""Months of work and stay, days of short work: each count tried at its edges."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.case import AtLeast, Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.derivations.working_life import merged, months
from tessera.law.load import shelf
from tessera.law.model import Reference

DAY = date(2026, 11, 28)
NO_MORE = {"life.earlier-work": False, "life.earlier-stays": False}


def worked(since, until, **more):
    row = {"procedure": "single-permit-highly-skilled", "kind": "work", "country": "BE"}
    return row | {"since": since, "until": until} | more


def stayed(since, until):
    return worked(since, until, kind="stay")


def derived(name, *life, authority="flanders", procedure="single-permit-unlimited", **answers):
    case = Case(
        answers=NO_MORE
        | {key.replace("__", ".").replace("_", "-"): v for key, v in answers.items()},
        law=shelf().on(DAY),
        day=DAY,
        days=dict.fromkeys(Reference, DAY),
        procedure=procedure,
        authority=authority,
        derivations=DERIVATIONS,
        life=life,
    )
    return case.found(name).value


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (date(2022, 11, 28), date(2026, 11, 27), 48),
        (date(2022, 11, 29), date(2026, 11, 27), 47),
        (date(2022, 11, 28), date(2026, 11, 26), 47),
        (date(2024, 2, 29), date(2025, 2, 27), 11),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_a_month_is_whole_when_its_last_day_has_passed(since, until, count):
    assert months([(since, until)]) == count


def test_days_left_over_make_a_month_only_when_there_are_thirty_one():
    january = (date(2026, 1, 1), date(2026, 1, 20))
    assert months([january, (date(2026, 3, 1), date(2026, 3, 10))]) == 0
    assert months([january, (date(2026, 3, 1), date(2026, 3, 11))]) == 1


def test_a_day_in_two_periods_counts_once_and_periods_that_touch_are_one():
    first, touching, over = (
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 10)),
        (date(2026, 2, 5), date(2026, 2, 28)),
    )
    assert merged([over, first, touching]) == ((date(2026, 1, 1), date(2026, 2, 28)),)


def test_only_the_window_before_the_application_counts():
    life = worked(date(2015, 1, 1), date(2030, 1, 1))
    assert derived("months-worked-within", life) == 60
    assert derived("months-worked-recently", life) == 18
    assert derived("months-worked-within", worked(date(2015, 1, 1), date(2021, 11, 27))) == 0


@pytest.mark.parametrize(
    "row",
    [
        {"procedure": "au-pair"},
        {"procedure": "single-permit-trainee"},
        {"procedure": "work-frontier"},
        {"basis": "posting"},
        {"basis": "residence"},
        {"country": "FR"},
        {"kind": "stay"},
    ],
)
def test_what_is_no_work_under_a_permit_here_does_not_count(row):
    life = worked(date(2022, 1, 1), date(2026, 11, 27)) | row
    assert derived("months-worked-within", life) == 0


@pytest.mark.parametrize("basis", ["illness", "occupational-disease", "accident", ""])
def test_incapacity_while_employed_counts(basis):
    life = worked(date(2022, 11, 28), date(2026, 11, 27), basis=basis)
    assert derived("months-worked-within", life) == 48


@pytest.mark.parametrize(
    "row",
    [
        {"since": None},
        {"until": None},
        {"until": date(2021, 1, 1)},
        {"since": date(1066, 10, 14)},
        {"until": date(9999, 12, 31)},
        {"procedure": ""},
        {"basis": "something else"},
        {"kind": ""},
    ],
)
def test_a_period_of_which_too_little_is_known_is_never_a_yes(row):
    life = worked(date(2022, 1, 1), date(2026, 11, 27)) | row
    assert derived("months-worked-within", life) == AtLeast(Decimal(0))
    known = worked(date(2024, 11, 28), date(2026, 11, 27))
    assert derived("months-worked-within", known, life) == AtLeast(Decimal(24))


def test_what_the_worker_has_not_said_leaves_it_open_and_what_is_listed_counts():
    listed = (worked(date(2022, 11, 28), date(2024, 11, 27)),)
    known = worked(date(2024, 11, 28), date(2026, 11, 27))
    name = "months-worked-within"
    assert derived(name, known, life__earlier_work=None) == AtLeast(Decimal(24))
    assert derived(name, known, life__earlier_work=True) == AtLeast(Decimal(24))
    assert derived(name, known, life__earlier_work=True, life__work=listed) == 48


def test_brussels_counts_permits_of_brussels_apart():
    here = worked(date(2024, 5, 28), date(2026, 11, 27), region="brussels")
    there = worked(date(2022, 5, 28), date(2024, 5, 27), region="flanders")
    nowhere = worked(date(2020, 5, 28), date(2022, 5, 27))
    assert derived("months-worked-here", here, there, authority="brussels") == 30
    assert derived("months-worked", here, there, authority="brussels") == 54
    unsaid = derived("months-worked-here", here, nowhere, authority="brussels")
    assert unsaid == AtLeast(Decimal(30))


def test_the_longest_stay_is_the_longest_without_a_gap():
    life = (
        stayed(date(2020, 1, 1), date(2021, 12, 31)),
        stayed(date(2022, 1, 1), date(2022, 6, 30)),
        stayed(date(2022, 7, 2), date(2024, 7, 1)),
    )
    assert derived("longest-uninterrupted", *life, authority="brussels") == 30
    assert derived("longest-uninterrupted", *life, life__earlier_stays=None) == AtLeast(Decimal(30))


def test_wallonia_counts_work_within_the_unbroken_stay_alone():
    work = worked(date(2022, 1, 1), date(2026, 11, 27))
    whole = stayed(date(2022, 1, 1), date(2027, 6, 30))
    broken = stayed(date(2024, 11, 28), date(2027, 6, 30))
    gone = stayed(date(2022, 1, 1), date(2026, 11, 26))
    name = "months-worked-in-stay"
    assert derived(name, work, whole, authority="wallonia") == 58
    assert derived(name, work, broken, authority="wallonia") == 24
    assert derived(name, work, gone, authority="wallonia") == 0
    assert derived(name, work, whole, authority="german-speaking") is None


def test_only_a_belgian_blue_card_is_one():
    card = worked(date(2025, 11, 28), date(2026, 11, 27), procedure="eu-blue-card")
    other = worked(date(2020, 1, 1), date(2025, 11, 27))
    assert derived("months-on-blue-card", card, other, authority="wallonia") == 12


@pytest.mark.parametrize(
    ("procedure", "authority", "start", "end", "until"),
    [
        ("work-short", "wallonia", date(2027, 1, 1), date(2027, 3, 31), date(2027, 3, 31)),
        ("work-short", "wallonia", date(2027, 1, 1), date(2027, 4, 1), date(2027, 3, 31)),
        ("au-pair", "flanders", date(2027, 1, 1), date(2028, 6, 1), date(2027, 12, 31)),
        ("au-pair", "flanders", date(2027, 1, 1), date(2027, 6, 1), date(2027, 6, 1)),
        ("work-frontier", "wallonia", date(2027, 1, 1), date(2027, 6, 1), None),
        ("work-short", "wallonia", None, date(2027, 4, 1), None),
        ("work-short", "wallonia", date(2027, 1, 1), None, None),
        ("au-pair", "flanders", date(9999, 1, 1), date(9999, 2, 1), None),
    ],
)
def test_an_authorisation_ends_with_the_work_or_after_the_longest_there_is(
    procedure, authority, start, end, until
):
    asked = {"contract__start": start, "contract__end": end}
    name = "work-authorisation-until"
    assert derived(name, procedure=procedure, authority=authority, **asked) == until


def test_an_open_ended_job_is_as_long_as_the_longest_authorisation():
    asked = {"contract__start": date(2027, 1, 1), "contract__open_ended": True}
    name = "work-authorisation-until"
    found = derived(name, procedure="work-long", authority="brussels", **asked)
    assert found == date(2029, 12, 31)


def test_short_work_is_counted_over_any_180_days_that_touch_it():
    asked = {
        "contract__start": date(2027, 1, 1),
        "contract__end": date(2027, 1, 30),
        "life__earlier_short_work": False,
    }
    name = "short-work-days-within"
    assert derived("work-days", **asked) == 30
    assert derived(name, **asked) == 30
    before = worked(date(2026, 10, 1), date(2026, 11, 29), procedure="work-short")
    assert derived(name, before, **asked) == 90
    longer = worked(date(2026, 9, 30), date(2026, 11, 29), procedure="work-short")
    assert derived(name, longer, **asked) == 91
    older = worked(date(2026, 1, 1), date(2026, 7, 4), procedure="work-short")
    assert derived(name, older, **asked) == 30
    after = worked(date(2027, 2, 1), date(2027, 4, 1), procedure="work-short")
    assert derived(name, after, **asked) == 90
    said = asked | {"life__earlier_short_work": None}
    assert derived(name, **said) == AtLeast(Decimal(30))


def test_a_persons_own_count_of_months_holds_while_the_periods_are_not_known():
    told = {"life__earlier_work": True, "life__months_worked": 50}
    assert derived("months-worked-within", **told) == 50
    assert derived("months-worked", **told) == AtLeast(Decimal(50))
    stay = {"since": date(2024, 11, 28), "until": DAY}
    lasted = told | {"life__earlier_stays": True, "life__stays": (stay,)}
    assert derived("months-worked-in-stay", authority="wallonia", **lasted) == 24


def test_without_periods_and_without_a_count_the_months_are_asked():
    assert derived("months-worked-within", life__earlier_work=True) == AtLeast(Decimal(0))
