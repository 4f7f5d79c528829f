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
        on conflict do nothing),
     reach_gone as (delete from desk_reach where dossier = %(dossier)s and not %(open)s),
     reach as (
        insert into desk_reach
        select %(dossier)s, %(procedure)s, %(authority)s, %(filed_on)s, %(complete_on)s::date,
               %(revision)s, %(known)s where %(open)s
        on conflict (dossier) do update set
            authority = excluded.authority, complete_on = excluded.complete_on,
            revision = excluded.revision, known = excluded.known)
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
_ABOUT = ("reference", "procedure", "filed_on", "titled", "phase", "work", "stay", "title")

# The columns of the tables are in these orders, so that one unnest fills many rows.
_NEW_PLACES = f"""
insert into desk_place (dossier, {", ".join(_ABOUT)}, {", ".join(_COLUMNS)})
select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::date[], %s::uuid[], %s::text[],
    %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
    %s::text[], %s::date[], %s::date[], %s::text[])
"""  # noqa: S608 - our own words
_NEW_CLOCKS = "insert into desk_clock select * from unnest(%s::uuid[], %s::text[], %s::date[])"
_NEW_REACH = (
    "insert into desk_reach select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::date[],"
    " %s::date[], %s::integer[], %s::text[])"
)
_REACH = ("procedure", "authority", "filed_on", "complete_on", "revision", "known")
_NEW_WORDS = "insert into desk_word select * from unnest(%s::text[], %s::text[], %s::uuid[])"


def show(
    dossier: UUID,
    places: Iterable[Place],
    *,
    clocks: Mapping[str, date],
    words: Iterable[str],
    about: Mapping[str, Any],
    using: str = "door",
) -> None:
    """Replaces what the desk holds of a dossier.

    `about`: reference, procedure, filed_on, titled, and what law reaches it (`reach_of`).
    """
    values = values_of(dossier, places, clocks=clocks, words=words, about=about)
    with connections[using].cursor() as cursor:
        cursor.execute(_PLACES, values)


def values_of(
    dossier: UUID,
    places: Iterable[Place],
    *,
    clocks: Mapping[str, date],
    words: Iterable[str],
    about: Mapping[str, Any],
) -> dict[str, Any]:
    """What lists show of one dossier, as columns."""
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
    return values


def show_new(shown: Iterable[Mapping[str, Any]], *, using: str = "door") -> None:
    """Many dossiers that no list shows yet, at once; each as `values_of` tells it."""
    told = list(shown)
    places = [
        (t["dossier"], *(t[n] for n in _ABOUT), *row)
        for t in told
        for row in zip(*(t[n] for n in _COLUMNS), strict=True)
    ]
    clocks = [
        (t["dossier"], *c) for t in told for c in zip(t["clock"], t["clock_due"], strict=True)
    ]
    words = [(seat, word, t["dossier"]) for t in told for seat in t["seat"] for word in t["word"]]
    reach = [(t["dossier"], *(t[n] for n in _REACH)) for t in told if t["open"]]
    filled = (
        (_NEW_PLACES, places),
        (_NEW_CLOCKS, clocks),
        (_NEW_WORDS, words),
        (_NEW_REACH, reach),
    )
    with connections[using].cursor() as cursor:
        for statement, rows in filled:
            if rows:
                cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])


def due_before(day: date, *, limit: int = 500, using: str = "courier") -> list[tuple[UUID, str]]:
    """Clocks whose last day is over, oldest first: what the watch has to note."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select dossier, clock from desk_clock where due < %s order by due, dossier limit %s",
            (day, limit),
        )
        return list(cursor.fetchall())
