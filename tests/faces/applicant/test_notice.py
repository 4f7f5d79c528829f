"""The holder of a permit tells of another employer, from the permit to the receipt."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from tessera.desk.standing import standing, title_of
from tessera.dossier.cast import Cast
from tessera.dossier.telling import act_of
from tessera.law import load
from tessera.law.load import shelf
from tessera.law.switching import tried
from tessera.people.doors import writing
from tessera.registry.record import record
from tessera.vault import drafts
from tests.couriers.test_notices import noted
from tests.dossier.filling import answers_for
from tests.faces.applicant.conftest import LANGUAGES, of_part, told
from tests.faces.applicant.test_filing import files, submits
from tests.faces.applicant.test_status import once
from tests.registry.builders import DAY, answers, asking, do, who
from tests.registry.test_life import granted

NOTICE = "single-permit-employer-notice"
NEW = {
    "employer.number": "0403170701",
    "employer.name": "Waasland Software bv",
    "job.title": "Data engineer",
    "job.description": "Houdt de datastromen draaiend.",
    "work.municipality": "44021",
    "contract.start": date(2027, 5, 1),
}


@pytest.fixture
def holder(visits):
    """The worker in Ghent, with a permit that an employer asked for."""
    visit, dossier = visits("worker-ghent"), uuid4()
    do(dossier, "employer", "file", {"worker": visit.seat.organisation}, answers=answers())
    return visit, granted(dossier)


@pytest.fixture
def recast():
    load.use(tried(shelf(), "recast-2024-1233", DAY))
    yield
    load.use(None)


def test_today_a_permit_offers_no_notice(holder):
    visit, dossier = holder
    page = visit.get(f"/{dossier}")
    assert f"/{dossier}/tell" not in page.content.decode()
    assert visit.post(f"/{dossier}/tell", once(visit, f"/{dossier}")).status_code == 404


def test_the_holder_tells_of_another_employer_from_the_permit(recast, holder):
    visit, dossier = holder
    answer = visit.post(f"/{dossier}/tell", once(visit, f"/{dossier}"))
    assert answer.status_code == 303, told(answer)
    draft = UUID(answer["Location"].rstrip("/").rpartition("/")[2])
    with writing(visit.seat, person="p"):
        known = dict(drafts.part(draft, "employer").answers)
    assert set(known) == {"application.renews"}
    visit.fills(draft, "employer", known | NEW)
    files(visit, draft)
    receipt = told(visit.get(f"/{draft}/receipt"))
    assert "We have received the notice" in receipt
    assert "It has 45 days to oppose" in receipt
    with transaction.atomic(using="door"):
        state = standing(draft, using="door").dossier
    assert (state.renews, state.employer) == (str(title_of(dossier)), "")
    assert (state.application, state.phase.value) == ("employer-change", "examined")
    for language in LANGUAGES:
        visit.language = language
        assert visit.get(f"/{draft}").status_code == 200
        assert visit.get(f"/{dossier}").status_code == 200


def test_once_noted_the_permit_names_the_new_employer_by_its_name(recast, holder):
    visit, dossier = holder
    notice = uuid4()
    law, worker = shelf().on(DAY), visit.seat.organisation
    said = Cast({"procedure": NOTICE, "parties": {"employer": "", "worker": worker}}).filing(law)
    said |= {"renews": str(title_of(dossier)), "language": "nl"}
    told_in = answers_for(NOTICE, DAY, law) | {
        "employer.number": "0999000129",
        "stay.basis": "long-stay",
        "stay.until": date(2030, 1, 31),
        "contract.start": date(2027, 5, 1),
    }
    by = who("worker", organisation=worker)
    record(notice, act_of("file", said), by, asking(DAY, answers=told_in))
    do(notice, "region", "take-note", {"lane": "work"})
    noted(DAY)
    page = told(visit.get(f"/{dossier}"))
    assert "Leiedraad Data BV, since 1 May 2027" in page
    assert "The change stands" in told(visit.get(f"/{notice}"))


def test_whom_the_permit_names_now_reports_the_end_of_the_work_from_the_notice(recast, visits):
    first, notice = uuid4(), uuid4()
    visit = visits("employer-ghent")
    do(first, "employer", "file", {"worker": "person:worker"}, answers=answers())
    granted(first)
    law, employer = shelf().on(DAY), visit.seat.organisation
    parties = {"employer": employer, "worker": "person:worker"}
    said = Cast({"procedure": NOTICE, "parties": parties}).filing(law)
    said |= {"renews": str(title_of(first)), "language": "nl"}
    held = {"stay.basis": "long-stay", "stay.until": date(2030, 1, 31)}
    by = who("employer", organisation=employer)
    asked = asking(DAY, answers=answers_for(NOTICE, DAY, law) | held)
    record(notice, act_of("file", said), by, asked)
    way = f"/{notice}/title/report-end-of-work"
    assert way not in visit.get(f"/{notice}").content.decode()
    do(notice, "region", "take-note", {"lane": "work"})
    noted(DAY)
    assert way in visit.get(f"/{notice}").content.decode()
    form = {"last_day-day": 30, "last_day-month": 4, "last_day-year": 2027}
    assert visit.post(way, form | once(visit, way)).status_code == 303
    with transaction.atomic(using="door"):
        title = standing(first, using="door").title
    assert (title.employer, title.reported_end) == (employer, date(2027, 4, 30))


def test_a_new_employer_without_the_worker_is_told_how_to_go_on(recast, visits):
    visit = visits("employer-ghent")
    draft = visit.begins(NOTICE)
    visit.fills(draft, "employer", NEW)
    visit.fills(draft, "worker", of_part("worker"))
    answer = submits(visit, draft)
    assert answer.status_code == 422
    assert "We find no running permit of this worker" in told(answer)
