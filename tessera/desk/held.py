"""Which of some dossiers have a place before the seat that reads."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connections

# Row security keeps each seat to its own rows.
_HELD = "select dossier, reference from desk_place where dossier = any(%s) order by 2 limit %s"
_OPEN = "select count(*) from (select 1 from desk_reach limit %s) as found"


def held(dossiers: Iterable[UUID], *, most: int) -> tuple[tuple[UUID, str], ...]:
    """Those of the seat, with their references; call inside `people.reading`."""
    with connections["default"].cursor() as cursor:
        cursor.execute(_HELD, [list(dossiers), most])
        return tuple((dossier, reference) for dossier, reference in cursor.fetchall())


def more_open_than(most: int) -> bool:
    """Whether there are more open dossiers in the country than this."""
    with connections["door"].cursor() as cursor:
        cursor.execute(_OPEN, [most + 1])
        return int(cursor.fetchone()[0]) > most
