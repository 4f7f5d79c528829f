"""Letters about a title: written in the authority's name, served, and their service recorded."""

import json
from datetime import date, timedelta

import pytest
from django.db import transaction

from tessera.couriers.letters import letters_of, read_page, read_pdf
from tessera.desk.standing import standing
from tests.couriers.test_standards import flaws
from tests.couriers.test_whole_way import on
from tests.registry.builders import a_filed_dossier
from tests.registry.test_life import titled

pytestmark = pytest.mark.usefixtures("db_roles")
DAY = date(2027, 5, 3)


def title(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door").title


def letters(dossier, kind):
    return {one.role: one for one in letters_of(dossier, using="courier") if one.kind == kind}


def body(letter):
    return read_page(letter.id, using="courier")["bodies"][0]


def words(letter):
    return json.dumps(body(letter), ensure_ascii=False)


def test_the_holder_is_told_that_the_stay_may_be_ended_and_can_answer_from_then():
    dossier = titled()
    grounds = {"grounds": ["public-order"], "note": "Een veroordeling."}
    announced = {**grounds, "answer_by": DAY + timedelta(30)}
    on(dossier, DAY, "immigration-office", "announce-ending", announced)
    found = letters(dossier, "ending-announced")
    assert set(found) == {"worker"}
    assert found["worker"].authority == "immigration-office"
    told = words(found["worker"])
    assert told.count("tot en met woensdag 2\u00a0juni 2027") == 2
    assert "vóór" not in told
    assert flaws(read_pdf(found["worker"].id, using="courier")) == []
    assert title(dossier).served_on(title(dossier).announced.version) == DAY


def test_the_end_of_a_stay_tells_the_holder_how_their_own_situation_was_weighed():
    dossier = titled()
    why = {"grounds": ["public-order"], "note": "Een veroordeling."}
    announced = {**why, "answer_by": DAY + timedelta(30)}
    on(dossier, DAY, "immigration-office", "announce-ending", announced)
    weighed = {**why, "examination": "Uw gezin woont hier niet."}
    on(dossier, DAY + timedelta(31), "immigration-office", "end-stay", weighed)
    found = letters(dossier, "stay-ended")
    assert "Uw gezin woont hier niet." in words(found["worker"])
    assert "Uw gezin woont hier niet." not in words(found["municipality"])


def test_an_ended_stay_reaches_the_holder_where_registered_and_the_side_of_the_work():
    dossier = titled()
    on(dossier, DAY, "municipality", "report-entry", {"on": DAY})
    on(dossier, DAY, "municipality", "register", {})
    grounds = {"grounds": ["public-order"], "note": "Een veroordeling."}
    announced = {**grounds, "answer_by": DAY + timedelta(30)}
    on(dossier, DAY, "immigration-office", "announce-ending", announced)
    after = DAY + timedelta(31)
    weighed = {**grounds, "examination": "Geen gezin hier."}
    on(dossier, after, "immigration-office", "end-stay", weighed)
    ended, lapsed = letters(dossier, "stay-ended"), letters(dossier, "work-lapsed")
    assert set(ended) == {"worker", "municipality"}
    assert set(lapsed) == {"employer", "work-authority"}
    assert lapsed["employer"].authority == "immigration-office"
    assert lapsed["employer"].served_on == after
    told = words(lapsed["employer"])
    assert "Een veroordeling." not in told
    assert "3\u00a0juni 2027" in told
    assert "Op het adres in het register: Gent" in body(ended["worker"])["to"]


def test_a_withdrawal_is_served_on_worker_and_employer_and_ends_the_work():
    dossier = titled()
    why = {"grounds": ["employer-situation"], "note": "De werkgever is gestopt."}
    on(dossier, DAY, "region", "withdraw-work", why)
    found = letters(dossier, "work-withdrawn")
    assert {"worker", "employer"} <= set(found)
    assert found["worker"].authority == "flanders"
    assert "minister" in words(found["worker"])
    assert title(dossier).work_ended_on == DAY


def test_the_end_by_law_is_told_to_everyone_concerned():
    dossier = titled()
    told = {"last_day": date(2027, 4, 30)}
    on(dossier, DAY, "employer", "report-end-of-work", told)
    on(dossier, DAY, "region", "end-work", told)
    later = date(2027, 8, 2)
    on(dossier, later, "immigration-office", "confirm-end-by-law", {})
    found = letters(dossier, "stay-ended-by-law")
    assert set(found) == {"worker", "employer", "municipality", "work-authority"}


def test_the_parties_are_told_that_a_region_is_not_competent_and_who_is():
    dossier = a_filed_dossier()
    declined = {"lane": "work", "to": "brussels", "note": "Er wordt in Elsene gewerkt."}
    on(dossier, date(2026, 9, 28), "region", "decline-competence", declined)
    found = letters(dossier, "competence-declined")
    assert set(found) == {"applicant", "worker"}
    told = words(found["worker"])
    assert "Brussels Hoofdstedelijk Gewest" in told
    assert "Er wordt in Elsene gewerkt." in told
    assert flaws(read_pdf(found["worker"].id, using="courier")) == []


def test_a_corrected_decision_is_told_with_the_days_that_were_meant():
    dossier = titled()
    corrected = {"lane": "work", "until": date(2029, 12, 31), "note": "Een tikfout."}
    on(dossier, DAY, "region", "correct-fact", corrected)
    found = letters(dossier, "fact-corrected")
    assert set(found) == {"applicant", "worker", "stay-authority", "municipality", "post"}
    assert "van 1\u00a0februari 2027 tot en met 31\u00a0december 2029" in words(found["applicant"])
