"""Direct SQL as the role of the faces: each seat reads its own rows, and no table is forgotten."""

import psycopg
import pytest
from django.db import connections

from tessera.site.database import plainly
from tests.access import rows


def test_every_table_the_faces_may_read_has_a_policy_here(world):
    found = {table: secured for table, secured, _ in rows.readable()}
    assert set(found) == set(rows.POLICIES)
    naked = {table for table, secured in found.items() if not secured}
    assert naked == {table for table, policy in rows.POLICIES.items() if "open" in policy}


def test_every_function_that_knows_more_than_its_caller_is_accounted_for(world):
    assert rows.callable_functions() == set(rows.FUNCTIONS)


def test_the_faces_have_no_way_around_row_security(world):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select rolsuper, rolbypassrls from pg_roles where rolname = 'tessera_reader'"
        )
        assert cursor.fetchone() == (False, False)
        cursor.execute(
            "select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member"
            " where r.rolname = 'tessera_reader'"
        )
        assert cursor.fetchone() == (0,)


def test_no_chair_reads_a_row_or_a_word_that_is_not_its_own(world):
    assert rows.leaks(world, rows.readable()) == []


def test_every_secured_table_holds_something_to_leak(world):
    with psycopg.connect(**plainly()) as creator:
        for table, secured, _ in rows.readable():
            if secured:
                assert creator.execute(f"select exists (select from {table})").fetchone()[0], table


@pytest.mark.parametrize(
    "table", sorted(t for t, policy in rows.POLICIES.items() if "open" not in policy)
)
def test_the_matrix_fails_where_row_security_is_switched_off(world, table):
    chairs = [world.chairs[name] for name in ("employer-brussels", "officer-wallonia")]
    (told,) = (found for found in rows.readable() if found[0] == table)
    with connections["owner"].cursor() as owner:
        owner.execute(f"alter table {table} disable row level security")
        try:
            assert rows.leaks(world, [told], chairs)
        finally:
            owner.execute(f"alter table {table} enable row level security")
    assert rows.leaks(world, [told], chairs) == []
