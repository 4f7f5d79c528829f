"""What the law derives for families and for students, at its edges."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.case import Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.load import shelf
from tessera.law.model import Kind, Reference

DAY = date(2026, 11, 2)


def found(name, day=DAY, **answers):
    case = Case(
        answers={key.replace("__", ".").replace("_", "-"): v for key, v in answers.items()},
        law=shelf().on(day),
        day=day,
        days=dict.fromkeys(Reference, day),
        procedure="family-third-country",
        authority="immigration-office",
        derivations=DERIVATIONS,
    )
    return case.found(name)


@pytest.mark.parametrize(
    ("day", "members", "floor"),
    [
        (date(2025, 8, 18), 1, "2323.00"),
        (date(2025, 8, 18), 2, "2534.18"),
        (date(2025, 8, 18), 3, "2745.36"),
        (date(2025, 8, 18), 11, "4434.82"),
        (date(2023, 6, 1), 1, "1969.00"),
        (date(2023, 6, 1), 5, "1969.00"),
    ],
)
def test_what_a_household_needs_grows_with_each_member_since_the_reform(day, members, floor):
    answers = {"family__members": Decimal(members)}
    assert found("household-floor", day, **answers).value == Decimal(floor)


@pytest.mark.parametrize("members", [None, Decimal(0), Decimal(-1), True, "3"])
def test_without_members_nobody_knows_what_a_household_needs(members):
    assert found("household-floor", family__members=members).value is None


def test_what_a_household_needed_in_2024_was_not_found():
    open_ = found("household-floor", date(2024, 6, 1), family__members=Decimal(1))
    assert open_.value is None
    assert "unknown" in {norm.mark.value for norm in open_.norms}


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2005, 11, 2), date(2026, 11, 1), 20),
        (date(2005, 11, 2), date(2026, 11, 2), 21),
        (date(2004, 2, 29), date(2025, 2, 28), 20),
        (date(2004, 2, 29), date(2025, 3, 1), 21),
        (None, DAY, None),
    ],
)
def test_the_age_of_the_person_to_be_joined_is_whole_years(born, day, years):
    assert found("sponsor-age", day, sponsor__birth_date=born).value == years


@pytest.mark.parametrize(
    ("year", "floor"),
    [
        ("2025-2026", Decimal(835)),
        ("2026-2027", Decimal(1062)),
        ("2023-2024", None),
        ("1999-2000", None),
        (None, None),
    ],
)
def test_what_a_student_needs_is_that_of_the_year_of_the_studies(year, floor):
    assert found("student-floor", study__academic_year=year).value == floor


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (date(2026, 10, 31), date(2027, 10, 31)),
        (date(2027, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (None, None),
    ],
)
def test_the_search_year_is_twelve_months_after_the_card(ends, last):
    assert found("search-year-until", stay__until=ends).value == last


def test_a_working_holiday_is_twelve_months_from_arrival():
    assert found("holiday-until", holiday__start=date(2027, 4, 1)).value == date(2028, 3, 31)
    assert found("holiday-until").lacking == ("holiday.start",)


def test_what_the_sick_tell_is_for_them_and_the_immigration_office_alone():
    law = shelf().on(DAY)
    asked = [q for q in law.questions("medical-9ter") if q.group == "illness"]
    papers = law.requirements("medical-9ter", "")
    asked += [row for row in papers if row.name == "standard-medical-certificate"]
    assert len(asked) >= 3
    for row in asked:
        sees = {kind for kind in Kind if law.sees(row.category, kind, procedure="medical-9ter")}
        assert sees == {Kind.WORKER, Kind.STAY_AUTHORITY}, row.name


def test_who_takes_an_application_in_sees_what_it_takes_in_and_no_more():
    law = shelf().on(DAY)
    for category, kind, procedure in (
        ("qualification", Kind.MUNICIPALITY, "student-renewal"),
        ("company", Kind.WORKER, "professional-card-abroad"),
        ("means", Kind.WORK_AUTHORITY, "professional-card-abroad"),
    ):
        within = law.sees(category, kind, procedure=procedure)
        assert (within is not None) == (category != "means"), category
        assert law.sees(category, kind) is None
