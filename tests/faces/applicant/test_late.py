"""Whoever renews after the stay has ended reads that it is late, and what follows."""

from datetime import date, timedelta

import pytest

from tessera.faces.applicant.late import late
from tessera.faces.look.telling import Teller
from tessera.law.assess import assess
from tessera.law.load import shelf
from tessera.words.languages import Language
from tests.faces.applicant.conftest import LANGUAGES, told

TODAY = date(2026, 11, 28)
LAW = shelf().on(TODAY)


def of(procedure, until, language=Language.EN):
    answers = {"worker.in-belgium": True, "stay.basis": "long-stay", "stay.until": until}
    found = assess(LAW, procedure, answers)
    teller = Teller(law=LAW, language=language, authority="immigration-office")
    return late(answers, found, teller)


@pytest.mark.parametrize("language", Language)
def test_a_student_s_late_renewal_is_told_with_what_follows(language):
    found = of("student-renewal", TODAY - timedelta(1), language)
    assert found.ended == TODAY - timedelta(1)
    (condition,) = found.unmet
    assert condition.notes, "what follows when it comes late"


def test_a_stay_that_lasts_until_the_day_of_filing_is_not_over():
    assert of("student-renewal", TODAY) is None
    assert of("student-renewal", None) is None


def test_whoever_applies_for_a_permit_after_the_end_of_the_stay_reads_it_too():
    assert [each.name for each in of("single-permit-highly-skilled", date(2026, 1, 1)).unmet] == [
        "legal-stay"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_task_list_and_the_check_say_it(visits, language):
    visit = visits("worker-ghent")
    draft = visit.begins("student-renewal")
    stay = {"worker.in-belgium": True, "stay.basis": "long-stay", "stay.until": date(2026, 1, 31)}
    visit.fills(draft, "worker", stay)
    visit.language = language
    for path in ("", "/check"):
        page = visit.get(f"/{draft}{path}").content.decode()
        assert 'id="late"' in page, path
        assert "2026" in told(visit.get(f"/{draft}{path}"))
