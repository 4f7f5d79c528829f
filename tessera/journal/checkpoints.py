"""Signs how many leaves there are and the root over them: once in every minute of activity."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connections

from tessera.journal import keys, note, read, tree
from tessera.journal.branches import Stored
from tessera.journal.sequencer import alone

EVERY = timedelta(minutes=1)
NOW = timedelta(0)


class HistoryChanged(Exception):
    """The tables no longer begin with what the last checkpoint signed; nothing more is signed."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint as the tables keep it."""

    size: int
    root: bytes
    note: str
    at: datetime


def make(at: datetime, *, every: timedelta = EVERY, using: str = "door") -> Signed | None:
    """A new checkpoint; None when nothing is new, or the last one is younger than `every`."""
    with alone(using) as is_alone:
        size = read.tip(using=using)
        before = latest(using=using)
        if not is_alone or not _is_due(size, before, at, every):
            return None
        root = _root_after(before, size, using)
        checkpoint = note.Checkpoint(origin=keys.origin(), size=size, root=root)
        text = note.signed(checkpoint.text, checkpoint.origin, keys.signer())
        with connections[using].cursor() as cursor:
            cursor.execute(
                "INSERT INTO journal_checkpoint (size, root, note, at) VALUES (%s, %s, %s, %s)",
                (size, root, text, at),
            )
        return Signed(size, root, text, at)


def latest(*, using: str = "default") -> Signed | None:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT size, root, note, at FROM journal_checkpoint ORDER BY size DESC LIMIT 1"
        )
        row = cursor.fetchone()
    return Signed(int(row[0]), bytes(row[1]), row[2], row[3]) if row else None


def unsigned_since(*, using: str = "default") -> datetime | None:
    """When the oldest leaf without a checkpoint over it was numbered; None when all have one.

    For the health page: signing is behind when this is more than minutes ago.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT min(at) FROM journal_leaf "
            "WHERE number > coalesce((SELECT max(size) FROM journal_checkpoint), 0)"
        )
        since: datetime | None = cursor.fetchone()[0]
    return since


def _is_due(size: int, before: Signed | None, at: datetime, every: timedelta) -> bool:
    if before is None:
        return size > 0
    # A demo's clock may have been turned back: then the last checkpoint is of no age at all.
    is_fresh = timedelta(0) <= at - before.at < every
    return size > before.size and not is_fresh


def _root_after(before: Signed | None, size: int, using: str) -> bytes:
    """The root over `size` leaves, which must begin with those already signed.

    An honest signature under a changed history would be worse than none.
    """
    stored = Stored(using)
    if before and tree.span_root((0, before.size), stored) != before.root:
        raise HistoryChanged(f"the first {before.size} leaves are not those that were signed")
    return tree.span_root((0, size), stored)
