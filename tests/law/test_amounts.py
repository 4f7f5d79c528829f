"""Every floor of pay, exactly, one cent under, one cent over, and on both sides of each change."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tessera.law.charges import Charge
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Mark
from tests.law.persons import PROCEDURE, TODAY, paid, verdict

CENT = Decimal("0.01")

# Written by hand from what was published, apart from the catalogue.
PUBLISHED = [
    ("flanders", "highly-skilled", date(2022, 6, 1), "45096.00", "verified"),
    ("flanders", "highly-skilled", date(2023, 6, 1), "45984.00", "verified"),
    ("flanders", "highly-skilled", date(2024, 6, 1), "46632.00", "verified"),
    ("flanders", "highly-skilled", date(2025, 6, 1), "48912.00", "verified"),
    ("flanders", "highly-skilled", date(2026, 6, 1), "48912.00", "conflict"),
    ("flanders", "highly-skilled", date(2027, 6, 1), None, "unknown"),
    ("flanders", "under-30", date(2024, 6, 1), "37305.60", "verified"),
    ("flanders", "under-30", date(2025, 6, 1), "39129.60", "verified"),
    ("flanders", "nurse", date(2025, 6, 1), "39129.60", "verified"),
    ("flanders", "teacher", date(2024, 6, 1), "37305.60", "verified"),
    ("flanders", "teacher", date(2026, 6, 1), "39129.60", "conflict"),
    ("brussels", "highly-skilled", date(2024, 6, 1), "50310.00", "verified"),
    ("brussels", "highly-skilled", date(2024, 11, 1), "3591.12", "verified"),
    ("brussels", "highly-skilled", date(2026, 11, 1), "3703.44", "verified"),
    ("brussels", "highly-skilled", date(2027, 6, 1), None, "unknown"),
    ("wallonia", "highly-skilled", date(2025, 6, 1), "51613.00", "verified"),
    ("wallonia", "highly-skilled", date(2026, 6, 1), "53220.00", "single"),
    ("wallonia", "under-30", date(2024, 10, 1), "40248.00", "verified"),
    ("wallonia", "under-30", date(2026, 6, 1), "42576.00", "single"),
    ("german-speaking", "up-to-4-years", date(2026, 6, 1), "49830.00", "single"),
    ("german-speaking", "longer", date(2026, 6, 1), "83135.00", "single"),
]

# Whom each floor is for.
WHO = {
    "highly-skilled": {},
    "under-30": {"worker__birth_date": date(2001, 1, 1)},
    "nurse": {"job__kind": "nurse"},
    "teacher": {"job__kind": "teacher"},
    "up-to-4-years": {},
    "longer": {"contract__open_ended": True, "contract__end": None},
}
FLOORS = [
    row
    for row in shelf().rows[Amount]
    if row.name == "pay-floor" and row.key in WHO and row.value is not None
]


@pytest.mark.parametrize(("authority", "key", "day", "value", "mark"), PUBLISHED)
def test_the_shelf_says_what_was_published(authority, key, day, value, mark):
    row = shelf().on(day).amount("pay-floor", key, authority=authority)
    assert (row.value and str(row.value), row.mark) == (value, Mark(mark))


@pytest.mark.parametrize("row", FLOORS, ids=lambda row: row.id)
@pytest.mark.parametrize("when", ["since", "until"])
def test_a_floor_is_met_to_the_cent_on_its_first_and_last_day(row, when):
    day = getattr(row, when) or TODAY
    (authority,) = row.authorities

    def said(amount):
        return verdict("pay-floor", authority, day, **paid(amount, row.unit, **WHO[row.key]))

    assert said(row.value) is Verdict.MET
    assert said(row.value + CENT) is Verdict.MET
    assert said(row.value - CENT) is Verdict.NOT_MET


@pytest.mark.parametrize("row", [r for r in FLOORS if r.until], ids=lambda row: row.id)
def test_the_day_after_a_change_the_new_floor_holds(row):
    """What was one cent too little, or too much to fail, is judged by the figure of its own day."""
    (authority,) = row.authorities
    after = row.until + timedelta(1)
    new = shelf().on(after).amount("pay-floor", row.key, authority=authority)
    assert new.id != row.id
    if new.unit != row.unit:
        return
    if new.value is None:
        changes = paid(row.value, row.unit, **WHO[row.key])
        assert verdict("pay-floor", authority, after, **changes) is Verdict.UNKNOWN
    elif new.value > row.value:
        changes = paid(new.value - CENT, row.unit, **WHO[row.key])
        assert verdict("pay-floor", authority, row.until, **changes) is Verdict.MET
        assert verdict("pay-floor", authority, after, **changes) is Verdict.NOT_MET


def test_pay_counts_in_a_year_until_september_2024_and_in_a_month_after_in_brussels():
    year = paid(Decimal(50310), "eur-year")
    assert verdict("pay-floor", "brussels", date(2024, 9, 30), **year) is Verdict.MET
    assert verdict("pay-floor", "brussels", date(2024, 10, 1), **year) is Verdict.NOT_MET


def test_only_pay_code_1_counts_in_brussels():
    low = {"pay__base_month": Decimal("3703.43"), "pay__extras_year": Decimal(9999)}
    assert verdict("pay-floor", "brussels", **low) is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("hours", "pay", "said"),
    [
        ("19", "1851.72", Verdict.MET),
        ("19", "1851.71", Verdict.NOT_MET),
        ("30.4", "2962.75", Verdict.MET),
        ("30.4", "2962.74", Verdict.NOT_MET),
        ("40", "3703.44", Verdict.MET),  # more than full time is full time
    ],
)
def test_part_time_is_pro_rata_in_brussels(hours, pay, said):
    changes = {"contract__weekly_hours": Decimal(hours), "pay__base_month": Decimal(pay)}
    assert verdict("pay-floor", "brussels", **changes) is said


def test_part_time_without_hours_is_unknown_in_brussels():
    half = {"contract__weekly_hours": None, "pay__base_month": Decimal(2000)}
    assert verdict("pay-floor", "brussels", **half) is Verdict.UNKNOWN


def test_who_is_paid_the_whole_floor_need_not_tell_the_hours():
    assert verdict("pay-floor", "brussels", contract__weekly_hours=None) is Verdict.MET


def test_benefits_in_kind_count_in_flanders_and_not_in_wallonia():
    benefits = {"pay__base_month": Decimal(4000), "pay__benefits_year": Decimal(5220)}
    assert verdict("pay-floor", "flanders", **benefits) is Verdict.MET
    assert verdict("pay-floor", "wallonia", **benefits) is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("day", "cents", "mark"),
    [
        (date(2023, 1, 1), "138.00", Mark.SINGLE),
        (date(2023, 12, 31), "138.00", Mark.SINGLE),
        (date(2024, 1, 1), "144.00", Mark.VERIFIED),
        (date(2025, 12, 31), "148.00", Mark.VERIFIED),
        (date(2026, 1, 1), "152.00", Mark.DERIVED),
        (date(2026, 12, 31), "152.00", Mark.DERIVED),
        (date(2027, 1, 1), None, Mark.UNKNOWN),
    ],
)
def test_the_federal_contribution_follows_the_year(day, cents, mark):
    (charge,) = shelf().on(day).charges(PROCEDURE, "brussels")
    assert (charge.name, charge.mark) == ("federal-contribution", mark)
    assert charge.amount == (cents and Decimal(cents))


def test_flanders_charges_180_euro_from_september_2026():
    def names(day, authority):
        return [charge.name for charge in shelf().on(day).charges(PROCEDURE, authority)]

    assert names(date(2026, 8, 31), "flanders") == ["federal-contribution"]
    assert names(date(2026, 9, 1), "flanders") == ["federal-contribution", "flemish-retribution"]
    assert names(date(2026, 9, 1), "wallonia") == ["federal-contribution"]
    (_, flemish) = shelf().on(TODAY).charges(PROCEDURE, "flanders")
    assert (flemish.payee, flemish.amount) == ("flanders", Decimal(180))


@pytest.mark.parametrize(
    ("answers", "waived"),
    [
        ({"worker.nationality": "TUR"}, True),
        ({"worker.eu-family": True}, True),
        ({"worker.birth-date": date(2008, 11, 24)}, True),
        ({"worker.birth-date": date(2008, 11, 23)}, False),
        ({"worker.nationality": "IND"}, False),
        ({}, False),
    ],
)
def test_the_contribution_is_waived_only_when_an_exemption_is_sure(answers, waived):
    charges = shelf().on(TODAY).charges(PROCEDURE, "wallonia", answers)
    assert (charges == ()) is waived


def test_a_charge_names_the_dated_sum_it_relies_on():
    law = shelf().on(TODAY)
    (charge,) = law.charges(PROCEDURE, "brussels")
    assert charge.id == law.amount("federal-contribution", "work").id
    assert all(row.amount is None for row in law.all(Charge))
