"""Where a verification reads from: the tables, all at one instant, or an export of them."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid4

from django.db import connections, transaction

from tessera.journal.entry import Entry
from tessera.journal.read import COLUMNS, entry_of
from tessera.journal.scrutiny import LeafRow

FORMAT = "tessera-export/1"
T = TypeVar("T")

Seen = tuple[Entry, LeafRow | None, bool]

_LEAVES = "SELECT number, stream, version, commitment, stamp FROM journal_leaf ORDER BY number"
_ENTRIES = f"""
SELECT {COLUMNS}, l.stream, l.version, l.commitment, w.said IS NOT NULL
FROM journal_said s
LEFT JOIN journal_leaf l ON l.said = s.id
LEFT JOIN journal_waiting w ON w.said = s.id
ORDER BY s.id
"""  # noqa: S608 - made of our own words alone
_MISSING = """
SELECT l.number, l.stream, l.version, l.commitment, l.stamp
FROM journal_leaf l LEFT JOIN journal_said s ON s.id = l.said
WHERE s.id IS NULL ORDER BY l.number
"""
_SIDE_BY_SIDE = f"""
SELECT l.number, l.stream, l.version, l.commitment, l.stamp, {COLUMNS}
FROM journal_leaf l LEFT JOIN journal_said s ON s.id = l.said
ORDER BY l.number
"""  # noqa: S608 - made of our own words alone
_CHECKPOINTS = "SELECT size, root, note FROM journal_checkpoint ORDER BY size"


class NotAnExport(Exception):
    """The file is not an export of a journal, or is cut off in the middle of a line."""


class Source(Protocol):
    """Leaves in their order, entries in theirs, leaves without an entry, and signed notes."""

    def leaves(self) -> Iterator[LeafRow]: ...
    def entries(self) -> Iterator[Seen]: ...
    def missing(self) -> Iterator[LeafRow]: ...
    def checkpoints(self) -> Iterator[tuple[int, bytes, str]]: ...


class Tables:
    """The tables as one transaction sees them."""

    def __init__(self, using: str) -> None:
        self._connection = connections[using]

    def leaves(self) -> Iterator[LeafRow]:
        return (_leaf(row) for row in self._rows(_LEAVES))

    def entries(self) -> Iterator[Seen]:
        for row in self._rows(_ENTRIES):
            entry = entry_of(row[:18])
            leaf = None
            if entry.leaf is not None:
                leaf = LeafRow(entry.leaf, row[18], row[19], bytes(row[20]))
            yield entry, leaf, row[21]

    def missing(self) -> Iterator[LeafRow]:
        return (_leaf(row) for row in self._rows(_MISSING))

    def side_by_side(self) -> Iterator[tuple[LeafRow, Entry | None]]:
        """Each leaf with its entry, unless that was destroyed."""
        for row in self._rows(_SIDE_BY_SIDE):
            yield _leaf(row), None if row[5] is None else entry_of(row[5:])

    def checkpoints(self) -> Iterator[tuple[int, bytes, str]]:
        return ((int(size), bytes(root), note) for size, root, note in self._rows(_CHECKPOINTS))

    def _rows(self, query: str) -> Iterator[Any]:
        self._connection.ensure_connection()
        # Binary rows, a batch at a time: half the cost of text, and no memory for the whole.
        with self._connection.connection.cursor(uuid4().hex, binary=True) as cursor:
            cursor.execute(query)
            while rows := cursor.fetchmany(5_000):
                yield from rows


@contextmanager
def tables(using: str) -> Iterator[Tables]:
    """The tables at one instant, however long the reading takes and whoever writes meanwhile."""
    with transaction.atomic(using=using, durable=True):
        with connections[using].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield Tables(using)


class Exported:
    """A file that `export` wrote. Leaves whose stream it does not reveal are hashes only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def leaves(self) -> Iterator[LeafRow]:
        return self._made("leaf", _exported_leaf)

    def entries(self) -> Iterator[Seen]:
        return self._made(
            "entry", lambda line: (_exported_entry(line), _exported_leaf(line), False)
        )

    def missing(self) -> Iterator[LeafRow]:
        return self._made("stream", _exported_leaf, without="entry")

    def checkpoints(self) -> Iterator[tuple[int, bytes, str]]:
        return self._made(
            "checkpoint",
            lambda line: (int(line["size"]), bytes.fromhex(line["root"]), line["checkpoint"]),
        )

    def _made(
        self, key: str, make: Callable[[dict[str, Any]], T], *, without: str = ""
    ) -> Iterator[T]:
        """What the lines with `key` stand for."""
        with self._path.open(encoding="utf-8") as file:
            try:
                if json.loads(file.readline())["format"] != FORMAT:
                    raise NotAnExport(self._path)
                for text in file:
                    line = json.loads(text)
                    if key in line and without not in line:
                        yield make(line)
            except (ValueError, LookupError, TypeError, AttributeError) as wrong:
                raise NotAnExport(self._path) from wrong


def _leaf(row: Any) -> LeafRow:
    return LeafRow(row[0], row[1], row[2], bytes(row[3]), bytes(row[4]))


def _exported_leaf(line: dict[str, Any]) -> LeafRow:
    return LeafRow(
        line["leaf"],
        UUID(line.get("stream", UUID(int=0).hex)),
        line.get("version", 0),
        bytes.fromhex(line["commitment"]),
    )


def _exported_entry(line: dict[str, Any]) -> Entry:
    said = json.loads(line["entry"])
    return Entry(
        id=line["leaf"],
        stream=UUID(said[1]),
        kind=said[2],
        version=said[3],
        code=said[4],
        at=datetime.fromisoformat(said[5]),
        on=date.fromisoformat(said[6]),
        seat=said[7],
        seat_kind=said[8],
        role=said[9],
        person=said[10],
        circle=said[11],
        trace=said[12],
        payload=said[13],
        salt=bytes.fromhex(line["salt"]),
        commitment=bytes.fromhex(line["commitment"]),
        stamp=b"",
        leaf=line["leaf"],
    )
