"""An employer begins, fills in, adds papers, checks and files; the receipt stays where it is."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.faces.applicant.conftest import LANGUAGES, told
from tests.ground.pdf import a_pdf


def submits(visit, draft, **more):
    page = visit.get(f"/{draft}/check").content.decode()
    form = dict(re.findall(r'name="(seen-\w+|once)" value="([^"]*)"', page))
    return visit.post(f"/{draft}/check", form | {"declared": "yes"} | more)


def files(visit, draft, **more):
    answer = submits(visit, draft, **more)
    assert answer.status_code == 303, told(answer)
    return answer["Location"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_on_the_way_to_filing_renders_in_each_language(ready, language):
    visit, draft = ready
    visit.language = language
    pages = ["/", "/start", f"/{draft}", f"/{draft}/check", f"/{draft}/invite", f"/{draft}/discard"]
    pages += [f"/{draft}/papers/{part}" for part in ("employer", "worker")]
    page = visit.get(f"/{draft}").content.decode()
    pages += [path.split("/apply")[1] for path in re.findall(r'href="([^"]*/ask/[^"]*)"', page)]
    assert len(pages) > 18
    for path in pages:
        answer = visit.get(path)
        assert answer.status_code == 200, path
        assert answer.content.decode().count("<h1") == 1, path
    where = files(visit, draft).split("/apply")[1]
    answer = visit.get(where)
    assert "Ananya Raghavan" in told(answer)
    assert visit.get(f"/{draft}").status_code == 200


def test_the_receipt_proves_without_us_what_was_filed(ready):
    from tessera.journal.receipt import Receipt

    visit, draft = ready
    where = files(visit, draft)
    assert where == f"/en/apply/{draft}/receipt"
    proof = Receipt.parsed(visit.get(f"/{draft}/receipt.json").content.decode())
    assert proof.stream == str(draft)
    assert proof.contradiction(()) == ""


def test_a_double_click_files_once_and_leads_to_the_same_receipt(ready):
    visit, draft = ready
    page = visit.get(f"/{draft}/check").content.decode()
    form = dict(re.findall(r'name="(seen-\w+|once)" value="([^"]*)"', page)) | {"declared": "yes"}
    answers = [visit.post(f"/{draft}/check", form) for _ in range(2)]
    assert [a["Location"] for a in answers] == [f"/en/apply/{draft}/receipt"] * 2


def test_papers_of_both_parts_go_with_the_filing(ready):
    from django.db import connections

    visit, draft = ready
    for part, name in (("employer", "contract"), ("worker", "criminal-record")):
        answer = visit.post(
            f"/{draft}/papers/{part}/{name}",
            {"file": SimpleUploadedFile(f"{name}.pdf", a_pdf(name))},
        )
        assert answer.status_code == 303, told(answer)
    assert "contract.pdf" in told(visit.get(f"/{draft}/papers/employer"))
    files(visit, draft)
    with connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from vault_document where bound_at is not null")
        assert cursor.fetchone()[0] == 2
