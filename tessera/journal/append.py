"""Adds entries to a stream, all in one statement; the registry alone may call it."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connections
from psycopg.errors import UniqueViolation

from tessera.dossier.kernel import Seat
from tessera.journal import codec, keys
from tessera.journal.entry import Entry, committed

SALT = 32

_APPEND = """
WITH said AS (
    INSERT INTO journal_said (stream, kind, version, code, at, "on", seat, seat_kind, role, person,
                              circle, trace, payload, salt, commitment, stamp)
    SELECT %(stream)s, %(kind)s, new.version, new.code, %(at)s, new.day, %(seat)s, %(seat_kind)s,
           %(role)s, %(person)s, new.circle, %(trace)s, new.payload, new.salt, new.commitment,
           new.stamp
    FROM unnest(%(versions)s::int[], %(codes)s::text[], %(days)s::date[], %(circles)s::text[],
                %(payloads)s::text[], %(salts)s::bytea[], %(commitments)s::bytea[],
                %(stamps)s::bytea[])
         AS new (version, code, day, circle, payload, salt, commitment, stamp)
    WHERE %(after)s = coalesce((SELECT max(version) FROM journal_said WHERE stream = %(stream)s), 0)
    ORDER BY new.version
    RETURNING id
), waiting AS (
    INSERT INTO journal_waiting (said) SELECT id FROM said
)
SELECT id FROM said ORDER BY id
"""

_MANY = (
    *(("stream", "uuid"), ("kind", "text"), ("version", "int"), ("code", "text")),
    *(("at", "timestamptz"), ("day", "date"), ("seat", "text"), ("seat_kind", "text")),
    *(("role", "text"), ("person", "text"), ("circle", "text"), ("trace", "text")),
    *(("payload", "text"), ("salt", "bytea"), ("commitment", "bytea"), ("stamp", "bytea")),
)
_NAMES = ", ".join(name for name, _ in _MANY)
_COLUMNS = _NAMES.replace("day", '"on"')
_APPEND_NEW = f"""
WITH said AS (
    INSERT INTO journal_said ({_COLUMNS})
    SELECT {_NAMES} FROM unnest({", ".join(f"%({n})s::{t}[]" for n, t in _MANY)})
        WITH ORDINALITY AS new ({_NAMES}, place) ORDER BY place
    RETURNING id
)
INSERT INTO journal_waiting (said) SELECT id FROM said ORDER BY id
"""  # noqa: S608 - our own words


class Overtaken(Exception):
    """Something else was recorded after the version this writer had read."""


def append(  # noqa: PLR0913 - the columns of an entry, each by its name
    stream: UUID,
    facts: Sequence[codec.AnyFact],
    *,
    after: int,
    seat: Seat,
    person: str,
    at: datetime,
    circles: Sequence[str],
    kind: str = "dossier",
    trace: str = "",
) -> tuple[Entry, ...]:
    """The entries of `facts`, versions `after` + 1 and on; one circle for each fact.

    Belongs inside the registry's transaction on `door`. Raises Overtaken when `after` is no
    longer the last version: the transaction is then to be given up.
    """
    entries = drawn(
        stream,
        facts,
        after=after,
        seat=seat,
        person=person,
        at=at,
        circles=circles,
        kind=kind,
        trace=trace,
    )
    ids = _inserted(entries, after) if entries else []
    return tuple(replace(entry, id=i) for entry, i in zip(entries, ids, strict=True))


def drawn(  # noqa: PLR0913 - the columns of an entry, each by its name
    stream: UUID,
    facts: Sequence[codec.AnyFact],
    *,
    after: int,
    seat: Seat,
    person: str,
    at: datetime,
    circles: Sequence[str],
    kind: str = "dossier",
    trace: str = "",
) -> list[Entry]:
    """The entries of these facts, salted, committed to and stamped, not yet written."""
    entries = []
    for version, (fact, circle) in enumerate(zip(facts, circles, strict=True), after + 1):
        code, payload = codec.encode(fact)
        draft = Entry(
            id=0,
            stream=stream,
            kind=kind,
            version=version,
            code=code,
            at=at,
            on=fact.on,
            seat=seat.organisation,
            seat_kind=seat.kind.value,
            role=seat.role.value,
            person=person,
            circle=circle,
            trace=trace,
            payload=payload,
            salt=secrets.token_bytes(SALT),
            commitment=b"",
            stamp=b"",
        )
        commitment = committed(draft.salt, draft.spelled)
        stamp = keys.stamped(commitment)
        entries.append(replace(draft, commitment=commitment, stamp=stamp))
    return entries


def append_new(entries: Sequence[Entry]) -> None:
    """Many entries of streams that begin with them, in one statement, within one transaction."""
    columns = [name for name, _ in _MANY]
    values = {n: [getattr(e, "on" if n == "day" else n) for e in entries] for n in columns}
    with connections["door"].cursor() as cursor:
        cursor.execute(_APPEND_NEW, values)


def _inserted(entries: Sequence[Entry], after: int) -> list[int]:
    first = entries[0]
    values: dict[str, Any] = {
        "stream": first.stream,
        "kind": first.kind,
        "at": first.at,
        "seat": first.seat,
        "seat_kind": first.seat_kind,
        "role": first.role,
        "person": first.person,
        "trace": first.trace,
        "after": after,
        "versions": [entry.version for entry in entries],
        "codes": [entry.code for entry in entries],
        "days": [entry.on for entry in entries],
        "circles": [entry.circle for entry in entries],
        "payloads": [entry.payload for entry in entries],
        "salts": [entry.salt for entry in entries],
        "commitments": [entry.commitment for entry in entries],
        "stamps": [entry.stamp for entry in entries],
    }
    with connections["door"].cursor() as cursor:
        try:
            cursor.execute(_APPEND, values)
        except IntegrityError as refused:
            if isinstance(refused.__cause__, UniqueViolation):
                raise Overtaken(f"{first.stream} after {after}") from refused
            raise
        ids = [int(row[0]) for row in cursor.fetchall()]
    if not ids:
        raise Overtaken(f"{first.stream} after {after}")
    return ids
