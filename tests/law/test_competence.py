"""Who decides on the work: over every municipality, and in the cases that go wrong elsewhere."""

from datetime import date

import pytest

from tessera.law.competence import competent, municipality
from tessera.law.load import shelf
from tessera.law.model import Mark
from tessera.law.places import places
from tests.law.persons import PROCEDURE, TODAY

LAW = shelf().on(TODAY)
ONE = {"contract.posted": False, "work.units": "one"}
SEVERAL = {"contract.posted": False, "work.units": "several"}
NONE = {"contract.posted": False, "work.units": "none"}


def decides(answers, law=LAW, procedure=PROCEDURE):
    found = competent(law, procedure, answers)
    return found.authority, found.rule


@pytest.mark.parametrize("municipality", places().all_current(TODAY), ids=lambda m: m.nis)
def test_every_municipality_has_one_authority(municipality):
    found = competent(LAW, PROCEDURE, ONE | {"work.municipality": municipality.nis})
    assert found.authority == municipality.work_authority
    assert found.rule == "single-unit"
    assert found.missing == ()


def test_there_are_565_of_them_nine_german_speaking():
    found = [
        competent(LAW, PROCEDURE, ONE | {"work.municipality": m.nis}).authority
        for m in places().all_current(TODAY)
    ]
    counted = {authority: found.count(authority) for authority in set(found)}
    assert counted == {"flanders": 285, "wallonia": 252, "brussels": 19, "german-speaking": 9}


def test_the_unit_counts_and_not_the_seat():
    """Seat in Brussels, unit in Waterloo: Wallonia. The department's own example, the other way."""
    answers = ONE | {"employer.seat-municipality": "21004", "work.municipality": "25110"}
    assert decides(answers) == ("wallonia", "single-unit")


def test_facilities_do_not_move_linkebeek():
    assert decides(ONE | {"work.municipality": "23100"}) == ("flanders", "single-unit")


def test_malmedy_speaks_german_at_its_counter_and_stays_walloon():
    assert decides(ONE | {"work.municipality": "63049"}) == ("wallonia", "single-unit")


def test_eupen_goes_to_the_community_and_says_why():
    found = competent(LAW, PROCEDURE, ONE | {"work.municipality": "63023"})
    assert found.authority == "german-speaking"
    assert "walloon-pages#unlimited" in found.cites


@pytest.mark.parametrize("old", [m for m in places().all() if m.until], ids=lambda m: m.nis)
def test_the_code_of_a_merged_municipality_leads_to_its_successor(old):
    now = places().current(old.nis, TODAY)
    assert decides(ONE | {"work.municipality": old.nis})[0] == now.work_authority


def test_a_code_counts_as_it_stood_on_the_day():
    assert municipality("44034", date(2024, 6, 1)).nis == "44034"
    assert municipality("44034", TODAY).nis != "44034"


@pytest.mark.parametrize("code", ["1040", "1050", "1060"])
def test_three_postcodes_do_not_say_which_municipality(code):
    found = competent(LAW, PROCEDURE, ONE | {"work.municipality": code})
    assert (found.authority, found.missing) == (None, ("work.municipality",))


def test_every_other_postcode_routes():
    for code in places().all_codes():
        answers = ONE | {"work.municipality": code.code}
        expected = {places().current(m.nis, TODAY).work_authority for m in code.municipalities}
        if len({places().current(m.nis, TODAY).nis for m in code.municipalities}) == 1:
            assert {decides(answers)[0]} == expected


@pytest.mark.parametrize("answer", [None, "", "00000", "no place", 44021, True])
def test_an_answer_that_is_no_place_is_asked_again(answer):
    found = competent(LAW, PROCEDURE, ONE | {"work.municipality": answer})
    assert (found.authority, found.missing) == (None, ("work.municipality",))


def test_of_several_units_the_main_one_counts():
    answers = SEVERAL | {"work.main-unit-known": True, "work.municipality": "44021"}
    assert decides(answers) == ("flanders", "main-unit")


def test_when_no_unit_is_the_main_one_the_registered_office_counts():
    answers = SEVERAL | {
        "work.main-unit-known": False,
        "work.municipality": "44021",
        "employer.seat-municipality": "21004",
    }
    assert decides(answers) == ("brussels", "registered-office")


def test_for_a_posted_worker_the_host_counts():
    answers = {
        "contract.posted": True,
        "host.municipality": "25110",
        "work.municipality": "44021",
        "employer.seat-municipality": "21004",
    }
    found = competent(LAW, PROCEDURE, answers)
    assert (found.authority, found.rule, found.mark) == ("wallonia", "host", Mark.SINGLE)


def test_an_employer_without_a_unit_in_belgium_follows_the_activity():
    answers = NONE | {"work.municipality": "63023"}
    assert decides(answers) == ("german-speaking", "place-of-activity")


def test_an_unlimited_permit_follows_the_home_of_the_worker_whatever_the_work():
    answers = ONE | {"work.municipality": "44021", "worker.home-municipality": "21004"}
    assert decides(answers, procedure="single-permit-unlimited") == ("brussels", "domicile")


@pytest.mark.parametrize(
    ("answers", "asks"),
    [
        ({}, "contract.posted"),
        ({"contract.posted": False}, "work.units"),
        (SEVERAL, "work.main-unit-known"),
        (SEVERAL | {"work.main-unit-known": False}, "employer.seat-municipality"),
        ({"contract.posted": True}, "host.municipality"),
    ],
)
def test_what_is_missing_is_asked_one_thing_at_a_time(answers, asks):
    found = competent(LAW, PROCEDURE, answers)
    assert (found.authority, found.missing) == (None, (asks,))


def test_the_answers_that_were_read_are_kept_and_no_others():
    answers = ONE | {"work.municipality": "44021", "worker.birth-date": date(1990, 1, 1)}
    assert set(competent(LAW, PROCEDURE, answers).inputs) == set(ONE) | {"work.municipality"}


def test_when_no_rule_fits_nobody_is_named():
    found = competent(LAW, PROCEDURE, {"contract.posted": False, "work.units": "on the moon"})
    assert (found.authority, found.rule, found.missing) == (None, "", ())
