"""The title before its officers: what happened to it, its terms, and the acts that are possible."""

from datetime import date

import pytest

from tessera.words.sentences import say
from tests.faces.authority.conftest import day_fields
from tests.registry.builders import do
from tests.registry.test_life import titled

DAY = date(2027, 7, 2)


def text(page):
    return page.content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_region_and_office_see_the_title_in_four_languages(officers, language):
    dossier = titled()
    for seat in ("flanders", "office", "ghent"):
        page = officers(seat, language=language).get(str(dossier))
        assert page.status_code == 200
        permit = text(page).partition('id="permit"')[2].partition("</section>")[0]
        checked = say("authority.step-report-residence-check", language)
        assert (checked in permit) == (seat != "flanders"), seat


def test_the_region_ends_the_work_that_the_employer_reported(officers, at_day):
    dossier = titled()
    told = {"last_day": date(2027, 6, 30)}
    do(dossier, "employer", "report-end-of-work", told, day=date(2027, 6, 1))
    at_day(DAY)
    region = officers("flanders")
    assert "End the work authorisation" in text(region.get(str(dossier)))
    done = region.does(dossier, "end-work", day_fields("last_day", date(2027, 6, 30)))
    assert done.status_code == 303, text(done)
    page = text(region.get(str(dossier)))
    assert "The work has ended" in page
    assert "28 September 2027" in page
