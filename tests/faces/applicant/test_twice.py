"""The same file for two papers is told at both of them, and taken."""

from datetime import UTC, datetime
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tessera.faces.applicant.twice import twice
from tessera.vault.document import Document
from tessera.vault.scan import Outcome, Verdict
from tests.faces.applicant.conftest import told
from tests.ground.pdf import a_pdf


def paper(received, *serves):
    return Document(
        id=uuid4(),
        dossier=uuid4(),
        part="worker",
        sort="given",
        serves=serves,
        media_type="application/pdf",
        pages=1,
        pixels=None,
        size=1,
        digest=received,
        received=received,
        address="",
        organisation="person:worker",
        sender="",
        person="",
        at=datetime(2026, 9, 21, tzinfo=UTC),
        bound_at=None,
        scan=Verdict(Outcome.CLEAN, ""),
        name="paper.pdf",
    )


def test_one_file_sent_for_two_papers_is_told_at_both():
    cv, record, passport = paper("a", "cv"), paper("a", "criminal-record"), paper("b", "passport")
    found = twice((cv, record, passport))
    assert found == {cv.id: ("criminal-record",), record.id: ("cv",)}


def test_one_paper_that_is_said_to_serve_two_is_no_mistake():
    assert twice((paper("a", "cv", "diploma"),)) == {}


def test_the_same_paper_given_twice_for_one_requirement_confuses_nothing():
    assert twice((paper("a", "cv"), paper("a", "cv"))) == {}


def test_the_warning_stands_at_the_paper_and_nothing_is_refused(ready):
    visit, draft = ready
    for name in ("criminal-record", "medical-certificate"):
        file = SimpleUploadedFile("scan.pdf", a_pdf("one"))
        answer = visit.post(f"/{draft}/papers/worker/{name}", {"file": file})
        assert answer.status_code == 303
    page = told(visit.get(f"/{draft}/papers/worker"))
    assert page.count("You gave the same file for:") == 2
