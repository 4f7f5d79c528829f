"""Files that cannot be kept are refused where they are given, with the way to mend it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.faces.applicant.conftest import told, visits  # noqa: F401 - a fixture
from tests.vault import files

WHERE = "/papers/worker/diploma"


@pytest.fixture
def draft(visits):
    visit = visits("employer-ghent", language="en")
    return visit, visit.begins()


def given(draft, name, content):
    visit, which = draft
    return visit.post(f"/{which}{WHERE}", {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("diploma.pdf", files.pdf_with_script()),
        ("diploma.pdf", files.pdf_behind_password()),
        ("diploma.pdf", files.a_program()),
    ],
    ids=["a PDF with JavaScript", "an encrypted PDF", "a renamed program"],
)
def test_an_unfit_file_is_refused_by_name_and_nothing_is_kept(draft, name, content):
    answer = given(draft, name, content)
    assert answer.status_code == 422
    assert f"{name}: " in told(answer)
    visit, which = draft
    assert name not in told(visit.get(f"/{which}/papers/worker"))


def test_a_photo_of_40_mb_is_taken_and_made_smaller(draft):
    answer = given(draft, "diploma.jpg", files.a_heavy_photo())
    assert answer.status_code == 303, told(answer)
    visit, which = draft
    assert "diploma" in told(visit.get(f"/{which}/papers/worker"))
