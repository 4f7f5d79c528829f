"""What a person's earlier titles on this platform say when the next application is examined."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction

from tessera.couriers.watch import watch
from tessera.desk.life import life_before, life_of, lives_of_many
from tessera.desk.standing import standing
from tests.registry.builders import DAY, a_filed_dossier, do

pytestmark = pytest.mark.usefixtures("db_roles")


def titled(**more):
    """A dossier whose halves are both granted, from a day in February to one in January."""
    return granted(a_filed_dossier(**more))


def granted(dossier, *, day=DAY):
    """What region and Immigration Office do until a filed dossier has become a title."""
    do(dossier, "region", "declare-complete", {"settles": "open"}, day=day)
    period = {"since": date(2027, 2, 1), "until": date(2030, 1, 31)}
    _granted(dossier, "region", {"lane": "work", **period}, day)
    _granted(dossier, "immigration-office", {"lane": "stay"}, day)
    return dossier


def _granted(dossier, by, content, day):
    from tessera.dossier.kernel import Blocked
    from tests.couriers.test_whole_way import note

    try:
        do(dossier, by, "grant", content, day=day)
    except Blocked as blocked:
        why = str(note(dossier, by, day, "Gezien."))
        because = {o.values["condition"]: why for o in blocked.obstacles}
        do(dossier, by, "grant", {**content, "otherwise": because}, day=day)


def life(worker="person:worker", but=None):
    return life_before(worker, but or uuid4())


def test_a_title_is_part_of_the_life_of_its_worker_and_of_nobody_else():
    dossier = titled()
    work, stay = life()
    assert (work["kind"], stay["kind"]) == ("work", "stay")
    assert work["since"] == date(2027, 2, 1)
    assert work["until"] == date(2030, 1, 31)
    assert work["procedure"] == "single-permit-highly-skilled"
    assert work["region"] == "flanders"
    assert work["source"] == "platform"
    assert life(but=dossier) == ()
    assert life("person:another") == ()
    assert life("") == ()


def test_an_application_without_a_decision_is_no_period():
    a_filed_dossier()
    assert life() == ()


def test_a_work_that_ended_early_counts_to_its_end():
    dossier, last = titled(), date(2027, 6, 30)
    told = {"last_day": last}
    do(dossier, "employer", "report-end-of-work", told, day=date(2027, 6, 1))
    do(dossier, "region", "end-work", told, day=date(2027, 7, 2))
    work, stay = life()
    assert work["until"] == last
    assert stay["until"] == date(2030, 1, 31)


def test_the_life_is_read_with_three_queries_however_many_titles():
    for _ in range(3):
        titled(dossier=uuid4())
    from django.test.utils import CaptureQueriesContext

    with transaction.atomic(using="door"), CaptureQueriesContext(connections["door"]) as asked:
        assert len(life_of("person:worker", but=uuid4())) == 6
    assert len(asked) == 3


def test_the_lives_of_many_workers_are_what_each_is_alone_in_four_queries():
    dossiers = [titled(dossier=uuid4()), titled(dossier=uuid4())]
    from django.test.utils import CaptureQueriesContext

    with transaction.atomic(using="door"), CaptureQueriesContext(connections["door"]) as asked:
        lives = lives_of_many([*dossiers, uuid4()])
    assert lives == {dossier: life(but=dossier) for dossier in dossiers}
    assert all(len(periods) == 2 for periods in lives.values())
    assert len(asked) == 4


def test_the_watch_notes_once_that_the_time_after_the_work_is_over():
    dossier = titled()
    told = {"last_day": date(2027, 6, 30)}
    do(dossier, "employer", "report-end-of-work", told, day=date(2027, 6, 1))
    do(dossier, "region", "end-work", told, day=date(2027, 7, 2))
    last = date(2027, 6, 30) + timedelta(90)
    at = datetime(last.year, last.month, last.day, 9).astimezone()
    assert watch(last, at) == 0
    assert watch(last + timedelta(1), at) == 1
    assert watch(last + timedelta(2), at) == 0
    with transaction.atomic(using="door"):
        title = standing(dossier, using="door").title
    assert title.passed == ("grace",)
    assert title.stay_ended_on is None
