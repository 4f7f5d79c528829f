"""Charges as data: what a quantity multiplies, what the check refuses, where transfers go."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.assess import assess
from tessera.law.bundle import shipped
from tessera.law.charges import Account, Charge, Proof, Refunded, Unpaid
from tessera.law.check import check
from tessera.law.load import shelf
from tessera.words.identifiers import Identifier, iban

DAY = date(2026, 11, 2)
CARD = "professional-card-belgium"
MONEY = "charges/accounts.toml"


def issue(**answers):
    told = {name.replace("__", "."): value for name, value in answers.items()}
    found = assess(shelf(), CARD, told, days=DAY, authority="flanders")
    (due,) = (due for due in found.due if due.charge.name == "card-issue")
    return due.charge.amount


@pytest.mark.parametrize(("years", "euro"), [(1, "90.00"), (2, "180.00"), (5, "450.00")])
def test_a_card_costs_its_years_as_they_are_asked(years, euro):
    assert issue(card__years=years) == Decimal(euro)


def test_as_long_as_nobody_says_how_many_years_the_sum_is_not_known():
    assert issue() is None


@pytest.mark.parametrize(
    ("since", "until", "euro"),
    [
        (date(2027, 1, 1), date(2027, 12, 31), "90.00"),
        (date(2027, 1, 1), date(2028, 12, 31), "180.00"),
        (date(2027, 5, 16), date(2030, 5, 15), "270.00"),
        (date(2028, 2, 29), date(2029, 2, 27), "90.00"),
    ],
)
def test_the_years_that_are_granted_go_before_those_that_were_asked(since, until, euro):
    found = issue(card__years=5, granted__since=since, granted__until=until)
    assert found == Decimal(euro)


@pytest.mark.parametrize("until", [date(2027, 12, 30), date(2028, 1, 1), date(2028, 6, 30)])
def test_what_a_part_of_a_year_costs_nobody_knows(until):
    assert issue(card__years=2, granted__since=date(2027, 1, 1), granted__until=until) is None


def test_every_account_has_a_number_that_passes_its_check_or_says_that_it_was_not_found():
    rows = shelf().rows[Account]
    assert any(row.iban for row in rows)
    for row in rows:
        assert row.iban is None or isinstance(iban(row.iban), Identifier)


def test_the_federal_contribution_is_proved_by_a_transfer_and_the_flemish_fee_paid_in_the_portal():
    rows = {c.name: c for c in shelf().on(DAY).charges("single-permit-highly-skilled", "flanders")}
    federal, flemish = rows["federal-contribution"], rows["flemish-retribution"]
    assert (federal.proof, federal.effect) == (Proof.PAYMENT, Unpaid.INADMISSIBLE)
    assert (federal.payee, flemish.payee) == ("immigration-office", "flanders")
    assert federal.refunds == (Refunded.BY_MISTAKE, Refunded.TOO_MUCH)
    assert (flemish.proof, flemish.effect) == (Proof.PORTAL, Unpaid.NOT_PROCESSED)
    assert flemish.refunds == ()


def test_no_charge_of_the_shelf_is_given_back_on_a_refusal():
    grounds = {ground.value for row in shelf().rows[Charge] for ground in row.refunds}
    assert grounds <= {"by-mistake", "too-much"}


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        (MONEY, "BE57679200609235", "BE57679200609236", "the check digits do not fit"),
        (MONEY, 'reference = "free"', 'reference = "any"', "any is not known"),
        ("charges.toml", 'proof = "portal"', 'proof = "cash"', "'cash' is none of"),
        ("charges.toml", 'effect = "not-processed"', 'effect = "lost"', "'lost' is none of"),
        ("charges.toml", 'rest = "charge-supplement"', 'rest = "nothing"', "nothing is not known"),
        ("charges.toml", '"by-mistake"', '"refused"', "'refused' is none of"),
        ("charges/card-issue.toml", 'per = "year"', 'per = "week"', "week is not known"),
        (
            "charges/card-issue.toml",
            'quantity = "card-years-paid"',
            'quantity = "2 * 3"',
            "2 * 3 is not known",
        ),
    ],
)
def test_the_check_refuses_what_no_charge_can_say(path, old, new, what):
    before = shipped()[path].decode()
    assert old in before
    flaws = [str(flaw) for flaw in check(shipped() | {path: before.replace(old, new, 1).encode()})]
    assert any(what in flaw and path in flaw for flaw in flaws), flaws
