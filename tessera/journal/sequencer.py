"""Gives committed entries their leaf numbers, in batches, one sequencer at a time.

An identity column is not commit order: a long transaction may hold a small id and commit after
larger ones. So nothing here remembers "the last id seen". Whoever appends an entry also leaves a
row in `journal_waiting`, in the same transaction: at any moment the waiting rows that can be seen
are exactly the committed entries without a leaf. A batch takes some of them, smallest id first,
and numbers them behind the last leaf. An entry that commits late is simply still waiting next
time; an id that was rolled back never waits; so nothing is lost and no number is skipped.

Numbers become visible in their own order, because the lock is held until the batch commits.
Within a stream they follow the versions: version n + 1 is only written where n is already seen,
thus with a larger id, and whoever sees n + 1 waiting sees n waiting too, or numbered.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from tessera.journal import branches, keys, stamp

LOCK = 0x7E55E7A  # any number, so long as nothing else of ours locks it
BATCH = 2_000

_TAKE = """
WITH taken AS (
    DELETE FROM journal_waiting
    WHERE said IN (SELECT said FROM journal_waiting ORDER BY said LIMIT %s)
    RETURNING said
)
SELECT s.id, s.stream, s.version, s.commitment
FROM journal_said s JOIN taken ON taken.said = s.id ORDER BY s.id
"""
_NUMBER = """
INSERT INTO journal_leaf (number, said, stream, version, commitment, at, stamp)
SELECT number, said, stream, version, commitment, %s, stamp
FROM unnest(%s::bigint[], %s::bigint[], %s::uuid[], %s::int[], %s::bytea[], %s::bytea[])
     AS new (number, said, stream, version, commitment, stamp)
"""


def run_once(at: datetime, *, using: str = "door", batch: int = BATCH) -> int:
    """Number one batch; how many entries it was. 0 also when another sequencer is at work."""
    with alone(using) as is_alone:
        if not is_alone:
            return 0
        with connections[using].cursor() as cursor:
            cursor.execute(_TAKE, (batch,))
            taken = cursor.fetchall()
            if not taken:
                return 0
            cursor.execute("SELECT coalesce(max(number), 0) FROM journal_leaf")
            size = int(cursor.fetchone()[0])
            cursor.execute(_NUMBER, (at, *_columns(taken, size)))
        branches.grow(size, size + len(taken), using)
        return len(taken)


@contextmanager
def alone(using: str) -> Iterator[bool]:
    """A transaction in which nobody else gives numbers; False where somebody else already does."""
    with transaction.atomic(using=using, durable=True), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", (LOCK,))
        yield bool(cursor.fetchone()[0])


def _columns(taken: Sequence[Any], size: int) -> tuple[list[Any], ...]:
    numbers = list(range(size + 1, size + 1 + len(taken)))
    ids, streams, versions, commitments = map(list, zip(*taken, strict=True))
    stamps = [
        number.to_bytes(8)
        + keys.stamped(stamp.leaf_message(number, stream, version, bytes(commitment)))
        for number, stream, version, commitment in zip(
            numbers, streams, versions, commitments, strict=True
        )
    ]
    return numbers, ids, streams, versions, commitments, stamps
