"""Derived values: pure functions, each named by a row, each tried at its edges."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.case import AtLeast, Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.figures import Derived
from tessera.law.load import shelf
from tessera.law.model import Reference
from tessera.law.naming import derivation_flaws
from tests.law.persons import PROCEDURE, TODAY


def derived(name, day=TODAY, authority="flanders", **answers):
    case = Case(
        answers={key.replace("__", ".").replace("_", "-"): v for key, v in answers.items()},
        law=shelf().on(day),
        day=day,
        days=dict.fromkeys(Reference, day),
        procedure=PROCEDURE,
        authority=authority,
        derivations=DERIVATIONS,
    )
    return case.found(name)[0]


def test_every_derivation_has_a_row_and_every_row_a_function_and_a_use():
    assert {row.name for row in shelf().rows[Derived]} == set(DERIVATIONS)
    assert list(derivation_flaws(shelf())) == []


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(1990, 5, 5), date(2026, 5, 4), 35),
        (date(1990, 5, 5), date(2026, 5, 5), 36),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (None, TODAY, None),
        ("1990-05-05", TODAY, None),
    ],
)
def test_age_is_whole_years(born, day, years):
    assert derived("age", day, worker__birth_date=born) == years


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(1997, 3, 1), date(2027, 2, 28)),
        (date(1996, 2, 29), date(2026, 2, 28)),  # thirty on 1 March: 2026 has no 29 February
        (None, None),
    ],
)
def test_the_day_before_thirty(born, last):
    assert derived("day-before-thirty", worker__birth_date=born) == last


def test_pay_in_a_year_is_twelve_months_and_what_is_certain():
    pay = {
        "pay__base_month": Decimal(3000),
        "pay__extras_year": Decimal(5000),
        "pay__benefits_year": Decimal(1200),
    }
    assert derived("pay-certain-year", **pay) == Decimal(42200)
    assert derived("pay-gross-year", **pay) == Decimal(41000)
    assert derived("pay-gross-year", pay__extras_year=Decimal(3000)) is None
    assert derived("pay-certain-year", pay__base_month=True) is None


def test_pay_of_which_a_part_is_open_is_a_lower_bound():
    assert derived("pay-gross-year", pay__base_month=Decimal(3000)) == AtLeast(Decimal(36000))
    part = {"pay__base_month": Decimal(3000), "pay__extras_year": Decimal(500)}
    assert derived("pay-certain-year", **part) == AtLeast(Decimal(36500))


@pytest.mark.parametrize(
    ("start", "end", "open_ended", "until"),
    [
        (date(2027, 1, 1), date(2028, 6, 30), False, date(2028, 6, 30)),
        (date(2027, 1, 1), date(2031, 6, 30), False, date(2029, 12, 31)),
        (date(2027, 1, 1), None, True, date(2029, 12, 31)),
        (date(2028, 2, 29), None, True, date(2031, 2, 27)),
        (date(2027, 1, 1), None, False, None),
        (None, date(2028, 6, 30), False, None),
    ],
)
def test_an_authorisation_ends_with_the_contract_or_after_three_years(
    start, end, open_ended, until
):
    answers = {
        "contract__start": start,
        "contract__end": end,
        "contract__open_ended": open_ended,
    }
    assert derived("authorisation-until", **answers) == until


def test_the_longest_authorisation_is_unknown_in_the_german_speaking_community():
    answers = {"contract__start": date(2027, 1, 1), "contract__end": date(2028, 1, 1)}
    assert derived("authorisation-until", authority="german-speaking", **answers) is None


@pytest.mark.parametrize(("hours", "full"), [(None, 38), (19, None), (19, 0), ("19", 38)])
def test_a_floor_without_working_time_is_unknown(hours, full):
    hours_said = {"contract__weekly_hours": hours, "contract__full_time_hours": full}
    assert derived("floor-pro-rata", authority="brussels", **hours_said) is None
