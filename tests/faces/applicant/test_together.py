"""Parties fill in one application together; nothing that was typed is lost; obstacles are told."""

import re
from datetime import date
from uuid import UUID

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from tessera.people import demo
from tessera.people.doors import writing
from tessera.people.invitations import Proof, accept, key_of, prove
from tessera.vault import drafts
from tests.faces.applicant.conftest import of_part, told
from tests.faces.applicant.test_filing import files, submits
from tests.ground.pdf import a_pdf

WORKER = {
    "worker.email": "ananya@example.org",
    "passport.number": "X0000000",
    "worker.birth-date-day": "14",
    "worker.birth-date-month": "5",
    "worker.birth-date-year": "1994",
    "language": "en",
}


def invites(visit, draft):
    answer = visit.post(f"/{draft}/invite", WORKER)
    assert answer.status_code == 200, told(answer)
    return re.findall(r"/invitation/([\w-]+)", answer.content.decode())[0]


def takes(visits, secret, person="worker-ghent"):
    """The worker proves who they are and takes the part, as the public pages do."""
    from tessera.site import moment

    at = moment.now()
    key = key_of(secret)
    prove(key, Proof(passport="X0000000", born=date(1994, 5, 14)), at.date())
    accept(key, person=demo.person(person), day=at.date(), at=at)
    return visits(person)


def test_what_cannot_be_read_is_kept_and_told_until_it_is_mended(visits):
    visit = visits("employer-ghent")
    draft = visit.begins()
    path = f"/{draft}/ask/employer/pay"
    asked = {"asked": ["pay.base-month", "pay.extras-year"], "seen": "0"}
    answer = visit.post(path, asked | {"pay.base-month": "lots", "pay.extras-year": "4 500"})
    assert answer.status_code == 422
    again = visit.get(path).content.decode()
    assert 'value="lots"' in again
    assert 'value="4500"' in again
    assert "There is a problem" in told(visit.get(f"/{draft}"))
    assert "lots" not in told(visit.get(f"/{draft}/check"))
    seen = re.findall(r'name="seen" value="(\d+)"', again)[0]
    visit.post(path, asked | {"seen": seen, "pay.base-month": "4300", "pay.extras-year": "4500"})
    assert "lots" not in visit.get(path).content.decode()


def test_the_language_changes_in_the_middle_and_nothing_typed_is_lost(visits):
    visit = visits("employer-ghent")
    draft = visit.begins()
    form = {"asked": "job.title", "job.title": "Data engineer", "seen": "0", "in-language": "fr"}
    answer = visit.post(f"/{draft}/ask/employer/job", form)
    assert answer["Location"] == f"/fr/apply/{draft}/ask/employer/job"
    visit.language = "fr"
    assert 'value="Data engineer"' in visit.get(f"/{draft}/ask/employer/job").content.decode()


def test_a_postcode_of_two_municipalities_asks_which(visits):
    visit = visits("employer-ghent")
    draft = visit.begins()
    visit.fills(draft, "employer", {"contract.posted": False, "work.units": "one"})
    form = {"asked": "work.municipality", "work.municipality": "1050", "seen": "9"}
    answer = visit.post(f"/{draft}/ask/employer/work", form)
    assert answer.status_code == 422
    choices = re.findall(
        r'type="radio" name="work.municipality" value="(\d+)"', answer.content.decode()
    )
    assert len(choices) == 2


def test_a_week_of_999_hours_is_told_at_its_field_and_what_was_typed_stays(visits):
    visit = visits("employer-ghent")
    draft = visit.begins()
    field = "contract.weekly-hours"
    form = {"asked": field, field: "999", "seen": "0"}
    answer = visit.post(f"/{draft}/ask/employer/contract", form)
    assert answer.status_code == 422
    assert "Type 60 or less" in told(answer)
    assert 'value="999"' in answer.content.decode()
    form |= {
        field: "38",
        "seen": re.findall(r'name="seen" value="(\d+)"', answer.content.decode())[0],
    }
    assert visit.post(f"/{draft}/ask/employer/contract", form).status_code == 303


