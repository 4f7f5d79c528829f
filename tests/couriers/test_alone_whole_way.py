"""An unlimited permit and short work in the database: who is told, and who never is."""

from datetime import date
from uuid import uuid4

import pytest

from tessera.couriers.letters import letters_of, read_page, read_pdf
from tests.couriers.test_follow import settle
from tests.couriers.test_standards import flaws
from tests.couriers.test_whole_way import kinds, on
from tests.registry.builders import STORIES, do, open_story

pytestmark = pytest.mark.usefixtures("db_roles")
FILED, DECIDED = date(2026, 11, 28), date(2026, 12, 15)


def filed(by, story, content):
    told = open_story(STORIES / f"{story}.toml")
    content = {"procedure": told.told["given"]["procedure"], "post": "", **content}
    recorded = do(uuid4(), by, "file", content, day=FILED, answers=told.answers)
    settle(FILED)
    return recorded.dossier


def unlimited():
    content = {"employer": "", "representative": "", "in_belgium": True}
    dossier = filed("worker", "unlimited/21_whole", content)
    on(dossier, date(2026, 12, 1), "region", "declare-complete", {"settles": "open"})
    return dossier


def test_the_employer_never_learns_of_an_unlimited_permit():
    dossier = unlimited()
    on(dossier, DECIDED, "region", "grant", {"lane": "work", "since": DECIDED})
    found = letters_of(dossier, using="courier")
    assert {(one.kind, one.role) for one in found} == {
        ("acknowledgement", "applicant"),
        ("complete", "applicant"),
        ("work-granted", "worker"),
        ("work-granted", "municipality"),
    }
    assert {one.organisation for one in found} == {"person:worker", "municipality:44021"}
    for one in found:
        assert flaws(read_pdf(one.id, using="courier")) == []


def test_the_worker_reads_how_to_contest_a_refusal():
    dossier = unlimited()
    refusal = {"lane": "work", "grounds": ["service"], "note": "De duur is niet bewezen."}
    on(dossier, DECIDED, "region", "refuse", refusal)
    (letter,) = [one for one in letters_of(dossier, using="courier") if "48" in one.kind]
    assert letter.role in {"applicant", "worker"}
    body = read_page(letter.id, using="courier")["bodies"][0]
    assert "Bijlage" not in body["kind"]
    assert "U doet dit zelf" in str(body)


def test_short_work_brings_one_decision_of_one_authority():
    content = {"municipality": "", "representative": ""}
    dossier = filed("employer", "work-only/20_short_work_whole", content)
    on(dossier, date(2026, 12, 1), "region", "declare-complete", {"settles": "open"})
    period = {"since": date(2027, 2, 1), "until": date(2027, 5, 1)}
    on(dossier, DECIDED, "region", "grant", {"lane": "work", **period})
    told = [kind for kind in kinds(dossier) if kind[0] not in {"acknowledgement", "complete"}]
    assert told == [("work-granted", "applicant"), ("work-granted", "worker")]
