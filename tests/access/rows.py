"""The rows that each chair can read with plain SQL, as the role of the faces and with its seat set."""

import json
import tomllib
from pathlib import Path

from django.db import connections

from tessera.people.doors import reading_only, strolling
from tests.access import golden
from tests.access.canaries import met

POLICIES = tomllib.loads((Path(__file__).parent / "tables.toml").read_text("utf-8"))
FUNCTIONS = POLICIES.pop("functions")
_READABLE = """
select n.nspname, c.relname, c.relrowsecurity, array_agg(a.attname order by a.attnum)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname not like 'pg\\_t%'
  and has_schema_privilege('tessera_reader', n.oid, 'usage')
  and has_column_privilege('tessera_reader', c.oid, a.attname, 'select')
group by 1, 2, 3 order by 1, 2
"""
_FUNCTIONS = """
select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
  and has_schema_privilege('tessera_reader', n.oid, 'usage')
  and has_function_privilege('tessera_reader', p.oid, 'execute')
"""


def named(schema, name):
    return name if schema == "public" else f"{schema}.{name}"


def readable():
    """Each table of which the faces may read a column: name, row security, those columns."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(_READABLE)
        return [(named(s, n), secured, cols) for s, n, secured, cols in cursor.fetchall()]


def callable_functions():
    with connections["owner"].cursor() as cursor:
        cursor.execute(_FUNCTIONS)
        return {named(*row) for row in cursor.fetchall()}


def rows_for(chair, tables):
    """Everything this chair (None: nobody) can read of these tables."""
    within = reading_only(chair.seat, person=chair.person) if chair else strolling()
    with within, connections["default"].cursor() as cursor:
        for table, _, columns in tables:
            spelled = ", ".join(f'"{c}"' for c in columns)
            cursor.execute(f"select {spelled} from {table}")
            for row in cursor.fetchall():
                yield table, dict(zip(columns, row, strict=True))


def leaks(world, tables, chairs=None):
    """Each row that a chair reads and the golden matrix does not give it."""
    found = []
    for chair in (*(chairs or world.chairs.values()), None):
        who = chair.name if chair else "nobody"
        for table, row in rows_for(chair, tables):
            if not _allowed(world, chair, POLICIES[table], row):
                found.append(f"{who} reads a row of {table}: {_short(row)}")
            found += [
                f"{who} meets in {table}: {canary.name} of {canary.dossier}"
                for canary in met(world.canaries, _text(row))
                if chair is None or not canary.allowed(chair)
            ]
    return found


def _allowed(world, chair, policy, row):
    if "open" in policy:
        return True
    if chair is None or policy.get("nobody"):
        return False
    if "person" in policy and str(row[policy["person"]]) == chair.person:
        return True
    if policy.get("draft") and row[policy["dossier"]] == world.draft:
        return chair.name == "employer-ghent"
    own = policy.get("own")
    if own and chair.organisation not in {row[column] for column in own}:
        return False
    return "dossier" not in policy or _knows(world, chair, policy, row)


def _knows(world, chair, policy, row):
    case = world.case_of(row[policy["dossier"]])
    if case is None or not world.finds(chair, case):
        return False
    if policy.get("fact"):
        return _knows_fact(chair, row)
    return not policy.get("note") or case.notes[row["id"]](chair)


def _knows_fact(chair, row):
    told = json.loads(row["payload"])
    return golden.knows(
        chair.kind,
        row["code"],
        lane=told.get("lane", ""),
        sender=row["seat_kind"],
        to=told.get("to", ()),
    )


def _text(row):
    return "\n".join(
        bytes(v).decode("latin-1") if isinstance(v, (bytes, memoryview)) else str(v)
        for v in row.values()
    )


def _short(row):
    return {k: str(v)[:40] for k, v in list(row.items())[:6]}