def test_somebody_who_changed_the_same_answer_is_shown_and_what_was_typed_stays(visits):
    visit = visits("employer-ghent")
    draft = visit.begins()
    visit.fills(draft, "employer", {"job.title": "Analyst"})
    form = {"asked": "job.title", "job.title": "Data engineer", "seen": "0"}
    answer = visit.post(f"/{draft}/ask/employer/job", form)
    assert answer.status_code == 422
    assert "changed this meanwhile to: Analyst" in told(answer)
    page = answer.content.decode()
    assert 'value="Data engineer"' in page
    form["seen"] = re.findall(r'name="seen" value="(\d+)"', page)[0]
    assert visit.post(f"/{draft}/ask/employer/job", form).status_code == 303
    assert 'value="Data engineer"' in visit.get(f"/{draft}/ask/employer/job").content.decode()


def test_an_invited_worker_writes_and_confirms_and_the_employer_sees_only_that_it_is_done(visits):
    employer = visits("employer-ghent")
    draft = employer.begins()
    employer.fills(draft, "employer", of_part("employer"))
    secret = invites(employer, draft)
    assert mail.outbox[-1].to == ["ananya@example.org"]
    assert secret in mail.outbox[-1].body
    assert employer.get(f"/{draft}/ask/worker/worker").status_code == 404
    worker = takes(visits, secret)
    assert str(draft) in worker.get("/").content.decode()
    assert worker.get(f"/{draft}/ask/employer/pay").status_code == 404
    worker.fills(draft, "worker", of_part("worker"))
    paper = SimpleUploadedFile("medical.pdf", a_pdf("medical"))
    worker.post(f"/{draft}/papers/worker/medical-certificate", {"file": paper})
    answer = submits(employer, draft)
    assert answer.status_code == 422
    assert "One part has not yet been confirmed" in told(answer)
    assert submits(worker, draft).status_code == 303
    assert "Mysuru" in told(employer.get(f"/{draft}/check"))
    files(employer, draft)
    for visit in (employer, worker):
        assert "Ananya Raghavan" in told(visit.get(f"/{draft}"))
    assert "medical.pdf" in told(worker.get(f"/{draft}"))
    assert "medical.pdf" not in told(employer.get(f"/{draft}"))
    assert worker.get(f"/{draft}/withdraw").status_code == 404


def test_a_later_change_voids_what_was_confirmed(visits):
    employer = visits("employer-ghent")
    draft = employer.begins()
    employer.fills(draft, "employer", of_part("employer"))
    worker = takes(visits, invites(employer, draft))
    worker.get("/")
    worker.fills(draft, "worker", of_part("worker"))
    assert submits(worker, draft).status_code == 303
    worker.fills(draft, "worker", {"diploma.field": "Physics"})
    assert submits(employer, draft).status_code == 422


def test_an_invitation_that_is_taken_back_gives_the_part_back(visits):
    employer = visits("employer-ghent")
    draft = employer.begins()
    invites(employer, draft)
    assert employer.post(f"/{draft}/invite", {"withdraw": "yes"}).status_code == 303
    assert employer.get(f"/{draft}/ask/worker/worker").status_code == 200


def test_an_invitation_without_what_proves_the_worker_says_what_is_missing(visits):
    employer = visits("employer-ghent")
    draft = employer.begins()
    answer = employer.post(f"/{draft}/invite", {"worker.email": "nobody"})
    assert answer.status_code == 422
    for sentence in ("type a full address", "Enter the passport number", "date of birth"):
        assert sentence in told(answer)


def test_a_representative_files_by_mandate_for_one_of_its_employers(visits):
    agent = visits("representative")
    answer = agent.post("/start")
    assert answer.status_code == 422
    assert "Choose the employer you file for" in told(answer)
    firms = re.findall(r'name="employer" value="([^"]+)"', answer.content.decode())
    assert demo.organisation("leiedraad") not in firms or len(firms) >= 1
    wish = {"employer": firms[0], "procedure": "single-permit-highly-skilled"}
    draft = UUID(agent.post("/start", wish)["Location"].rsplit("/", 1)[-1])
    for part in ("employer", "worker"):
        agent.fills(draft, part, of_part(part))
    files(agent, draft)
    assert "Representative" in told(agent.get(f"/{draft}"))
    assert agent.post("/start", wish | {"employer": "org:other"}).status_code == 422


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"worker.in-belgium": False, "stay.post": None}, "embassy or consulate"),
        ({"work.municipality": None}, "Answer this question."),
        ({"job.title": None}, "Answer this question."),
    ],
)
def test_what_is_missing_is_an_entry_that_leads_to_its_question(ready, change, sentence):
    visit, draft = ready
    for part in ("employer", "worker"):
        mine = {n: v for n, v in change.items() if n in of_part(part) or n == "stay.post"}
        if mine:
            visit.fills(draft, part, {n: v for n, v in mine.items() if n in of_part(part)})
    answer = submits(visit, draft)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert re.search(r'class="errors".*?href="[^"]*/ask/[^"]*\?then=check#', page, re.DOTALL)
    assert sentence in told(answer) or "Answer this question." in told(answer)


