"""Reads entries back: one stream from its beginning, or all of them in leaf order."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import connections

from tessera.journal.entry import Entry

COLUMNS = (
    's.id, s.stream, s.kind, s.version, s.code, s.at, s."on", s.seat, s.seat_kind, s.role, '
    "s.person, s.circle, s.trace, s.payload, s.salt, s.commitment, s.stamp, l.number"
)
# The queries are made of our own words alone.
_STREAM = f"""
SELECT {COLUMNS} FROM journal_said s LEFT JOIN journal_leaf l ON l.said = s.id
WHERE s.stream = %s AND s.version > %s ORDER BY s.version
"""  # noqa: S608 - see above
_STREAMS = f"""
SELECT {COLUMNS} FROM journal_said s LEFT JOIN journal_leaf l ON l.said = s.id
WHERE s.stream = ANY(%s) AND (%s = '' OR s.code = %s) ORDER BY s.stream, s.version
"""  # noqa: S608 - see above
_FEED = f"""
SELECT {COLUMNS} FROM journal_leaf l JOIN journal_said s ON s.id = l.said
WHERE l.number > %s ORDER BY l.number LIMIT %s
"""  # noqa: S608 - see above
_STRETCH = f"""
SELECT {COLUMNS} FROM journal_leaf l JOIN journal_said s ON s.id = l.said
WHERE l.number > %s AND l.number <= %s ORDER BY l.number LIMIT %s
"""  # noqa: S608 - see above


def read(stream: UUID, *, using: str = "default", after: int = 0) -> tuple[Entry, ...]:
    """The entries of a stream behind version `after` that the role of `using` may see."""
    return tuple(_entries(_STREAM, (stream, after), using))


def read_all(
    streams: Sequence[UUID], *, using: str = "default", code: str = ""
) -> tuple[Entry, ...]:
    """The entries of a few streams at once, each stream in order; perhaps of one code alone."""
    return tuple(_entries(_STREAMS, (list(streams), code, code), using))


def feed(after: int, limit: int, *, using: str = "courier") -> tuple[Entry, ...]:
    """The next entries behind leaf number `after` (0 is the beginning), in the order of the tree.

    Numbers are given in the order of commits, so a cursor on them never passes an entry by.
    """
    return tuple(_entries(_FEED, (after, limit), using))


def stretch(
    after: int, limit: int, *, using: str = "default", width: int = 5_000
) -> tuple[tuple[Entry, ...], int]:
    """What a seat may see of the next `width` leaves, and the number to go on behind.

    Row security is asked for each leaf: a seat with few dossiers must not wait until all leaves of
    the country were looked at to fill its page. A page may be empty and still not be the last.
    """
    # Before the page: every number up to here is visible to what is asked next.
    last = min(tip(using=using), after + width)
    entries = tuple(_entries(_STRETCH, (after, last, limit), using))
    return entries, _number(entries[-1]) if len(entries) == limit else max(after, last)


def tip(*, using: str = "courier") -> int:
    """The number of the last leaf: also how many there are."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT coalesce(max(number), 0) FROM journal_leaf")
        return int(cursor.fetchone()[0])


def entry_of(row: Sequence[Any]) -> Entry:
    """An entry from a row of COLUMNS."""
    return Entry(
        id=row[0],
        stream=row[1],
        kind=row[2],
        version=row[3],
        code=row[4],
        at=row[5],
        on=row[6],
        seat=row[7],
        seat_kind=row[8],
        role=row[9],
        person=row[10],
        circle=row[11],
        trace=row[12],
        payload=row[13],
        salt=bytes(row[14]),
        commitment=bytes(row[15]),
        stamp=bytes(row[16]),
        leaf=row[17],
    )


def _number(entry: Entry) -> int:
    assert entry.leaf is not None
    return entry.leaf


def _entries(query: str, values: tuple[Any, ...], using: str) -> Iterator[Entry]:
    with connections[using].cursor() as cursor:
        cursor.execute(query, values)
        for row in cursor.fetchall():
            yield entry_of(row)
