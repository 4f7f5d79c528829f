"""A notice of another employer, from the permit that it names to the permit that names another."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction

from tessera.couriers.renewals import note_renewals
from tessera.couriers.watch import watch
from tessera.desk.life import title_held
from tessera.desk.standing import standing, title_of
from tessera.dossier.kernel import Blocked
from tessera.journal.sequencer import run_once
from tessera.law import load
from tessera.law.load import shelf
from tessera.law.switching import tried
from tests.couriers.test_whole_way import at, note
from tests.dossier.filling import answers_for
from tests.registry.builders import DAY, do
from tests.registry.test_life import titled

CODE, NAME = "single-permit-employer-notice", "recast-2024-1233"
LAST = DAY + timedelta(45)


@pytest.fixture(autouse=True)
def _on(db_roles):
    load.use(tried(shelf(), NAME, DAY))
    yield
    load.use(None)


def stands(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door")


def noted(day=DAY):
    run_once(at(day))
    while note_renewals(day, at(day)):
        run_once(at(day))


def told_of(first, by="worker", employer="", day=DAY):
    """A notice that names the title of this dossier."""
    dossier = uuid4()
    said = {"procedure": CODE, "employer": employer, "renews": str(title_of(first))}
    answers = answers_for(CODE, DAY, shelf().on(DAY)) | {
        "stay.basis": "long-stay",
        "stay.until": date(2030, 1, 31),
    }
    do(dossier, by, "file", said, day=day, answers=answers)
    noted()
    return dossier


def test_while_it_waits_the_title_knows_and_its_employer_is_not_told():
    first = titled()
    second = told_of(first)
    title = stands(first).title
    assert title.noticed.dossier == str(second)
    assert title.renewals == ()
    (entry,) = [e for e in stands(first).title_entries if e.code == "change-pending"]
    assert entry.circle.split() == ["platform", "stay-authority", "work-authority", "worker"]


def test_noted_by_the_authority_the_title_names_the_new_employer_and_the_old_one_is_out():
    first = titled()
    second = told_of(first, by="employer", employer="org:employer")
    do(second, "region", "take-note", {"lane": "work"})
    noted()
    title = stands(first).title
    assert title.noticed is None
    assert [c.employer for c in title.changed] == ["org:employer"]
    third = told_of(first)
    do(third, "region", "take-note", {"lane": "work"})
    noted()
    title = stands(first).title
    assert title.employer == ""
    assert title.changed[-1].employer == "0202239951"
    with pytest.raises(Blocked, match="not-a-party"):
        do(first, "employer", "report-end-of-work", {"last_day": date(2027, 6, 30)})


def test_unopposed_the_watch_lets_it_stand_the_day_after_the_last():
    first = titled()
    second = told_of(first)
    watch(LAST, at(LAST))
    assert stands(second).dossier.phase == "examined"
    watch(LAST + timedelta(1), at(LAST + timedelta(1)))
    assert stands(second).dossier.phase == "stands"
    noted(LAST + timedelta(1))
    assert stands(first).title.changed[-1].employer == "0202239951"


def test_opposed_or_withdrawn_the_title_stays_as_it_was():
    first = titled()
    second, third = told_of(first), told_of(first)
    why = str(note(second, "region", DAY, "Pas twee maanden bij de eerste werkgever."))
    do(second, "region", "oppose", {"lane": "work", "grounds": ["first-employer"], "note": why})
    do(third, "worker", "withdraw", {})
    noted()
    title = stands(first).title
    assert [n.outcome for n in title.notices] == ["opposed", "withdrawn"]
    assert (title.employer, title.changed) == ("org:employer", ())


def test_the_title_of_a_worker_is_found_while_it_is_held():
    kinds = shelf().on(DAY).procedure(CODE).renews
    first = titled()
    assert title_held("person:worker", kinds) == str(title_of(first))
    assert title_held("person:another", kinds) == ""
    assert title_held("person:worker", ("eu-blue-card",)) == ""
    with connections["owner"].cursor() as cursor:
        cursor.execute("update desk_place set title = 'ended' where dossier = %s", [first])
    assert title_held("person:worker", kinds) == ""
