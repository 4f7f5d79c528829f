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
    assert "28\u00a0September 2027" in page


def test_an_appeal_against_a_withdrawal_is_recorded_judged_and_gives_the_permit_back(
    officers, at_day
):
    dossier = titled()
    at_day(DAY)
    region = officers("flanders")
    shut = text(region.get(f"{dossier}/acts/record-title-appeal"))
    assert "There is no withdrawal and no ending of stay that can be appealed." in shut
    why = {"grounds": ["employer-situation"], "note": "De werkgever is gestopt."}
    assert region.does(dossier, "withdraw-work", why).status_code == 303
    form = text(region.get(f"{dossier}/acts/record-title-appeal"))
    assert 'value="minister"' in form
    assert "alien-law-council" not in form
    assert "The decision is of 2\u00a0July 2027." in form
    appeal = {"body": "minister", **day_fields("lodged_on", DAY)}
    nobody = region.does(dossier, "record-title-appeal", appeal)
    assert 'href="#appellant"' in text(nobody)
    lodged = region.does(dossier, "record-title-appeal", {**appeal, "appellant": "employer"})
    assert lodged.status_code == 303, text(lodged)
    page = text(region.get(str(dossier)))
    pending = "The minister: appeal since 2\u00a0July 2027, not judged yet."
    assert f"Appeal against the withdrawal. {pending}" in page.partition('class="bench"')[0]
    judged = {"outcome": "annulled", "note": "Vernietigd.", **day_fields("judged_on", DAY)}
    assert region.does(dossier, "record-title-judgment", judged).status_code == 303
    page = text(region.get(str(dossier)))
    permit = page.partition('id="permit"')[2].partition("</section>")[0]
    assert "Work authorisation withdrawn" not in permit
    assert "The decision is annulled (2\u00a0July 2027)." in permit
