"""Each party follows its dossier: what waits, the halves, the clock, letters, messages, looks."""

import re
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import CaptureQueriesContext

from tessera.people import demo
from tessera.people.doors import writing
from tessera.vault.notes import Audience, write
from tests.faces.applicant.conftest import AT, LANGUAGES, told
from tests.faces.applicant.test_filing import files
from tests.ground.pdf import a_pdf


@pytest.fixture
def filed(ready):
    visit, draft = ready
    files(visit, draft)
    return visit, draft


def once(visit, path):
    page = visit.get(path).content.decode()
    return dict(re.findall(r'name="(seen|once)" value="([^"]*)"', page))


def by_officer(dossier, code, content, person="officer-flanders"):
    from tessera.dossier.telling import act_of
    from tessera.people.who import Who
    from tessera.registry.record import Asking, record
    from tessera.site import moment

    (seat,) = demo.seats(person)
    at = moment.now()
    who = Who(person=str(demo.person(person)), seat=seat)
    return record(dossier, act_of(code, content), who, Asking(day=at.date(), at=at))


def asked_for(dossier, name="criminal-record", of="worker"):
    return by_officer(dossier, "request-supplement", {"items": [{"name": name, "of": of}]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filed_dossier_is_told_in_each_language(filed, language):
    visit, dossier = filed
    asked_for(dossier)
    visit.language = language
    version = re.findall(r"/give/(\d+)", visit.get(f"/{dossier}").content.decode())[0]
    for path in ("", "/receipt", "/looks", "/messages", "/withdraw", f"/give/{version}"):
        answer = visit.get(f"/{dossier}{path}")
        assert answer.status_code == 200, path
        assert answer.content.decode().count("<h1") == 1, path


def test_a_piece_that_was_asked_for_is_given_and_the_dossier_goes_on(filed):
    visit, dossier = filed
    asked_for(dossier)
    page = visit.get(f"/{dossier}").content.decode()
    path = re.findall(r"/apply(/[^\"]*/give/\d+)", page)[0]
    empty = visit.post(path, once(visit, path))
    assert empty.status_code == 422
    paper = SimpleUploadedFile("extract.pdf", a_pdf("extract"))
    answer = visit.post(path, once(visit, path) | {"criminal-record": paper})
    assert answer.status_code == 303, told(answer)
    page = told(visit.get(f"/{dossier}"))
    assert "You must do something" not in page
    assert "Pieces asked for were given" in page


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "De overheid schrijft daarbij, in het Nederlands:"),
        ("en", "in Dutch (its own words, not translated)"),
    ],
)
def test_the_words_of_an_officer_say_in_which_language_they_are(filed, language, line):
    visit, dossier = filed
    (seat,) = demo.seats("officer-flanders")
    with writing(seat, person="p"):
        words = write(
            dossier,
            "Het uittreksel ontbreekt.",
            kind="supplement",
            audience=Audience.PARTIES,
            organisation=seat.organisation,
            person="p",
            at=AT,
        )
    piece = {"name": "criminal-record", "of": "worker"}
    by_officer(dossier, "request-supplement", {"items": [piece], "note": str(words)})
    visit.language = language
    page = visit.get(f"/{dossier}").content.decode()
    version = re.findall(r"/give/(\d+)", page)[0]
    for html in (page, visit.get(f"/{dossier}/give/{version}").content.decode()):
        assert line in html
        assert '<blockquote class="text" lang="nl">Het uittreksel ontbreekt.' in html


def test_a_message_reaches_who_it_is_for_and_an_empty_one_says_why_not(filed):
    visit, dossier = filed
    path = f"/{dossier}/messages"
    answer = visit.post(path, once(visit, path))
    assert answer.status_code == 422
    assert "Write a message." in told(answer)
    form = once(visit, path) | {"to": ["work-authority"], "text": "When will you look?"}
    assert visit.post(path, form).status_code == 303
    assert "When will you look?" in told(visit.get(path))


def test_withdrawing_asks_once_more_and_then_ends_the_dossier(filed):
    visit, dossier = filed
    path = f"/{dossier}/withdraw"
    assert visit.post(path, once(visit, path)).status_code == 422
    assert visit.post(path, once(visit, path) | {"sure": "yes"}).status_code == 303
    assert "Withdrawn" in told(visit.get(f"/{dossier}"))
    assert "This application was already decided, or it has ended." in told(visit.get(path))


def test_withdrawing_what_changed_meanwhile_shows_that_first(filed):
    visit, dossier = filed
    path = f"/{dossier}/withdraw"
    form = once(visit, path) | {"sure": "yes"}
    asked_for(dossier)
    answer = visit.post(path, form)
    assert answer.status_code == 422
    assert "Somebody changed something" in told(answer)


def test_a_complete_copy_opens_offline_and_leaves_a_look(filed):
    visit, dossier = filed
    answer = visit.get(f"/{dossier}/copy.zip")
    archive = zipfile.ZipFile(BytesIO(answer.content))
    assert {"index.html", "facts.json", "receipt.json"} <= set(archive.namelist())
    assert "Ananya" in archive.read("index.html").decode()
    assert "For a copy of the dossier" in told(visit.get(f"/{dossier}/looks"))


@pytest.mark.parametrize("person", ["employer-eupen", "worker-eupen", "representative"])
def test_nobody_else_finds_the_dossier_or_any_page_of_it(filed, visits, person):
    _, dossier = filed
    other = visits(person)
    for path in (
        "",
        "/receipt",
        "/receipt.json",
        "/looks",
        "/messages",
        "/withdraw",
        "/copy.zip",
        "/give/1",
        "/check",
        "/invite",
    ):
        answer = other.get(f"/{dossier}{path}", follow=True)
        assert answer.status_code == 404, path


def test_nobody_else_finds_a_draft_or_any_page_of_it(ready, visits):
    _, draft = ready
    other = visits("employer-eupen")
    for path in ("", "/papers/employer", "/ask/employer/pay", "/check", "/invite", "/discard"):
        assert other.get(f"/{draft}{path}", follow=True).status_code == 404, path


def test_an_officer_has_no_business_on_these_pages(visits):
    assert visits("officer-flanders").get("/").status_code == 403


def test_pages_ask_a_bounded_number_of_questions_of_the_database(filed):
    from django.db import connections

    visit, dossier = filed
    counts = {}
    for path, most in (("/", 20), (f"/{dossier}", 30), (f"/{dossier}/receipt", 16)):
        with (
            CaptureQueriesContext(connections["default"]) as faces,
            CaptureQueriesContext(connections["door"]) as door,
        ):
            assert visit.get(path).status_code == 200
        counts[path] = (len(faces), len(door))
        assert len(faces) + len(door) <= most, counts
