"""The desk is disposable: rebuilt, it is what it was."""

from datetime import timedelta

import pytest
from django.db import connections, transaction

from tessera.registry.rebuild import rebuild
from tests.registry.builders import DAY, a_complete_dossier, a_filed_dossier, do

pytestmark = pytest.mark.usefixtures("db_roles")

TABLES = ("desk_place", "desk_clock", "desk_word", "desk_reach")


def everything():
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"select * from {table}")
            found[table] = sorted(map(repr, cursor.fetchall()))
        return found


def test_a_rebuilt_desk_equals_the_maintained_one():
    a_filed_dossier()
    dossier = a_complete_dossier()
    do(dossier, "region", "request-information", {"lane": "work", "items": ["diploma"]})
    kept = everything()
    assert all(kept.values())
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"delete from {table}")
    assert not any(everything().values())
    assert rebuild(day=DAY + timedelta(0)) == 2
    assert everything() == kept
