"""The five roles: what a room may touch is the server's to enforce."""

import psycopg
import pytest

from tessera.site import roles
from tessera.site.database import ROLES, plainly, user_of
from tessera.site.unready import Unready


def test_no_role_is_mighty_and_each_has_its_password(db_roles):
    for role in ROLES:
        with psycopg.connect(**plainly(role)) as connection:
            found = connection.execute(
                "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles "
                "where rolname = current_user"
            ).fetchone()
            assert found == (False, False, False, False), role


def test_no_role_but_the_owner_builds_tables(db_roles):
    for role in set(ROLES) - {"owner"}:
        with (
            psycopg.connect(**plainly(role)) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("create table mine (it int)")


def test_a_new_table_is_nobodys_until_its_migration_says_whose(db_roles):
    with psycopg.connect(**plainly("owner")) as owner:
        owner.execute("create table unspoken (it int)")
        owner.commit()
        try:
            for role in set(ROLES) - {"owner"}:
                with (
                    psycopg.connect(**plainly(role)) as connection,
                    pytest.raises(psycopg.errors.InsufficientPrivilege),
                ):
                    connection.execute("select * from unspoken")
        finally:
            owner.execute("drop table unspoken")
            owner.commit()


def test_establishing_again_does_no_harm(db_roles):
    roles.establish()
    with psycopg.connect(**plainly("reader")) as connection:
        assert connection.execute("select current_user").fetchone() == (user_of("reader"),)


def test_a_mighty_role_is_refused(db_roles):
    with psycopg.connect(**plainly(), autocommit=True) as creator:
        creator.execute("alter role tessera_shredder bypassrls")
        try:
            with pytest.raises(Unready, match="tessera_shredder"):
                roles.establish()
        finally:
            creator.execute("alter role tessera_shredder nobypassrls")
