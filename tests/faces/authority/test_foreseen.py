"""Before an act on a title is confirmed its officer reads its letters and what its terms do."""

from datetime import date

from tests.faces.authority.conftest import day_fields
from tests.faces.authority.test_acts import text
from tests.registry.builders import do
from tests.registry.test_life import titled

DAY = date(2027, 5, 3)


def test_the_office_reads_the_announcement_and_its_term_before_it_goes_out(officers, at_day):
    dossier = titled()
    at_day(DAY)
    form = {"seen": "99", "grounds": ["public-order"], "note": "Een veroordeling."}
    form |= day_fields("answer_by", date(2027, 6, 15))
    page = text(officers("office").post(f"{dossier}/acts/announce-ending", form))
    assert "Uw verblijf kan worden beëindigd" in page
    assert "An answer counts until and including: 15 June 2027" in page
    assert "How many days the law gives at least is not known here" in page
    told = "The time to answer the announcement: begins once the letter is served, last day 15 June"
    assert told in page


def test_the_region_reads_the_withdrawal_with_its_remedy_before_it_goes_out(officers, at_day):
    dossier = titled()
    at_day(DAY)
    form = {"seen": "99", "grounds": ["employer-situation"], "note": "De werkgever stopte."}
    page = text(officers("flanders").post(f"{dossier}/acts/withdraw-work", form))
    assert "Beslissing tot intrekking van de toelating tot arbeid" in page
    assert "De Vlaamse minister bevoegd voor Werk" in page
    assert "The time after the end of the work: begins once the letter is served" in page


def test_the_end_of_the_work_shows_its_day_and_the_time_that_is_left(officers, at_day):
    dossier = titled()
    at_day(DAY)
    form = {"seen": "99", "note": "Gezien.", **day_fields("last_day", date(2027, 4, 30))}
    page = text(officers("flanders").post(f"{dossier}/acts/end-work", form))
    assert "30 April 2027" in page
    assert "The time after the end of the work: begins, last day 29 July 2027" in page
    assert "The last day to ask for the renewal in time: ends with this" in page


def test_after_a_withdrawal_the_desk_says_so_and_the_town_hall_is_asked_for_annex_51(
    officers, at_day
):
    dossier = titled()
    do(dossier, "municipality", "report-entry", {"on": DAY}, day=DAY)
    at_day(DAY)
    form = {"grounds": ["employer-situation"], "note": "De werkgever stopte."}
    assert officers("flanders").does(dossier, "withdraw-work", form).status_code == 303
    assert "The work authorisation is withdrawn" in text(officers("flanders").get(str(dossier)))
    served = {"about": "work-withdrawn", "to": "worker", "served_on": DAY}
    do(dossier, "platform", "confirm-service", served, day=DAY)
    page = text(officers("ghent").get(str(dossier)))
    assert "The work has ended" in page
    assert "Annex 51" in page
    assert "there is no card any more" in text(officers("ghent").get(f"{dossier}/acts/order-card"))
