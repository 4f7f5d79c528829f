"""A seat's own places, in the order of the law: last day first, then arrival. Cursor, no offset."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections

from tessera.desk.places import DONE, TODO, WAITING

COLUMNS = (
    *("dossier", "reference", "procedure", "phase", "work", "stay", "queue", "act", "waits_for"),
    *("due", "since", "filed_on", "assignee", "title"),
)
# Row security keeps each seat to its own rows; the equality here lets the index order them.
_PAGE = (
    f"select {', '.join(COLUMNS)} from desk_place"  # noqa: S608 - our own words alone
    " where seat = current_setting('tessera.seat', true) and queue = any(%s)"
    " and (queue, due, filed_on, dossier) > (%s, %s, %s, %s)"
    " order by queue, due, filed_on, dossier limit %s"
)
_MARK = (
    "select queue, due, filed_on, dossier from desk_place"
    " where seat = current_setting('tessera.seat', true) and dossier = %s"
)
_START = ("", date.min, date.min, UUID(int=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One row of a list. `due` is places.NEVER where the law names no day."""

    dossier: UUID
    reference: str
    procedure: str
    phase: str
    work: str
    stay: str
    queue: str
    act: str
    waits_for: str
    due: date
    since: date
    filed_on: date
    assignee: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some places, and the dossier after which the next page begins ("" on the last)."""

    places: tuple[Shown, ...]
    next: str = ""


def my_places(*, queue: str = "", after: str = "", limit: int = 50) -> Page:
    """The next places of the seat that is reading; call inside `people.reading`."""
    queues = [queue] if queue else [DONE, TODO, WAITING]
    with connections["default"].cursor() as cursor:
        start = _START
        if after:
            cursor.execute(_MARK, [as_uuid(after)])
            start = cursor.fetchone() or _START
        cursor.execute(_PAGE, [queues, *start, limit + 1])
        rows = cursor.fetchall()
    found = [Shown(**dict(zip(COLUMNS, row, strict=True))) for row in rows[:limit]]
    return Page(places=tuple(found), next=str(found[-1].dossier) if len(rows) > limit else "")


def as_uuid(text: str) -> UUID:
    """The id that `text` spells; one that belongs to nothing when it spells none."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
