"""What changes in the law between two days: rows that begin, rows that end."""

from dataclasses import dataclass
from datetime import date

from tessera.law.model import Norm
from tessera.law.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The rows in force on the later day only, and on the earlier day only."""

    begun: tuple[Norm, ...]
    ended: tuple[Norm, ...]


def difference(shelf: Shelf, before: date, after: date) -> Difference:
    rows = [row for found in shelf.rows.values() for row in found if isinstance(row, Norm)]
    then = {row.id for row in rows if row.in_force(before)}
    now = {row.id for row in rows if row.in_force(after)}
    return Difference(
        begun=tuple(row for row in rows if row.id in now - then),
        ended=tuple(row for row in rows if row.id in then - now),
    )
