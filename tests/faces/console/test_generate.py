"""Invented dossiers come from the core, the same for the same seed, and the journal holds them all."""

import pickle
from datetime import UTC, date, datetime

import pytest
from django.db import connections, transaction

from tessera.dossier.kernel import Blocked, Obstacle
from tessera.faces.console.invented import courses
from tessera.journal import sequencer
from tessera.law.load import shelf
from tessera.law.model import Condition
from tessera.registry.many import record_many
from tessera.registry.rebuild import rebuild

TODAY = date(2026, 11, 23)


def test_the_same_seed_invents_the_same_courses():
    once = [(c.dossier, len(c.steps)) for c in courses(30, seed=7, today=TODAY)]
    assert once == [(c.dossier, len(c.steps)) for c in courses(30, seed=7, today=TODAY)]
    assert once != [(c.dossier, len(c.steps)) for c in courses(30, seed=8, today=TODAY)]


def test_an_invented_refusal_says_which_condition_of_its_half_is_not_met():
    steps = [s.act for c in courses(200, seed=7, today=TODAY) for s in c.steps]
    refusals = [act for act in steps if act.code == "refuse"]
    known = {(row.lane, row.name) for row in shelf().rows[Condition]}
    assert {act.lane for act in refusals} == {"work", "stay"}
    assert all({(act.lane, name) for name in act.otherwise} & known for act in refusals)


def test_what_blocks_an_act_comes_back_whole_from_another_process():
    blocked = Blocked((Obstacle(code="which-condition"),))
    assert pickle.loads(pickle.dumps(blocked)).obstacles == blocked.obstacles


@pytest.mark.usefixtures("db_roles")
def test_invented_dossiers_stand_on_the_desk_as_recorded_ones_do():
    assert record_many(courses(60, seed=3, today=TODAY), day=TODAY) == 60
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        cursor.execute("select count(distinct dossier) from desk_place")
        assert cursor.fetchone() == (60,)
        cursor.execute("select * from desk_place order by seat, dossier")
        kept = cursor.fetchall()
    rebuild(day=TODAY)
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        cursor.execute("select * from desk_place order by seat, dossier")
        assert cursor.fetchall() == kept
    assert sequencer.run_once(datetime(2026, 11, 23, 12, tzinfo=UTC)) > 300
