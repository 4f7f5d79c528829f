"""Weeks of a vacancy, months of experience, the last day of a Blue Card: at their edges, and unknown."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.case import AtLeast, Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.load import shelf
from tessera.law.model import Reference

FILED = date(2026, 9, 1)
JANUARY_2024 = date(2024, 1, 1)


def found(name, answers, *, authority="flanders", day=FILED, life=()):
    case = Case(
        answers=answers,
        law=shelf().on(day),
        day=day,
        days=dict.fromkeys(Reference, day),
        procedure="eu-blue-card",
        authority=authority,
        derivations=DERIVATIONS,
        life=life,
    )
    return case.found(name)


def vdab(first, last):
    return {"vacancy.vdab-from": first, "vacancy.vdab-until": last}


def job(which, code, first, last):
    return {
        f"experience.{which}-isco": code,
        f"experience.{which}-since": first,
        f"experience.{which}-until": last,
    }


@pytest.mark.parametrize(
    ("first", "last", "weeks"),
    [
        (date(2026, 6, 30), date(2026, 8, 31), 9),  # 63 days, the last one before filing
        (date(2026, 7, 1), date(2026, 8, 31), 8),  # 62 days
        (date(2026, 1, 1), date(2026, 7, 2), 9),  # only from 1 May on
        (date(2026, 1, 1), date(2026, 7, 1), 8),
        (date(2026, 6, 30), date(2026, 9, 30), 9),  # still open: up to the day before filing
        (date(2026, 1, 1), date(2026, 4, 30), 0),  # all before the window
        (date(2026, 10, 1), date(2026, 12, 1), 0),  # all after filing
    ],
)
def test_weeks_of_a_vacancy_count_inside_the_four_months_before_filing(first, last, weeks):
    assert found("weeks-on-vdab", vdab(first, last)).value == weeks


def test_a_vacancy_without_its_days_is_unknown_and_says_what_is_lacking():
    said = found("weeks-on-vdab", vdab(date(2026, 6, 1), None))
    assert (said.value, said.lacking) == (None, ("vacancy.vdab-until",))


def test_without_a_window_every_week_before_filing_counts():
    open_ = {"vacancy.actiris-from": JANUARY_2024, "vacancy.actiris-until": date(2024, 2, 4)}
    assert found("weeks-on-actiris", open_, authority="brussels").value == 5


def test_three_years_of_it_in_the_last_seven():
    jobs = job("first", "2521", date(2023, 9, 1), date(2026, 8, 31))
    assert found("it-experience-months", jobs).value == 36
    a_day_less = job("first", "2521", date(2023, 9, 2), date(2026, 8, 31))
    assert found("it-experience-months", a_day_less).value == 35


def test_only_the_last_seven_years_and_only_these_occupations_count():
    early = job("first", "1330", date(2015, 1, 1), date(2020, 8, 31))
    assert found("it-experience-months", early).value == 12
    cook = job("first", "5120", date(2020, 1, 1), date(2026, 8, 31))
    assert found("it-experience-months", cook).value == 0


def test_days_that_overlap_count_once():
    jobs = job("first", "2521", JANUARY_2024, date(2024, 12, 31))
    jobs |= job("second", "2512", date(2024, 7, 1), date(2025, 6, 30))
    assert found("it-experience-months", jobs).value == 18


def test_a_job_half_told_leaves_a_lower_bound():
    jobs = job("first", "2521", JANUARY_2024, date(2024, 12, 31))
    said = found("it-experience-months", jobs | {"experience.second-isco": "2512"})
    assert said.value == AtLeast(Decimal(12))
    assert said.lacking == ("experience.second-since", "experience.second-until")


def test_nothing_told_of_experience_is_never_none():
    said = found("it-experience-months", {})
    assert said.value == AtLeast(Decimal(0))
    assert "experience.first-isco" in said.lacking


@pytest.mark.parametrize(
    ("since", "months"),
    [(date(2025, 9, 1), 12), (date(2025, 9, 2), 11), (date(2026, 9, 30), 0)],
)
def test_months_with_a_blue_card_elsewhere(since, months):
    assert found("blue-card-months-elsewhere", {"blue-card.since": since}).value == months


def test_what_an_authority_recorded_of_the_card_goes_before_what_is_said():
    life = ({"procedure": "eu-blue-card", "country": "DE", "since": date(2025, 9, 1)},)
    said = {"blue-card.since": date(2020, 1, 1)}
    assert found("blue-card-months-elsewhere", said, life=life).value == 12
    undated = ({"procedure": "eu-blue-card", "country": "DE", "since": None},)
    assert found("blue-card-months-elsewhere", said, life=undated).value is None
    belgian = ({"procedure": "eu-blue-card", "country": "BE", "since": date(2025, 9, 1)},)
    assert found("blue-card-months-elsewhere", {}, life=belgian).value is None


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (date(2027, 12, 31), date(2028, 3, 31)),  # a year, and three months
        (date(2028, 10, 31), date(2028, 12, 31)),  # never beyond 24 months that way
        (date(2028, 12, 31), date(2028, 12, 31)),  # exactly 24 months
        (date(2029, 6, 30), date(2029, 6, 30)),
        (date(2031, 1, 1), date(2029, 12, 31)),  # three years at most
    ],
)
def test_the_last_day_of_a_blue_card(end, last):
    contract = {"contract.start": date(2027, 1, 1), "contract.end": end}
    assert found("blue-card-until", contract).value == last


def test_an_open_ended_blue_card_reaches_as_far_as_the_authorisation_where_that_is_known():
    contract = {"contract.start": date(2027, 1, 1), "contract.open-ended": True}
    assert found("blue-card-until", contract).value == date(2029, 12, 31)
    assert found("blue-card-until", contract, authority="german-speaking").value is None
    assert found("blue-card-until", {}).value is None


def test_a_floor_in_proportion_to_working_time():
    hours = {"contract.weekly-hours": Decimal(19), "contract.full-time-hours": Decimal(38)}
    assert found("blue-card-floor-pro-rata", hours, authority="brussels").value == Decimal(
        "2374.00"
    )
    assert found("blue-card-floor-pro-rata", {}, authority="brussels").value is None
    day = date(2025, 6, 1)
    assert found("minimum-income-pro-rata", hours, day=day).value == Decimal("1055.95")
    assert found("minimum-income-pro-rata", hours).value is None  # the sum of 2026 is not known
    assert found("working-time-share", hours).value == 50
    assert found("working-time-share", {"contract.weekly-hours": Decimal(19)}).value is None
