"""The permit before its employer: what runs, what to do, the acts on it, and the renewal."""

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from tessera.desk.standing import standing, title_of
from tessera.site import moment
from tests.couriers.test_whole_way import note
from tests.faces.applicant.test_status import filed, once  # noqa: F401 - a fixture
from tests.registry.builders import do
from tests.registry.test_life import granted

LANGUAGES = ["nl", "fr", "de", "en"]


@pytest.fixture
def permit(filed):
    visit, dossier = filed
    return visit, granted(dossier, day=moment.now().date())


def title(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door").title


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_permit_is_told_in_each_language(permit, language):
    visit, dossier = permit
    visit.language = language
    page = visit.get(f"/{dossier}")
    assert page.status_code == 200
    assert 'id="permit"' in text(page)
    assert f"/{dossier}/renew" not in text(page)
    for code in ("report-end-of-work", "notify-change"):
        answer = visit.get(f"/{dossier}/title/{code}")
        assert answer.status_code == 200, code
        assert text(answer).count("<h1") == 1, code
    assert visit.get(f"/{dossier}/title/observe").status_code == 404
    assert visit.get(f"/{dossier}/title/end-stay").status_code == 404


def test_the_window_to_renew_is_told_with_its_days(permit):
    visit, dossier = permit
    assert "30\u00a0November 2029" in text(visit.get(f"/{dossier}"))


def test_a_withdrawn_permit_is_told_with_its_end_and_nothing_of_it_runs_on(permit):
    visit, dossier = permit
    day = moment.now().date()
    why = str(note(dossier, "region", day, "De werkgever is gestopt."))
    do(
        dossier,
        "region",
        "withdraw-work",
        {"grounds": ["employer-situation"], "note": why},
        day=day,
    )
    page = text(visit.get(f"/{dossier}"))
    assert "Work authorisation withdrawn" in page
    assert "(would have run until 31\u00a0January 2030)" in page
    assert "Valid until" not in page
    assert "November 2029" not in page
    work = page.partition('class="half"')[2].partition('class="half"')[0]
    assert 'data-is="unneeded"' in work
    assert "Withdrawn on" in work
    assert "Granted on" in work
    assert "1\u00a0February 2027" not in work


def test_the_panel_says_the_days_of_a_permit_without_a_condition_once_both_halves_agree(permit):
    visit, dossier = permit
    page = text(visit.get(f"/{dossier}"))
    assert "From 1\u00a0February 2027 to 31\u00a0January 2030.</p>" in page
    assert "once both halves are granted" not in page


def test_an_appeal_against_a_withdrawal_is_told_and_an_annulment_gives_the_permit_back(permit):
    visit, dossier = permit
    day = moment.now().date()
    why = str(note(dossier, "region", day, "De werkgever is gestopt."))
    withdrawn = {"grounds": ["employer-situation"], "note": why}
    do(dossier, "region", "withdraw-work", withdrawn, day=day)
    lodged = {"lane": "work", "appellant": "employer", "body": "minister", "lodged_on": day}
    do(dossier, "region", "record-title-appeal", lodged, day=day)
    page = text(visit.get(f"/{dossier}"))
    assert "Appeal against the withdrawal" in page
    assert "It is not noted that it suspends the decision" in page
    judged = {"lane": "work", "outcome": "annulled", "judged_on": day, "note": why}
    do(dossier, "region", "record-title-judgment", judged, day=day)
    page = text(visit.get(f"/{dossier}"))
    assert "The permit holds again." in page
    assert (
        "The decision is annulled." in page.partition('id="permit"')[2].partition("</section>")[2]
    )
    assert "would have run until" not in page
    assert "30\u00a0November 2029" in page


def test_the_employer_reports_the_end_of_the_work(permit):
    visit, dossier = permit
    path = f"/{dossier}/title/report-end-of-work"
    empty = visit.post(path, once(visit, path))
    assert empty.status_code == 422
    assert 'class="errors"' in text(empty)
    typed = {"last_day-day": "1", "last_day-month": "1", "last_day-year": "9999"}
    far = visit.post(path, {**once(visit, path), **typed, "text": "Het project is klaar."})
    assert "Check the year too" in text(far)
    assert "Het project is klaar." in text(far)
    long = visit.post(path, {**once(visit, path), **typed, "text": "lang " * 2_001})
    assert "Write at most 10000 characters" in text(long)
    assert "lang " * 2_000 in text(long)
    day = {"last_day-day": "30", "last_day-month": "6", "last_day-year": "2027"}
    answer = visit.post(path, {**once(visit, path), **day, "text": "Het project is klaar."})
    assert answer.status_code == 303, text(answer)
    assert title(dossier).reported_end == date(2027, 6, 30)
    assert visit.get(f"/{dossier}").status_code == 200


def test_another_employer_is_not_notified_but_applied_for(permit):
    visit, dossier = permit
    page = text(visit.get(f"/{dossier}/title/notify-change"))
    assert "new employer files an application" in page


def test_before_its_window_a_renewal_is_not_begun_and_the_page_says_from_when(permit):
    visit, dossier = permit
    answer = visit.post(f"/{dossier}/renew", once(visit, f"/{dossier}"))
    assert answer["Location"].rstrip("/").endswith(str(dossier))
    assert "17\u00a0September 2029" in text(visit.get(f"/{dossier}"))


def test_a_renewal_begins_with_what_the_employer_could_read(permit):
    from tessera.people import demo
    from tessera.people.doors import writing
    from tessera.vault import drafts

    visit, dossier = permit
    moment.move(date(2029, 10, 1))
    answer = visit.post(f"/{dossier}/renew", once(visit, f"/{dossier}"))
    assert answer.status_code == 303, text(answer)
    draft = UUID(answer["Location"].rstrip("/").rpartition("/")[2])
    (seat,) = demo.seats("employer-ghent")
    with writing(seat, person="p"):
        told = {**drafts.part(draft, "employer").answers, **drafts.part(draft, "worker").answers}
    assert told["application.kind"] == "renewal"
    assert told["application.renews"] == str(title_of(dossier))
    assert told["worker.surname"]
    assert not [name for name in told if name.startswith(("criminal-record", "medical"))]
    assert visit.get(f"/{draft}").status_code == 200
