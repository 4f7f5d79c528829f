"""The roles of the database: what a room may touch is the server's to enforce."""

import psycopg
from psycopg import sql

from tessera.site.database import ROLES, address, plainly, user_of
from tessera.site.secrets_kept import kept
from tessera.site.unready import Unready


def establish() -> None:
    """Make the database and the five roles as they should be; again does no harm."""
    _make_database()
    with psycopg.connect(**plainly(), autocommit=True) as connection:
        for role in ROLES:
            _make_role(connection, role)
        _open(connection)
        _refuse_powers(connection)


def _make_database() -> None:
    """Create the database unless it is there."""
    try:
        psycopg.connect(**plainly()).close()
    except psycopg.OperationalError as refused:
        if "does not exist" not in str(refused):
            raise
        with psycopg.connect(**plainly(name="postgres"), autocommit=True) as connection:
            connection.execute(
                sql.SQL("create database {} encoding 'UTF8' template template0").format(
                    sql.Identifier(address().name)
                )
            )


def _make_role(connection: psycopg.Connection, role: str) -> None:
    name = user_of(role)
    known = connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
    connection.execute(
        sql.SQL("{} role {} login password {}").format(
            sql.SQL("alter" if known else "create"), sql.Identifier(name), sql.Literal(kept(role))
        )
    )


def _open(connection: psycopg.Connection) -> None:
    """Our roles may enter, the owner may build; nobody else, and nothing by default."""
    ours = sql.SQL(", ").join(sql.Identifier(user_of(role)) for role in ROLES)
    owner = sql.Identifier(user_of("owner"))
    database = sql.Identifier(connection.info.dbname)
    for statement in (
        sql.SQL("revoke all on database {} from public").format(database),
        sql.SQL("grant connect on database {} to {}").format(database, ours),
        sql.SQL("grant create, temporary on database {} to {}").format(database, owner),
        sql.SQL("revoke all on schema public from public"),
        sql.SQL("grant usage on schema public to {}").format(ours),
        sql.SQL("grant create on schema public to {}").format(owner),
    ):
        connection.execute(statement)


def _refuse_powers(connection: psycopg.Connection) -> None:
    mighty = connection.execute(
        "select rolname from pg_roles where rolname = any(%s) and (rolsuper or rolbypassrls)",
        [[user_of(role) for role in ROLES]],
    ).fetchall()
    if mighty:
        names = ", ".join(name for (name,) in mighty)
        raise Unready(f"These roles must be neither superuser nor bypass row security: {names}")
