"""A statement is booked line by line: once, to the cent, and only where there is no doubt."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import transaction

from tessera.couriers.reconcile import read, reconcile
from tessera.desk.standing import standing
from tessera.faces.console import payments
from tessera.registry.record import record
from tessera.words.identifiers import reference
from tessera.words.remittance import structured_for
from tests.couriers.statements import camt, coda, entry, movement
from tests.registry.builders import a_filed_dossier, do

pytestmark = pytest.mark.usefixtures("db_roles")
DAY, AT = date(2026, 9, 24), datetime(2026, 9, 24, 9, tzinfo=UTC)
FED, FLEMISH = "federal-contribution", "flemish-retribution"
HER = "RAGHAVAN Ananya India 14.05.1994"


def state(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door").dossier


def charge(dossier, name=FED):
    return next(due for due in state(dossier).charges if due.name == name)


def booked(*lines, **more):
    return [b.outcome for b in reconcile(read(camt(*lines)), DAY, AT, **more)]


def number(dossier, name):
    return structured_for(reference(dossier.int, 2026), name).canonical


@pytest.mark.parametrize(
    "text",
    [
        HER,
        "Raghavan Ananya IND 14051994",
        "ananya raghavan, Indien, 14/05/1994",
        "RAGHAVAN ANANYA INDE 14-05-1994 ART 61/25",
    ],
)
def test_the_free_text_of_the_official_pages_names_one_person(text):
    dossier = a_filed_dossier()
    assert booked(entry(free=text)) == ["matched"]
    assert (charge(dossier).closed, charge(dossier).paid) == ("settled", 15200)
    assert charge(dossier, FLEMISH).closed == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Raghavan Ananya",
        "RAGHAVAN Ananya India 15.05.1994",
        "RAGHAVAN Ananya Marokko 14.05.1994",
        "RAGHAVAN India 14.05.1994",
        "Ananya India 14.05.1994",
        "RAGHAVAN Ananya India 99.99.1994",
        "Leiedraad Data BV India 14.05.1994",
    ],
)
def test_nothing_is_guessed_from_a_part_of_the_names(text):
    dossier = a_filed_dossier()
    assert booked(entry(free=text)) == ["unknown"]
    assert charge(dossier).paid == 0


def test_a_structured_reference_settles_its_own_charge():
    dossier, other = a_filed_dossier(), a_filed_dossier()
    lines = read(coda(movement(18000, structured=number(dossier, FLEMISH))))
    (done,) = reconcile(lines, DAY, AT)
    assert (done.outcome, done.references) == ("matched", (reference(dossier.int, 2026),))
    assert charge(dossier, FLEMISH).closed == "settled"
    assert charge(other, FLEMISH).paid == 0


def test_one_person_with_two_dossiers_goes_to_the_list_for_a_person():
    first, second = a_filed_dossier(), a_filed_dossier()
    assert booked(entry(free=HER)) == ["several"]
    assert charge(first).paid == charge(second).paid == 0


def test_of_two_dossiers_the_one_that_is_still_to_be_paid_is_meant():
    first, second = a_filed_dossier(), a_filed_dossier()
    do(first, "immigration-office", "record-payment", {"name": FED, "cents": 15200})
    assert booked(entry(free=HER)) == ["matched"]
    assert charge(second).closed == "settled"


def test_a_part_the_rest_and_too_much_are_told_apart_to_the_cent():
    dossier = a_filed_dossier()
    lines = [entry("151.99", free=HER, ref="a"), entry("0.01", free=HER, ref="b")]
    assert booked(*lines, entry("152.00", free=HER, ref="c")) == ["part", "matched", "too-much"]
    assert charge(dossier).paid == 30400
    assert charge(dossier).excess == 15200


def test_one_cent_too_much_settles_and_is_told():
    dossier = a_filed_dossier()
    assert booked(entry("152.01", free=HER)) == ["too-much"]
    assert charge(dossier).closed == "settled"


def test_a_statement_that_is_read_twice_books_nothing_twice():
    dossier = a_filed_dossier()
    lines = [entry("100.00", free=HER, ref="a"), entry("52.00", free=HER, ref="b")]
    assert booked(*lines) == ["part", "matched"]
    assert booked(*lines) == ["booked-before", "booked-before"]
    assert charge(dossier).paid == 15200
    assert len(state(dossier).received) == 2


def test_a_crash_after_the_door_books_nothing_twice():
    dossier = a_filed_dossier()

    def and_then_breaks(*told):
        record(*told)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        booked(entry(free=HER), recording=and_then_breaks)
    assert booked(entry(free=HER)) == ["booked-before"]
    assert charge(dossier).paid == 15200


def test_another_account_another_currency_and_money_that_left_book_nothing():
    dossier = a_filed_dossier()
    elsewhere = read(camt(entry(free=HER), account="BE68539007547034"))
    assert [b.outcome for b in reconcile(elsewhere, DAY, AT)] == ["unknown"]
    assert booked(entry(free=HER, ccy="USD"), entry(free=HER, sign="DBIT")) == [
        "other-currency",
        "outgoing",
    ]
    assert charge(dossier).paid == 0


def test_a_dry_run_says_what_would_be_booked_and_books_nothing():
    dossier = a_filed_dossier()
    assert booked(entry(free=HER), recording=None) == ["matched"]
    assert charge(dossier).paid == 0


def test_the_verb_tells_each_line_and_nobody_s_name(tmp_path, capsys):
    a_filed_dossier()
    file = tmp_path / "statement.xml"
    file.write_bytes(camt(entry(free=HER), entry(free="?", ref="R2")))
    moment = SimpleNamespace(today=lambda: DAY, now=lambda: AT)
    options = SimpleNamespace(file=file, dry=False, lang="en", moment=moment)
    assert payments.run(options) == 0
    out = capsys.readouterr().out
    assert "paid | 2026-" in out
    assert "no dossier found" in out
    assert "2 lines read, 1 for a person" in out
    assert "aghavan" not in out.casefold()
    file.write_bytes(b"no statement")
    assert payments.run(options) == 1
    assert capsys.readouterr().err.count("\n") == 1
