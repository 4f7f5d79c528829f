"""What another bundle does to open dossiers, read from desk and vault, equals one by one."""

from collections import Counter
from datetime import date

import pytest
from django.db import connections

from tessera.desk.impact import impact
from tessera.desk.standing import standing
from tessera.dossier.findings import known_of
from tessera.faces.console.invented import courses
from tessera.law.bundle import shipped
from tessera.law.impact import effects_between
from tessera.law.impact_rows import Reached
from tessera.law.load import assembled, shelf
from tessera.law.switching import tried
from tessera.registry.many import record_many
from tessera.vault.answers import answers
from tests.law.test_impact import SHELVES, TODAY, one_by_one

pytestmark = pytest.mark.usefixtures("db_roles")
RECAST = tried(shelf(), "recast-2024-1233", date(2026, 9, 1))


@pytest.fixture
def invented():
    lives = list(courses(60, seed=5, today=TODAY))
    record_many(lives, day=TODAY)
    return [life.dossier for life in lives]


def looked_at_one_by_one(dossiers, new):
    kinds, touched = Counter(), set()
    for dossier in dossiers:
        state = standing(dossier, using="door").dossier
        if state.phase.ended:
            continue
        told = {**answers(dossier, state.revision, using="door"), **known_of(state)}
        reached = Reached(state.procedure, state.work.authority, state.filed_on, state.complete_on)
        found = effects_between(one_by_one(shelf(), reached, told), one_by_one(new, reached, told))
        if found:
            touched.add(dossier)
        kinds.update((state.work.authority, effect.part) for effect in found)
    return kinds, touched


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    "name",
    ["the floors of Flanders", "a new document for some, in one region", "the recast in the past"],
)
def test_the_impact_equals_looking_at_each_dossier(invented, name, processes):
    found = impact(shelf(), SHELVES[name], day=TODAY, processes=processes)
    kinds, touched = looked_at_one_by_one(invented, SHELVES[name])
    assert touched
    assert set(found.dossiers) == touched
    assert found.touched == len(touched)
    counted = Counter()
    for (_, authority, part, _, _), count in found.kinds.items():
        counted[authority, part] += count
    assert counted == kinds


def test_nothing_is_opened_where_nothing_differs(invented):
    found = impact(shelf(), assembled(dict(shipped())), day=TODAY)
    assert found.open > 0
    assert (found.reached, found.touched, found.dossiers) == (0, 0, {})


def test_a_dossier_whose_key_was_destroyed_is_counted_and_not_read(invented):
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from vault_keyring.key")
    found = impact(shelf(), SHELVES["the floors of Flanders"], day=TODAY)
    assert found.unreadable == found.reached > 0
    assert found.touched == 0


def test_terms_need_no_answers(invented):
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from vault_keyring.key")
    found = impact(shelf(), RECAST, day=TODAY)
    assert (found.unreadable, found.touched > 0) == (0, True)