def test_filing_without_the_declaration_says_so(ready):
    visit, draft = ready
    answer = visit.post(f"/{draft}/check", {"seen-employer": "1", "seen-worker": "1"})
    assert answer.status_code == 422
    assert "Declare that the answers are true" in told(answer)


def test_filing_what_changed_since_it_was_read_shows_the_change_first(ready):
    visit, draft = ready
    page = visit.get(f"/{draft}/check").content.decode()
    form = dict(re.findall(r'name="(seen-\w+|once)" value="([^"]*)"', page)) | {"declared": "yes"}
    visit.fills(draft, "employer", {"job.title": "Analyst"})
    answer = visit.post(f"/{draft}/check", form)
    assert answer.status_code == 422
    assert "Somebody changed something" in told(answer)
    assert "Analyst" in told(answer)


@pytest.mark.parametrize(
    ("name", "inside", "sentence"),
    [
        ("letter.docx", b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "save it as a PDF"),
        ("photo.pdf", b"MZ\x90\x00", "This is a program"),
        ("empty.pdf", b"", "This file is empty"),
    ],
)
def test_a_file_that_cannot_be_kept_says_how_to_mend_it(ready, name, inside, sentence):
    visit, draft = ready
    answer = visit.post(
        f"/{draft}/papers/employer/contract", {"file": SimpleUploadedFile(name, inside)}
    )
    assert answer.status_code == 422
    assert sentence in told(answer)


def test_one_file_serves_two_requirements_and_can_be_taken_back(ready):
    visit, draft = ready
    paper = SimpleUploadedFile("both.pdf", a_pdf("both"))
    form = {"file": paper, "serves": ["health-insurance"]}
    assert visit.post(f"/{draft}/papers/employer/contract", form).status_code == 303
    page = visit.get(f"/{draft}/papers/employer").content.decode()
    assert page.count("both.pdf</a>") == 2
    which = re.findall(r'name="paper" value="([^"]+)"', page)[0]
    assert visit.get(f"/{draft}/paper/{which}").content.startswith(b"%PDF")
    visit.post(f"/{draft}/papers/employer", {"paper": which, "remove": "yes"})
    assert "both.pdf" not in told(visit.get(f"/{draft}/papers/employer"))


def test_a_draft_that_is_thrown_away_is_gone_for_everybody(ready):
    visit, draft = ready
    assert visit.post(f"/{draft}/discard").status_code == 303
    with writing(visit.seat):
        assert drafts.drafts(visit.seat.organisation) == ()


def test_the_answers_of_the_checker_are_taken_over(visits):
    from tessera.faces.look.carried import KEPT

    visit = visits("employer-ghent")
    session = visit.client.session
    session[KEPT] = {"work.municipality": "44021", "diploma.level": "master"}
    session.save()
    assert "2 answers" in told(visit.get("/start"))
    draft = visit.begins()
    assert "Master" in told(visit.get(f"/{draft}/check"))
    assert "answers from the check" not in told(visit.get("/start"))


def test_an_empty_page_is_kept_and_says_what_is_still_missing(ready):
    visit, _ = ready
    draft = visit.begins()
    here = f"/{draft}/ask/employer/pay"
    answer = visit.post(here, {"seen": "0"})
    assert answer.status_code == 303
    assert "left=pay" in answer["Location"]
    page = visit.client.get(answer["Location"])
    assert "Still missing on the previous page" in told(page)
    assert here in page.content.decode()
