"""Who sees an answer is told from the agreement, and truly: also to whoever gives it for another."""

import re
from datetime import date

import pytest

from tessera.law.load import shelf
from tessera.law.model import Question, Requirement
from tessera.words.languages import Language
from tests.faces.applicant.conftest import told
from tests.faces.applicant.test_together import invites, takes

LAW = shelf().on(date(2026, 11, 28))
CLAIMS = ("zien dit antwoord", "voyez cette réponse", "sehen diese Antwort", "see this answer")
CERTIFICATES = "/ask/worker/certificates"


@pytest.mark.parametrize("norm", [Question, Requirement])
def test_no_explanation_says_by_itself_who_sees_what(norm):
    helps = [
        row.help.said_in(language) for row in LAW.all(norm) if row.help for language in Language
    ]
    assert [
        text for text in helps if re.search(r"Only you|Alleen u en|Seuls vous|Nur Sie", text)
    ] == []


def aside(visit, draft):
    page = visit.get(f"/{draft}{CERTIFICATES}").content.decode()
    return page, re.search(r"<aside.*?</aside>", page, re.DOTALL)[0]


def test_an_employer_who_answers_for_the_worker_reads_that_it_knows_the_answers(ready):
    visit, draft = ready
    page, beside = aside(visit, draft)
    assert "You answer for somebody else" in beside
    assert "<li>Immigration Office</li>" in beside
    assert "<li>Employer</li>" not in beside
    assert not [claim for claim in CLAIMS if claim in page]
    assert "you keep seeing" in told(visit.get(f"/{draft}/papers/worker"))
    assert "you keep seeing" not in told(visit.get(f"/{draft}/papers/employer"))


def test_a_worker_who_answers_is_not_told_of_anybody_else(visits):
    employer = visits("employer-ghent")
    draft = employer.begins()
    worker = takes(visits, invites(employer, draft))
    worker.get("/")
    worker.fills(draft, "worker", {"worker.birth-date": date(1994, 5, 14)})
    _, beside = aside(worker, draft)
    assert "You answer for somebody else" not in beside
    assert "<li>Immigration Office</li>" in beside
