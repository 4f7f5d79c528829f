"""Who looked at what: written for every reading, told to the people concerned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections

from tessera.dossier.kernel import Seat
from tessera.people.guard import ALIAS, opened
from tessera.people.purposes import Channel, Purpose

_WRITE = (
    "insert into people_look"
    " (at, organisation, kind, role, person, purpose, channel, what, dossiers)"
    " values (%s, %s, %s, %s, %s, %s, %s, %s, %s::uuid[])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look as the people concerned are told of it: no names of officers."""

    id: int
    at: datetime
    organisation: str
    kind: str
    purpose: Purpose
    channel: Channel
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Who is about to look, and why."""

    seat: Seat
    person: str
    purpose: Purpose
    channel: Channel
    what: str
    at: datetime


def leave(glance: Glance, dossiers: Iterable[UUID]) -> None:
    """Write the look down, in one statement that commits by itself."""
    seat = glance.seat
    row = (glance.at, seat.organisation, seat.kind, seat.role, glance.person)
    why = (glance.purpose, glance.channel, glance.what, sorted(set(dossiers)))
    with opened(), connections[ALIAS].cursor() as cursor:
        cursor.execute(_WRITE, (*row, *why))


def looks_of(dossier: UUID, *, before: int | None = None, most: int = 25) -> tuple[Look, ...]:
    """Who looked at this dossier, newest first; call within `reading`. Nothing for strangers."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("select * from people_looks_of(%s, %s, %s)", (dossier, before, most))
        rows = cursor.fetchall()
    return tuple(
        Look(
            id=number,
            at=at,
            organisation=organisation,
            kind=kind,
            purpose=Purpose(purpose),
            channel=Channel(channel),
            what=what,
        )
        for number, at, organisation, kind, purpose, channel, what in rows
    )
