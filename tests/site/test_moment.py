"""The day of the demo."""

from datetime import date

import pytest
from django.db import ProgrammingError, connections

from tessera.site import moment


def test_every_role_lives_in_the_day_the_demo_was_moved_to(db_roles):
    moment.move(date(2026, 12, 28))
    for alias in ("default", "door", "courier", "shredder", "owner"):
        assert moment.today(alias) == date(2026, 12, 28)
    moment.move(None)
    assert moment.today() == moment.on_the_wall().date()


def test_no_role_but_the_owner_moves_the_day(db_roles):
    for alias in ("default", "door", "courier", "shredder"):
        with connections[alias].cursor() as cursor, pytest.raises(ProgrammingError, match="denied"):
            cursor.execute("insert into site_day (single, day) values (true, '2026-01-01')")


def test_a_moved_day_does_not_outlive_its_test(db_roles):
    assert moment.today() == moment.on_the_wall().date()


def test_production_refuses_to_be_moved(monkeypatch):
    monkeypatch.setenv("TESSERA_MODE", "production")
    with pytest.raises(moment.Refused):
        moment.move(date(2026, 12, 28))
