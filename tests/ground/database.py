"""One server for all workers, one template with every migration, one clone for each process."""

import fcntl
import hashlib
import os
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from django.db import connections
from psycopg import sql

from tessera.site.database import address, databases, plainly
from tessera.site.environment import ROOT, environment, var
from tessera.site.local import server

TEMPLATE = "tessera_template"
SHAPED_BY = ("tessera/*/migrations/*.py", "tessera/site/roles.py", "requirements.lock")
UNTOUCHED = ("django_migrations",)
SMALL = 128 << 10  # bytes of a table


@contextmanager
def of_this_process():
    """A clone of the template for this process; the last process to leave ends the server."""
    var().mkdir(parents=True, exist_ok=True)
    with (var() / "in-use").open("w") as in_use, (var() / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        fcntl.flock(in_use, fcntl.LOCK_SH)
        try:
            _serve()
            _shape_template()
            _sweep()
            _clone()
            fcntl.flock(turn, fcntl.LOCK_UN)
            _point_django()
            _remember_seed()
            yield
        finally:
            connections.close_all()
            if _cleaner.cache_info().currsize:
                _cleaner().close()
            _drop(address().name)
            fcntl.flock(turn, fcntl.LOCK_EX)
            _leave(in_use)


def _leave(in_use):
    """End the server unless another process still holds its lock."""
    try:
        fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    if not environment("DATABASE_URL"):
        server().stop()


def _serve():
    ours = server()
    if environment("DATABASE_URL") or ours.runs:
        return
    ours.prepare()
    ours.start(start_new_session=True)
    ours.let_go()


def _shape():
    digest = hashlib.sha256()
    for pattern in SHAPED_BY:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _shape_template():
    """Migrate an empty database once for this shape of the migrations, in a process of its own."""
    shape, mark = _shape(), var() / "template"
    with _as_creator() as creator:
        there = creator.execute(
            "select 1 from pg_database where datname = %s", [TEMPLATE]
        ).fetchone()
        if there and mark.exists() and mark.read_text() == shape:
            return
        mark.unlink(missing_ok=True)
        _drop(TEMPLATE)
    migrated = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tessera.site.main", "migrate"],
        cwd=ROOT,
        env={**os.environ, "TESSERA_DATABASE": TEMPLATE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert migrated.returncode == 0, migrated.stderr
    mark.write_text(shape)


def _sweep():
    """Drop the clones of processes that were killed."""
    with _as_creator() as creator:
        for (name,) in creator.execute("select datname from pg_database").fetchall():
            pid = name.removeprefix("tessera_")
            if pid.isdigit() and not Path(f"/proc/{pid}").exists():
                _drop(name)


def _clone():
    name = sql.Identifier(address().name)
    ours = sql.SQL("tessera_owner, tessera_door, tessera_reader, tessera_courier, tessera_shredder")
    _drop(address().name)
    with _as_creator() as creator:
        creator.execute(
            sql.SQL("create database {} template {} strategy file_copy").format(
                name, sql.Identifier(TEMPLATE)
            )
        )
        # The rights on a database are not copied with it.
        creator.execute(sql.SQL("revoke all on database {} from public").format(name))
        creator.execute(sql.SQL("grant connect on database {} to {}").format(name, ours))
        creator.execute(
            sql.SQL("grant create, temporary on database {} to tessera_owner").format(name)
        )


def _drop(name):
    with _as_creator() as creator:
        creator.execute(
            sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
        )


def _as_creator():
    return psycopg.connect(**plainly(name="postgres"), autocommit=True)


def _point_django():
    """The settings were read before the server had a port and this process its clone."""
    for alias, there in databases().items():
        connections[alias].settings_dict.update(
            {key: there[key] for key in ("HOST", "PORT", "NAME", "PASSWORD")}
        )


def _written(cleaner):
    """The tables that hold anything but their seed, each with its size, asked in one round trip."""
    asked = " union all ".join(
        f"select '{table}', pg_relation_size('{table}') where exists ({contents})"
        for table, contents in _contents(cleaner)
    )
    return dict(cleaner.execute(asked).fetchall())


def _contents(cleaner):
    """For each table a query of what stands in it that was not there at first."""
    for table in _tables(cleaner):
        seed = f"seed.{table.split('.')[1]}"
        if seed in _seeds(cleaner):
            yield (
                table,
                f"(table {table} except table {seed}) union (table {seed} except table {table})",
            )
        else:
            yield table, f"select from {table}"


@cache
def _seeds(cleaner):
    told = cleaner.execute("select 'seed.' || tablename from pg_tables where schemaname = 'seed'")
    return frozenset(seed for (seed,) in told.fetchall())


@cache
def _tables(cleaner):
    told = cleaner.execute(
        "select schemaname || '.' || tablename from pg_tables "
        "where schemaname not in ('pg_catalog', 'information_schema', 'seed') "
        "and tablename <> all(%s)",
        [list(UNTOUCHED)],
    )
    return tuple(table for (table,) in told.fetchall())


def _remember_seed():
    """Rows that migrations wrote come back after each test."""
    with psycopg.connect(**plainly(), autocommit=True) as creator:
        creator.execute("create schema seed")
        for table in _written(creator):
            creator.execute(f"create table seed.{table.split('.')[1]} as table {table}")


@cache
def _cleaner():
    """One connection for all tests: a new one costs more than the cleaning."""
    cleaner = psycopg.connect(**plainly())
    # Past every trigger that forbids it; and a test that holds a lock fails rather than hangs.
    cleaner.execute("set session_replication_role = replica")
    cleaner.execute("set lock_timeout = '20s'")
    cleaner.commit()
    return cleaner


@cache
def _sequences(cleaner):
    """What numbers the rows of each table, and where it begins."""
    told = cleaner.execute(
        "select t.relnamespace::regnamespace || '.' || t.relname, s.seqrelid::regclass, s.seqstart"
        " from pg_sequence s join pg_depend d on d.objid = s.seqrelid and d.deptype in ('a', 'i')"
        " join pg_class t on t.oid = d.refobjid"
    )
    return {table: f"setval('{name}', {start}, false)" for table, name, start in told.fetchall()}


def empty():
    """Empty whatever was written and put the seed back."""
    cleaner = _cleaner()
    with cleaner.transaction():
        if steps := list(_steps(cleaner, _written(cleaner))):
            cleaner.execute("; ".join(steps))


def _steps(cleaner, written):
    """Few rows are sooner deleted than truncated; what deleting leaves behind may not heap up."""
    if large := [table for table, size in written.items() if size > SMALL]:
        yield f"truncate {', '.join(large)} cascade"
    for table in set(written) - set(large):
        yield f"delete from {table}"
    for table in written:
        if table in _sequences(cleaner):
            yield f"select {_sequences(cleaner)[table]}"
        if (seed := f"seed.{table.split('.')[1]}") in _seeds(cleaner):
            yield f"insert into {table} overriding system value table {seed}"
