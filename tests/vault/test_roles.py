"""What each role of the database may do in the vault, in SQL, whatever the code above it does."""

import pytest
from django.db import ProgrammingError, connections, transaction

from tests.vault.seats import AT, EMPLOYER, FLANDERS, RIVAL, WORKER, at
from tests.vault.test_answers import a_filed_draft
from tests.vault.test_documents import given
from tests.vault.test_drafts import a_shared_draft
from tests.vault.test_notes import a_note

TABLES = (
    "vault_keyring.key",
    "vault_destroyed",
    "vault_draft",
    "vault_part",
    "vault_holder",
    "vault_revision",
    "vault_identity",
    "vault_document",
    "vault_note",
)
# select, insert, update (any column), delete
MAY = {
    "reader": ("s i - -", "- - - -", "s i u d", "s i u -", "s i - d", "s - - -", "s - - -", "s i u d", "s i u d"),
    "door": ("s i - -", "s - - -", "s - - d", "s - u d", "s - - d", "s i - -", "s i u -", "s - u -", "s i u -"),
    "courier": ("s - - -", "- - - -", "s - - -", "- - - -", "s - - -", "s - - -", "s - - -", "s i u -", "s - - -"),
    "shredder": ("s - u d", "s i - -", "s - - d", "s - - d", "s - - d", "s - - d", "s - - d", "s - - d", "s - - d"),
}  # fmt: skip
VERBS = ("select", "insert", "update", "delete")


def ask(statement, *values, using="owner"):
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


@pytest.mark.parametrize("role", MAY)
def test_each_role_may_do_this_and_no_more(db_roles, role):
    for table, may in zip(TABLES, MAY[role], strict=True):
        found = ask(
            "select "
            + ", ".join("has_any_column_privilege(%s, %s, %s)" for _ in VERBS[:3])
            + ", has_table_privilege(%s, %s, 'delete')",
            *(value for verb in VERBS[:3] for value in (f"tessera_{role}", table, verb)),
            f"tessera_{role}",
            table,
        )[0]
        letters = " ".join(v[0] if yes else "-" for v, yes in zip(VERBS, found, strict=True))
        assert letters == may, table


def test_every_table_of_the_vault_is_behind_row_security(db_roles):
    bare = ask(
        "select relname from pg_class join pg_namespace n on n.oid = relnamespace"
        " where relkind = 'r' and (relname like 'vault%%' or nspname = 'vault_keyring')"
        " and not relrowsecurity"
    )
    assert bare == []


@pytest.mark.parametrize("table", [t for t in TABLES if t != "vault_destroyed"])
def test_without_a_seat_there_is_nothing_to_see(vault, table):
    a_shared_draft()
    dossier, _ = a_filed_draft()
    given(dossier, part="")
    a_note(dossier)
    assert ask(f"select * from {table}") or table == "vault_identity"
    with transaction.atomic():
        assert ask(f"select * from {table}", using="default") == []


@pytest.mark.parametrize("seat", [RIVAL, FLANDERS, WORKER])
def test_a_seat_cannot_let_itself_into_a_draft(vault, seat):
    which = a_shared_draft()
    statement = "insert into vault_holder values (%s, %s, 'employer', %s)"
    with pytest.raises(ProgrammingError, match="row-level security"), at(seat):
        connections["default"].cursor().execute(statement, [seat.organisation, which, AT])


def test_a_worker_admitted_to_one_part_has_the_key_but_not_the_other_part(vault):
    a_shared_draft()
    with at(WORKER):
        assert len(ask("select * from vault_keyring.key", using="default")) == 1
        assert ask("select part from vault_part", using="default") == [("worker",)]


def test_a_reader_cannot_bind_or_mark_as_clean(vault):
    dossier, _ = a_filed_draft()
    given(dossier, part="")
    for column, value in (("bound_at", AT), ("scan", "clean"), ("digest", "0")):
        with pytest.raises(ProgrammingError, match="permission denied"), at(EMPLOYER):
            connections["default"].cursor().execute(
                f"update vault_document set {column} = %s", [value]
            )
