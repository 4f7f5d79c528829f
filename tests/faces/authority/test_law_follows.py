"""The recast switched on for a day: the officer's page and the letter follow, older files do not."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tessera.law import load
from tessera.law.bundle import shipped
from tessera.law.load import assembled, shelf
from tests.dossier.filling import answers_for
from tests.faces.authority.test_acts import codes, text
from tests.registry.builders import DAY, a_complete_dossier, a_filed_dossier, do

PATH = "regimes/recast-2024-1233/regime.toml"
NAMED = 'name = "recast-2024-1233"'


@pytest.fixture
def switched_on():
    """The law with the recast in force from a day; afterwards what ships is in use again."""

    def on(day):
        bundle = shipped()
        line = bundle[PATH].decode().replace(NAMED, f"{NAMED}\non = {day}", 1)
        load.use(assembled(bundle | {PATH: line.encode()}))

    yield on
    load.use(None)


def test_the_officer_reads_ninety_days_for_what_is_filed_from_that_day_on(officers, switched_on):
    switched_on(DAY)
    dossier = a_complete_dossier()
    page = text(officers("office").get(f"{dossier}"))
    assert "20 December 2026" in page
    assert "90 days later" in page
    assert date(2026, 12, 20) == DAY + timedelta(90)


def test_a_file_lodged_the_day_before_keeps_its_four_months(officers, switched_on):
    switched_on(DAY + timedelta(1))
    dossier = a_complete_dossier()
    page = text(officers("office").get(f"{dossier}"))
    assert "21 January 2027" in page
    assert "4 months later" in page


def test_the_letter_of_completeness_names_the_new_last_day(officers, switched_on):
    switched_on(DAY)
    dossier = a_filed_dossier()
    form = {"settles": ["federal-contribution", "flemish-retribution"]}
    page = text(officers("flanders").post(f"{dossier}/acts/declare-complete", form))
    assert "90 dagen" in page
    assert "4 maanden" not in page


NOTICE = "single-permit-employer-notice"


def a_notice():
    law = shelf().on(DAY)
    answers = answers_for(NOTICE, DAY, law) | {"stay.basis": "long-stay", "stay.until": DAY}
    dossier = uuid4()
    said = {"procedure": NOTICE, "employer": "", "renews": "title"}
    do(dossier, "worker", "file", said, day=DAY, answers=answers)
    return dossier


def test_a_notice_is_on_the_list_with_its_clock_and_its_two_answers(officers, switched_on):
    switched_on(DAY)
    dossier, officer = a_notice(), officers("flanders")
    assert "Take note of the notice" in text(officer.get())
    page = text(officer.get(f"{dossier}"))
    assert "The term to oppose" in page
    assert "5 November 2026" in page
    assert date(2026, 11, 5) == DAY + timedelta(45)
    assert officer.get(f"{dossier}/acts/oppose").status_code == 200
    for code in ("grant", "refuse", "propose"):
        assert officer.get(f"{dossier}/acts/{code}").status_code == 404, code


def test_the_letter_of_opposition_gives_ground_reasons_and_remedy(officers, switched_on):
    switched_on(DAY)
    dossier, officer = a_notice(), officers("flanders")
    form = {"grounds": ["first-employer"], "note": "Pas twee maanden in dienst."}
    letter = text(officer.post(f"{dossier}/acts/oppose", form))
    assert "De minimumtijd bij de eerste werkgever is nog niet voorbij" in letter
    assert "Richtlijn (EU) 2024/1233, artikel 11" in letter
    assert "Pas twee maanden in dienst." in letter
    assert "De Vlaamse minister bevoegd voor Werk" in letter
    assert officer.does(dossier, "oppose", form).status_code == 303
    assert codes(dossier)[-1] == "notice-opposed"
    assert "Opposed" in text(officer.get(f"{dossier}"))


def test_who_takes_note_is_shown_the_letter_that_lets_the_change_stand(officers, switched_on):
    switched_on(DAY)
    dossier, officer = a_notice(), officers("flanders")
    letter = text(officer.post(f"{dossier}/acts/take-note", {"note": "Veel succes."}))
    assert "De andere werkgever staat vast" in letter
    assert "Veel succes." in letter
    assert officer.does(dossier, "take-note", {}).status_code == 303
    assert codes(dossier)[-2:] == ["notice-noted", "notice-stands"]


def test_today_nobody_reads_of_notices(officers):
    dossier, officer = a_complete_dossier(), officers("flanders")
    assert officer.get(f"{dossier}/acts/oppose").status_code == 404
    page = text(officer.get())
    for words in ("Take note of the notice", "The change stands", "Opposed"):
        assert words not in page
