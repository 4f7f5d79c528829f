"""The recast switched on for a day: the officer's page and the letter follow, older files do not."""

from datetime import date, timedelta

import pytest

from tessera.law import load
from tessera.law.bundle import shipped
from tessera.law.load import assembled
from tests.faces.authority.test_acts import text
from tests.registry.builders import DAY, a_complete_dossier, a_filed_dossier

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
