"""Complete subtrees as the tables hold them: leaves, and one stored hash for every 256."""

from typing import Any

from django.db import connections

from tessera.journal import tree

STEP = 8  # levels between two stored rows of hashes
_WIDTH = 1 << STEP

_LEAVES = """
SELECT commitment FROM journal_leaf WHERE number > %s AND number <= %s ORDER BY number
"""
_HASHES = """
SELECT hash FROM journal_branch WHERE level = %s AND position >= %s AND position < %s
ORDER BY position
"""
_GROW = "INSERT INTO journal_branch (level, position, hash) VALUES (%s, %s, %s)"


class Stored:
    """Subtrees read from the tables in blocks of 256; each block is read once."""

    def __init__(self, using: str) -> None:
        self._using = using
        self._blocks: dict[tuple[int, int], list[bytes]] = {}

    def __call__(self, level: int, position: int) -> bytes:
        above = level % STEP
        first = position << above
        block = self.block(level - above, first >> STEP)
        low = first % _WIDTH
        return tree.root(block[low : low + (1 << above)])

    def block(self, level: int, number: int) -> list[bytes]:
        """The 256 hashes of `level` under subtree `number` eight levels above, or the first few."""
        if (level, number) not in self._blocks:
            low, high = number * _WIDTH, (number + 1) * _WIDTH
            query, values = (_HASHES, (level, low, high)) if level else (_LEAVES, (low, high))
            self._blocks[level, number] = [bytes(row[0]) for row in self._rows(query, values)]
        return self._blocks[level, number]

    def _rows(self, query: str, values: tuple[int, ...]) -> list[tuple[Any, ...]]:
        with connections[self._using].cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())


def grow(old: int, size: int, using: str) -> None:
    """Store the subtrees that were completed while the tree grew from `old` to `size`."""
    level = STEP
    while size >> level:
        stored = Stored(using)
        new = range(old >> level, size >> level)
        rows = [(level, n, tree.root(stored.block(level - STEP, n))) for n in new]
        with connections[using].cursor() as cursor:
            cursor.executemany(_GROW, rows)
        level += STEP
