"""The demo fills itself: every state a visitor wants to see, by acts alone, and only once."""

from collections import Counter
from datetime import UTC, date, datetime, time

import pytest
from django.db import transaction

from tessera.couriers import write as write_letters
from tessera.couriers.follow import follow
from tessera.couriers.watch import watch
from tessera.desk.standing import standing
from tessera.journal import sequencer
from tessera.people import demo
from tessera.site import demo_dossiers, demo_letters
from tessera.vault.sql import rows
from tests.ground.pdf import a_pdf

TODAY = date(2026, 11, 23)
SEEN = {
    "filed": 4,
    "incomplete": 1,
    "examined": 6,
    "granted": 2,
    "refused-work": 1,
    "refused-stay": 1,
    "inadmissible": 1,
    "withdrawn": 1,
}


@pytest.fixture
def seeded(db_roles, tmp_path, settings):
    settings.VAULT_FOLDER = tmp_path / "vault"
    demo.seed(datetime(2026, 1, 1, tzinfo=UTC), folder=tmp_path, origin="http://testserver")
    return demo_dossiers.seed(TODAY)


def test_the_dossiers_of_the_demo_stand_in_every_state_and_are_made_once(seeded):
    stands = every_dossier()
    assert Counter(each.dossier.phase.value for each in stands) == SEEN
    regions = {"flanders", "brussels", "wallonia", "german-speaking"}
    assert {each.dossier.work.authority for each in stands} == {*regions, ""}
    alone = [each.dossier for each in stands if not each.dossier.employer]
    assert {each.procedure for each in alone} == {"student-first", "professional-card-belgium"}
    assert all(each.applicant == each.worker for each in alone)
    assert all(entry.at.weekday() < 5 for each in stands for entry in each.entries)
    assert demo_dossiers.seed(TODAY) == 0


def test_letters_of_the_past_bear_the_day_of_their_fact_and_start_the_terms(seeded, monkeypatch):
    monkeypatch.setattr(demo_letters, "mode", lambda: "demo")
    monkeypatch.setattr(write_letters, "_sealed", lambda content: a_pdf(content.reference))
    at = datetime.combine(TODAY, time(9), UTC)
    while sequencer.run_once(at) + demo_letters.write_back(at) + follow(TODAY, at):
        continue
    assert watch(TODAY, at) == 1
    stands = every_dossier()
    (silent,) = (each.dossier for each in stands if "decision" in each.dossier.passed)
    assert silent.work.authority == "flanders"
    services = [(each.dossier, one) for each in stands for one in each.dossier.services]
    assert len(services) > 60
    for each in stands:
        days = {entry.version: entry.fact.on for entry in each.entries}
        assert all(one.on == days[one.about] for one in each.dossier.services)


def every_dossier():
    found = rows("door", "select stream from journal_said where kind = 'dossier' and version = 1")
    with transaction.atomic(using="door"):
        return [standing(dossier, using="door") for (dossier,) in found]
