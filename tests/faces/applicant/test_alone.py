"""A worker who files alone, with one authority: no page speaks of an employer or of two halves."""

import re

import pytest

from tessera.law.model import Kind
from tests.faces.applicant.conftest import LANGUAGES, told
from tests.faces.applicant.test_every_procedure import LAW, answered, of_party
from tests.faces.applicant.test_filing import files
from tests.faces.applicant.test_status import once

RENEWAL = "student-renewal"


@pytest.fixture
def begun(visits):
    visit = visits("worker-ghent")
    draft = visit.begins(RENEWAL)
    visit.fills(draft, "worker", of_party(RENEWAL, Kind.WORKER, answered(RENEWAL)))
    return visit, draft


@pytest.fixture
def filed(begun):
    visit, draft = begun
    files(visit, draft)
    return visit, draft


def test_whoever_looks_first_can_be_written_to(filed):
    visit, dossier = filed
    path = f"/{dossier}/messages"
    page = visit.get(path).content.decode()
    assert 'value="municipality"' in page
    assert 'value="stay-authority"' not in page  # it does not have the dossier yet
    form = once(visit, path) | {"to": ["municipality"], "text": "Is it complete?"}
    assert visit.post(path, form).status_code == 303
    assert "Is it complete?" in told(visit.get(path))


def test_only_who_is_in_the_procedure_is_named_as_a_reader(begun):
    visit, draft = begun
    groups = dict.fromkeys(q.group for q in LAW.questions(RENEWAL) if q.asked_of == "worker")
    shown = 0
    for group in groups:
        answer = visit.get(f"/{draft}/ask/worker/{group}")
        if answer.status_code == 200:
            aside = re.search(r"<aside.*?</aside>", answer.content.decode(), re.DOTALL)[0]
            shown += "Immigration Office" in aside
            for nobody in ("Employer", "Region", "Consular post"):
                assert nobody not in aside, group
            assert "Answer as the worker" not in told(answer)
    assert shown
    papers = told(visit.get(f"/{draft}/papers/worker"))
    assert "Who can open it" in papers
    for nobody in ("Employer", "Region or Community", "Consular post"):
        assert nobody not in papers


def test_the_check_and_the_receipt_speak_of_one_authority(begun):
    visit, draft = begun
    check = told(visit.get(f"/{draft}/check"))
    assert "One authority decides" in check
    assert "Both authorities" not in check
    files(visit, draft)
    receipt = told(visit.get(f"/{draft}/receipt"))
    assert re.search(r"Checking that the file is complete: (Ghent|Gent)", receipt)
    assert "The application is decided" in receipt
    for untrue in ("Both", "both", "start work", "checks if the file is complete"):
        assert untrue not in receipt


def test_the_status_names_whose_turn_it_is_and_no_employer(filed):
    visit, dossier = filed
    status = told(visit.get(f"/{dossier}"))
    assert re.search(r"(Ghent|Gent) first checks if the file is complete", status)
    assert "The two halves" not in status
    assert "Employer" not in status
    assert "· ?" not in told(visit.get("/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_sentences_for_one_authority(filed, language):
    visit, dossier = filed
    visit.language = language
    for page in ("", "/receipt", "/messages"):
        assert visit.get(f"/{dossier}{page}").status_code == 200


def test_the_own_list_says_for_whom_and_whose_turn_it_is_without_a_worker(filed):
    visit, _ = filed
    listed = told(visit.get("/")).split("My dossiers")[-1]
    assert "For whom" in listed
    assert "Worker" not in listed


def test_no_list_and_no_letter_has_a_sign_for_the_employer_that_is_not_there(filed):
    from tessera.vault.identity import identity_of

    _, dossier = filed
    known = identity_of(dossier, using="door")
    assert known.worker == "Ananya Raghavan"
    assert known.employer == ""
