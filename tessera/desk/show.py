"""Puts a dossier where its seats find it: places, clocks and search words replaced at once."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections

from tessera.desk.places import Place

_PLACES = """
with gone as (delete from desk_place where dossier = %(dossier)s and seat <> all(%(seat)s)),
     clocks_gone as (
        delete from desk_clock where dossier = %(dossier)s and clock <> all(%(clock)s)),
     clocks as (
        insert into desk_clock (dossier, clock, due)
        select %(dossier)s, c, d from unnest(%(clock)s::text[], %(clock_due)s::date[]) as u(c, d)
        on conflict (dossier, clock) do update set due = excluded.due),
     words_gone as (delete from desk_word where dossier = %(dossier)s and seat <> all(%(seat)s)),
     words as (
        insert into desk_word (seat, word, dossier)
        select s, w, %(dossier)s from unnest(%(seat)s::text[]) s, unnest(%(word)s::text[]) w
        on conflict do nothing)
insert into desk_place (seat, dossier, kind, reference, procedure, phase, work, stay, queue, act,
                        waits_for, due, since, filed_on, assignee, title, titled)
select s, %(dossier)s, k, %(reference)s, %(procedure)s, %(phase)s, %(work)s, %(stay)s, q, a, wf, du,
       si, %(filed_on)s, asg, %(title)s, %(titled)s
from unnest(%(seat)s::text[], %(kind)s::text[], %(queue)s::text[], %(act)s::text[],
            %(waits_for)s::text[], %(due)s::date[], %(since)s::date[], %(assignee)s::text[])
     as u(s, k, q, a, wf, du, si, asg)
on conflict (seat, dossier) do update set
    kind = excluded.kind, phase = excluded.phase, work = excluded.work, stay = excluded.stay,
    queue = excluded.queue, act = excluded.act, waits_for = excluded.waits_for,
    due = excluded.due, since = excluded.since, assignee = excluded.assignee,
    title = excluded.title
"""

_COLUMNS = ("seat", "kind", "queue", "act", "waits_for", "due", "since", "assignee")


def show(
    dossier: UUID,
    places: Iterable[Place],
    *,
    clocks: Mapping[str, date],
    words: Iterable[str],
    about: Mapping[str, Any],
    using: str = "door",
) -> None:
    """Replaces what lists show of a dossier. `about`: reference, procedure, filed_on, titled."""
    rows = list(places)
    first = rows[0]
    values: dict[str, Any] = {
        name: [str(getattr(r, name)) if name == "kind" else getattr(r, name) for r in rows]
        for name in _COLUMNS
    }
    values |= {
        "dossier": dossier,
        "phase": first.phase,
        "work": first.work,
        "stay": first.stay,
        "title": first.title,
        "clock": list(clocks),
        "clock_due": list(clocks.values()),
        "word": sorted(set(words)),
        **about,
    }
    with connections[using].cursor() as cursor:
        cursor.execute(_PLACES, values)


def due_before(day: date, *, limit: int = 500, using: str = "courier") -> list[tuple[UUID, str]]:
    """Clocks whose last day is over, oldest first: what the watch has to note."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select dossier, clock from desk_clock where due < %s order by due, dossier limit %s",
            (day, limit),
        )
        return list(cursor.fetchall())
