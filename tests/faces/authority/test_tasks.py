"""The consular post and the municipality: their task, for this person, on one page."""

from datetime import date, timedelta

import pytest

from tests.faces.authority.conftest import day_fields, seen_in
from tests.faces.authority.test_acts import granted_by_both, text
from tests.registry.builders import DAY, a_complete_dossier


def test_nothing_is_theirs_before_the_decision(officers):
    dossier = a_complete_dossier()
    for seat in ("ghent", "mumbai"):
        assert officers(seat).get(str(dossier)).status_code == 404
        assert officers(seat).get(f"{dossier}/acts/register").status_code == 404


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_each_sees_the_task_in_four_languages(officers, language):
    dossier = granted_by_both(officers)
    for seat in ("ghent", "mumbai"):
        page = officers(seat, language=language).get(str(dossier))
        assert page.status_code == 200
        assert 'name="seen"' in page.content.decode()


def test_the_post_reports_the_visa_from_the_page_of_its_task(officers):
    dossier = granted_by_both(officers)
    post = officers("mumbai")
    wrong = post.does(dossier, "report-visa", {"outcome": "issued"})
    assert 'href="#until"' in wrong.content.decode()
    given = {"outcome": "issued", **day_fields("until", date(2027, 12, 31))}
    assert post.does(dossier, "report-visa", given).status_code == 303
    assert "Nothing to do here now" in text(post.get(str(dossier)))


def test_the_municipality_goes_from_entry_to_card(officers, at_day):
    dossier = granted_by_both(officers)
    clerk = officers("ghent")
    assert "Report the entry" in text(clerk.get())
    early = clerk.does(dossier, "report-entry", day_fields("on", DAY - timedelta(40)))
    assert 'href="#on"' in early.content.decode()
    day = DAY + timedelta(20)
    at_day(day)
    steps = (
        ("report-entry", day_fields("on", day)),
        ("register", {}),
        ("issue-paper", day_fields("until", day + timedelta(45))),
        ("report-residence-check", {"lives_there": "yes", **day_fields("on", day)}),
        ("order-card", {}),
        ("deliver-card", day_fields("until", date(2029, 1, 31))),
    )
    for code, form in steps:
        page = clerk.get(str(dossier))
        assert f"/acts/{code}" in page.content.decode(), code
        assert seen_in(page)
        assert clerk.does(dossier, code, form).status_code == 303, code
        if code == "register":
            away = {"seen": "99", "lives_there": "no", **day_fields("on", day)}
            told = clerk.post(f"{dossier}/acts/report-residence-check", away)
            assert "Lives at the address: no" in text(told)
    assert "Card handed over" in text(clerk.get(str(dossier)))


def test_a_shut_act_says_why_and_offers_no_form(officers):
    dossier = granted_by_both(officers)
    page = officers("ghent").get(f"{dossier}/acts/deliver-card")
    assert "Order the card first" in text(page)
    assert 'name="seen"' not in page.content.decode()
