"""Whatever can be filed here can be begun: from the start page to the first page of questions."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tessera.desk.standing import standing
from tessera.faces.applicant.offering import by_purpose, may_begin
from tessera.faces.console.library import open_story
from tessera.faces.look.carried import FOR
from tessera.law.asking import concerned, unanswered
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane
from tessera.words.sentences import knows
from tests.faces.applicant.conftest import LANGUAGES, told
from tests.faces.applicant.test_filing import files, submits
from tests.ground.pdf import a_pdf

MOST = 9
STORIES = Path(__file__).parents[2] / "stories"
LAW = shelf().on(date(2026, 11, 28))
PEOPLE = {Kind.EMPLOYER: "employer-ghent", Kind.WORKER: "worker-ghent"}
OFFICERS = {
    Kind.WORK_AUTHORITY: "officer-flanders",
    Kind.STAY_AUTHORITY: "officer-immigration",
    Kind.MUNICIPALITY: "clerk-ghent",
    Kind.POST: "post-mumbai",
}
LODGED = {"day": "21", "month": "9", "year": "2026"}
OFFERED = [row for row in LAW.procedures() if row.offered]
BEGUN = [
    (row.code, kind)
    for row in OFFERED
    for kind in (Kind.EMPLOYER, Kind.WORKER)
    if kind in row.filers
]


@pytest.mark.parametrize("kind", [Kind.EMPLOYER, Kind.REPRESENTATIVE, Kind.WORKER])
def test_each_application_is_offered_once_and_under_a_purpose(kind):
    offer = by_purpose(LAW, kind)
    codes = [row.code for rows in offer.values() for row in rows]
    assert sorted(codes) == sorted(row.code for row in may_begin(LAW, kind))
    assert len(set(codes)) == len(codes)


def test_somebody_may_begin_whatever_can_be_filed_here():
    kinds = {Kind.EMPLOYER, Kind.REPRESENTATIVE, Kind.WORKER}
    assert [row.code for row in OFFERED if not kinds & set(row.filers)] == []


@pytest.mark.parametrize(("code", "kind"), BEGUN)
def test_it_is_begun_and_shows_its_tasks_and_first_questions(visits, code, kind):
    visit = visits(PEOPLE[kind])
    assert code in visit.get("/start").content.decode()
    draft = visit.begins(code)
    parties = [str(party) for party in LAW.procedure(code).parties]
    asked = [q for q in concerned(LAW, code, {}) if q.asked_of in parties]
    for language in LANGUAGES:
        visit.language = language
        tasks = visit.get(f"/{draft}")
        assert tasks.status_code == 200
        assert LAW.procedure(code).label.said_in(language) in told(tasks)
        shown = 0
        for party in parties:
            mine = [q for q in asked if q.asked_of == party]
            if mine:
                page = visit.get(f"/{draft}/ask/{party}/{mine[0].group}")
                assert page.status_code == 200, (code, party, mine[0].group)
                shown += 1
        assert shown
        assert visit.get(f"/{draft}/check").status_code == 200
        for party in parties:
            assert visit.get(f"/{draft}/papers/{party}").status_code == 200


@pytest.mark.parametrize(("code", "kind"), BEGUN)
def test_every_page_of_questions_has_a_name_in_four_languages(code, kind):
    parties = LAW.procedure(code).parties
    groups = {q.group for q in LAW.questions(code) if q.asked_of in parties}
    assert [g for g in sorted(groups) if not knows(f"applicant.group-{g}")] == []


def test_the_choice_of_the_checker_is_chosen_already(visits):
    visit = visits("employer-ghent")
    session = visit.client.session
    session[FOR] = "single-permit-highly-skilled"
    session.save()
    page = visit.get("/start")
    assert "Your check led to this application" in told(page)
    assert "Apply for something else" in told(page)


def test_what_the_checker_found_and_another_must_file_is_told(visits):
    worker_filed = next(row for row in OFFERED if Kind.EMPLOYER not in row.filers)
    visit = visits("employer-ghent")
    session = visit.client.session
    session[FOR] = worker_filed.code
    session.save()
    text = told(visit.get("/start"))
    assert "You cannot file that application yourself" in text
    assert worker_filed.label.en in text


def test_nothing_chosen_begins_nothing(visits):
    visit = visits("employer-ghent")
    answer = visit.post("/start")
    assert answer.status_code == 422
    assert "Choose what you apply for" in told(answer)


def test_nobody_begins_what_is_not_theirs_to_file(visits):
    worker_filed = next(row for row in OFFERED if Kind.EMPLOYER not in row.filers)
    visit = visits("employer-ghent")
    assert visit.post("/start", {"procedure": worker_filed.code}).status_code == 422


def test_a_worker_alone_has_no_part_of_an_employer(visits):
    alone = next(row for row in OFFERED if row.parties == (Kind.WORKER,))
    visit = visits("worker-ghent")
    draft = visit.begins(alone.code)
    text = told(visit.get(f"/{draft}"))
    assert "Invite" not in text
    assert visit.get(f"/{draft}/invite").status_code == 404


GHENT = open_story(STORIES / "01_filed_and_routed.toml").answers
PAST = date(2026, 3, 2)
SAID = {
    "date": date(2027, 3, 1),
    "yes-no": True,
    "money": Decimal("5400.00"),
    "number": 12,
    "country": "IN",
    "nationality": "IND",
    "municipality": "44021",
    "email": "ananya.raghavan@example.org",
    "phone": "+32 470 00 00 00",
    "enterprise": GHENT["employer.number"],
    "unit": GHENT["work.unit"],
    "post": GHENT["stay.post"],
    "language": "nl",
}


def answered(code):
    """Everything that has to be answered before this can be filed, as somebody in Ghent might."""
    asked = {q.name for q in LAW.questions(code)}
    answers = {name: value for name, value in GHENT.items() if name in asked}
    for _ in range(MOST):
        left = unanswered(LAW, code, answers)
        if not left:
            return answers
        for question in left:
            first = question.choices[0][0] if question.choices else SAID.get(question.type, "Word")
            answers[question.name] = PAST if question.past else first
    pytest.fail(f"{code} never ends asking: {[q.name for q in left]}")


@pytest.mark.parametrize(("code", "kind"), BEGUN)
def test_it_is_filled_in_and_filed(visits, code, kind):
    visit, answers = visits(PEOPLE[kind]), answered(code)
    draft = visit.begins(code)
    for party in LAW.procedure(code).parties:
        visit.fills(draft, str(party), of_party(code, party, answers))
    address = files(visit, draft)
    for language in LANGUAGES:
        visit.language = language
        receipt = visit.client.get(re.sub(r"^/\w\w/", f"/{language}/", address))
        assert receipt.status_code == 200
        status = visit.get(f"/{draft}")
        assert status.status_code == 200
        assert LAW.procedure(code).label.said_in(language) in told(status)
        halves = re.findall(r'<div class="half"', status.content.decode())
        assert len(halves) == len(LAW.procedure(code).lanes)
    assert visit.get("/").status_code == 200
    opens_at_once(visits, draft, code)


def opens_at_once(visits, draft, code):
    """Whoever looks first at this application, on the page of its half or of its counter."""
    row = LAW.procedure(code)
    half = Kind.WORK_AUTHORITY if Lane.WORK in row.lanes else Kind.STAY_AUTHORITY
    first = OFFICERS[row.intake or half]
    officer = visits(first)
    for language in LANGUAGES:
        page = officer.client.get(f"/{language}/desk/{draft}")
        assert page.status_code == 200, (code, first)
        assert officer.client.get(f"/{language}/desk/").status_code == 200


def of_party(code, party, answers):
    asked = {q.name for q in LAW.questions(code) if q.asked_of is party}
    return {
        name: Decimal(str(value)) if isinstance(value, float) else value
        for name, value in answers.items()
        if name in asked
    }


@pytest.mark.parametrize(
    ("code", "person"),
    [("family-eu-belgian", "clerk-ghent"), ("working-holiday", "post-mumbai")],
)
def test_a_counter_writes_down_files_and_sends_on_what_is_lodged_there(visits, code, person):
    visit = visits(person)
    assert "Write down an application" in told(visit.client.get("/en/desk/"))
    assert code in visit.get("/start").content.decode()
    draft = visit.begins(code)
    visit.fills(draft, "worker", of_party(code, Kind.WORKER, answered(code)))
    paper = SimpleUploadedFile("passport.pdf", a_pdf(), content_type="application/pdf")
    given = visit.post(f"/{draft}/papers/worker/passport", {"file": paper})
    assert given.status_code == 303, told(given)
    begun = visit.client.get("/en/desk/")
    assert f"/en/apply/{draft}" in begun.content.decode()
    assert visit.get("/")["Location"] == "/en/desk/"
    assert visit.get(f"/{draft}/invite").status_code == 403
    wrong = submits(visit, draft, **{"lodged_on-day": "31", "lodged_on-month": "2"})
    assert wrong.status_code == 422
    assert "There is no such day of lodging" in told(wrong)
    lodged = {f"lodged_on-{part}": value for part, value in LODGED.items()}
    receipt = files(visit, draft, **lodged)
    assert visit.client.get(receipt).status_code == 200
    assert visit.get(f"/{draft}")["Location"] == f"/en/desk/{draft}"
    page = visit.client.get(f"/en/desk/{draft}")
    assert "Send the paper file on" in told(page)
    assert "/acts/file" not in page.content.decode()
    assert "Submit the application" not in told(page)
    with transaction.atomic(using="door"):
        found = standing(draft, using="door").dossier
    assert found.counter == visit.seat.organisation
    assert found.lodged_on == date(2026, 9, 21)
