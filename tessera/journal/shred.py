"""Destroys what was said where the law wants it gone; the leaves and the tree stay."""

from uuid import UUID

from django.db import connections

from tessera.journal.entry import DESTROYED

_SHRED = "DELETE FROM journal_said WHERE stream = %s AND version <= %s AND code <> %s"


def shred(stream: UUID, *, through: int, using: str = "shredder") -> int:
    """Delete payloads and salts of a stream up to version `through`; how many went.

    The database refuses it unless a `destroyed` fact of this stream says so.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(_SHRED, (stream, through, DESTROYED))
        return int(cursor.rowcount)
