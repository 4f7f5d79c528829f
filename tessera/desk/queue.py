"""An authority's work list: last day first, then arrival; filters, exact counts, search by name.

Every query runs on the seat that is reading, by equality, so that each is a range of one index.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections

from tessera.desk.mine import COLUMNS, Page, Shown, as_uuid
from tessera.desk.places import ENDING, TODO
from tessera.words.names import search_words

REFERENCE = re.compile(r"\s*(19|20)\d\d-")
MOST = 10_000  # counted exactly up to here, then "more than"
_SEAT = "seat = current_setting('tessera.seat', true)"
_ORDER = "due, filed_on, dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to. `assignee`: a person's id, `nobody`, or all (empty)."""

    queue: str = TODO
    assignee: str = ""
    words: str = ""
    phase: str = ""
    act: str = ""
    waits_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, exact up to MOST; `more` says that there are more than that."""

    number: int
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """Days since filing of the oldest and of the middle one, and how many are due soon."""

    oldest: int | None
    median: int | None
    pressing: int


def queue(wanted: Filter, *, after: str = "", limit: int = 50) -> Page:
    """One page of the list, and the cursor of the next. Call inside `people.reading`."""
    where, known = _where(wanted)
    values: list[Any] = list(known)
    with connections["default"].cursor() as cursor:
        if after:
            cursor.execute(
                f"select {_ORDER} from desk_place where {_SEAT} and dossier = %s",  # noqa: S608 - our own words
                [as_uuid(after)],
            )
            if start := cursor.fetchone():
                where += f" and ({_ORDER}) > (%s, %s, %s)"
                values += start
        cursor.execute(
            f"select {', '.join(COLUMNS)} from desk_place where {where}"  # noqa: S608 - our own words
            f" order by {_ORDER} limit %s",
            [*values, limit + 1],
        )
        rows = cursor.fetchall()
    found = tuple(Shown(**dict(zip(COLUMNS, row, strict=True))) for row in rows[:limit])
    return Page(places=found, next=str(found[-1].dossier) if len(rows) > limit else "")


def counts(person: str) -> dict[str, Count]:
    """How many wait for this seat: `mine`, `nobody`, `todo`, `waiting`. One statement."""
    parts: tuple[tuple[str, str, list[str]], ...] = (
        ("mine", "queue = 'todo' and assignee = %s", [person]),
        ("nobody", "queue = 'todo' and assignee = ''", []),
        ("todo", "queue = 'todo'", []),
        ("waiting", "queue = 'waiting'", []),
    )
    # one index range each, and never a scan: the inner limit ends the count
    query = " union all ".join(
        f"select '{name}', count(*) from"  # noqa: S608 - our own words
        f" (select 1 from desk_place where {_SEAT} and {test} limit {MOST + 1}) as c"
        for name, test, _ in parts
    )
    with connections["default"].cursor() as cursor:
        cursor.execute(query, [value for _, _, values in parts for value in values])
        rows = cursor.fetchall()
    return {name: Count(number=min(n, MOST), more=n > MOST) for name, n in rows}


def how_many(wanted: Filter) -> Count:
    """How many a list would show, were it shown whole."""
    where, values = _where(wanted)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select 1 from desk_place where {where} limit {MOST + 1}) as c",  # noqa: S608 - our own words
            values,
        )
        (number,) = cursor.fetchone()
    return Count(number=min(number, MOST), more=number > MOST)


def ages(day: date, *, soon: date) -> Ages:
    """How old is what this seat has to do, and how much of it is due by `soon`. One statement."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select min(filed_on), percentile_disc(0.5) within group (order by filed_on),"  # noqa: S608 - our own words
            " count(*) filter (where due <= %s) from"
            f" (select filed_on, due from desk_place where {_SEAT} and queue = 'todo'"
            f" order by {_ORDER} limit {MOST}) as c",
            [soon],
        )
        oldest, median, pressing = cursor.fetchone()
    return Ages(
        oldest=(day - oldest).days if oldest else None,
        median=(day - median).days if median else None,
        pressing=pressing,
    )


def oldest_due() -> date | None:
    """The nearest last day among what this seat has to do."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"select due from desk_place where {_SEAT} and queue = 'todo' order by {_ORDER} limit 1"  # noqa: S608 - our own words
        )
        row = cursor.fetchone()
    return row[0] if row else None


def _where(wanted: Filter) -> tuple[str, list[Any]]:
    values: list[Any] = [wanted.queue]
    where = f"{_SEAT} and queue = %s"
    if wanted.assignee:
        where += " and assignee = %s"
        values.append("" if wanted.assignee == "nobody" else wanted.assignee)
    if wanted.phase in ENDING:
        where += " and title = %s"
        values.append(wanted.phase)
    elif wanted.phase:
        where += " and phase = %s and title <> all(%s)"
        values += [wanted.phase, sorted(ENDING)]
    for column in ("act", "waits_for"):
        if value := getattr(wanted, column):
            where += f" and {column} = %s"
            values.append(value)
    for word in _words(wanted.words):
        # a range on the stored key: under row security an index serves no `like`
        where += (
            f" and dossier in (select dossier from desk_word where {_SEAT}"  # noqa: S608 - our own words
            " and word >= %s and word < %s)"
        )
        values += [word, f"{word}\U0010ffff"]
    return where, values


def _words(typed: str) -> list[str]:
    """A reference, or its beginning, is one word; names are as many as they have."""
    if REFERENCE.match(typed):
        return [typed.strip().casefold()]
    return sorted(search_words(typed))[:5] if typed else []


def held(dossiers: list[UUID]) -> frozenset[UUID]:
    """Which of these are the seat's own."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"select dossier from desk_place where {_SEAT} and dossier = any(%s)",  # noqa: S608 - our own words
            [dossiers],
        )
        return frozenset(dossier for (dossier,) in cursor.fetchall())


def finds(reference: str) -> UUID | None:
    """The dossier of this reference among the seat's own."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"select dossier from desk_word where {_SEAT} and word = %s",  # noqa: S608 - our own words
            [reference.casefold()],
        )
        row = cursor.fetchone()
    return row[0] if row else None
