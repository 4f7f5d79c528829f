"""Nobody changes the journal: not a role, not its owner, and the shredder only what a fact names."""

import psycopg
import pytest

from tessera.journal.read import read
from tessera.journal.sequencer import run_once
from tessera.journal.shred import shred
from tessera.site.database import ROLES, plainly
from tests.journal.telling import NOON, destroy, stream, tell

TABLES = ("journal_said", "journal_leaf", "journal_branch", "journal_checkpoint")
CHANGES = {
    "journal_said": "update journal_said set code = 'x'",
    "journal_leaf": "update journal_leaf set number = number + 1",
    "journal_branch": "update journal_branch set position = position + 1",
    "journal_checkpoint": "update journal_checkpoint set size = size + 1",
}


def attempt(statement, role=""):
    with psycopg.connect(**plainly(role)) as connection:
        connection.execute(statement)
        connection.rollback()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", TABLES)
def test_no_role_changes_removes_or_empties(db_roles, role, table):
    tell(stream(), "a")
    run_once(NOON)
    for statement in (CHANGES[table], f"delete from {table}", f"truncate {table}"):
        if (role, statement) == ("shredder", "delete from journal_said"):
            continue
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            attempt(statement, role)


@pytest.mark.parametrize("role", ["owner", ""])
@pytest.mark.parametrize("table", TABLES)
def test_the_trigger_refuses_even_who_was_granted_too_much(db_roles, role, table):
    for statement in (CHANGES[table], f"delete from {table}", f"truncate {table}"):
        with psycopg.connect(**plainly(role)) as connection:
            connection.execute(f"grant all on {table} to current_user")
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only added to"):
                connection.execute(statement)
            connection.rollback()


@pytest.mark.parametrize("role", ["reader", "courier", "shredder"])
@pytest.mark.parametrize("table", [*TABLES, "journal_waiting"])
def test_only_the_door_adds(db_roles, role, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt(f"insert into {table} default values", role)


def test_the_owner_reads_no_entry(db_roles):
    tell(stream(), "a")
    assert read(stream(), using="owner") == ()


def test_the_reader_learns_nothing_of_streams_from_the_leaves(db_roles):
    attempt("select number, said, commitment, at from journal_leaf", "reader")
    for column in ("stream", "version", "stamp"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            attempt(f"select {column} from journal_leaf", "reader")


def test_the_shredder_takes_nothing_of_which_no_destruction_was_recorded(db_roles):
    where = stream()
    tell(where, "a", "b")
    run_once(NOON)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="no destruction was recorded"):
        attempt("delete from journal_said", "shredder")
    destroy(where, after=2, through=1)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="of entry 2"):
        attempt("delete from journal_said where version = 2", "shredder")


def test_the_shredder_waits_for_the_leaf(db_roles):
    where = stream()
    tell(where, "a")
    destroy(where, after=1, through=1)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        attempt("delete from journal_said where version = 1", "shredder")


def test_what_a_recorded_destruction_names_goes_and_nothing_else(db_roles):
    where, other = stream(), stream()
    tell(where, "a", "b", "c")
    tell(other, "a")
    destroy(where, after=3, through=2)
    run_once(NOON)
    assert shred(where, through=2) == 2
    assert [e.version for e in read(where, using="door")] == [3, 4]
    assert len(read(other, using="door")) == 1
