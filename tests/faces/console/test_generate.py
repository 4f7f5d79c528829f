"""Invented dossiers come from the core, the same for the same seed, and the journal holds them all."""

from datetime import UTC, date, datetime

import pytest
from django.db import connections, transaction

from tessera.faces.console.invented import courses
from tessera.journal import sequencer
from tessera.registry.many import record_many
from tessera.registry.rebuild import rebuild

TODAY = date(2026, 11, 23)


def test_the_same_seed_invents_the_same_courses():
    once = [(c.dossier, len(c.steps)) for c in courses(30, seed=7, today=TODAY)]
    assert once == [(c.dossier, len(c.steps)) for c in courses(30, seed=7, today=TODAY)]
    assert once != [(c.dossier, len(c.steps)) for c in courses(30, seed=8, today=TODAY)]


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
