"""Where people sit: the seats of a person, the people of a seat, the names of organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people.doors import machinery
from tessera.people.guard import ALIAS
from tessera.people.models import Membership, Organisation

TESSERA = "tessera"
"""The source of memberships we gave ourselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A seat somebody holds, with the names of its organisation."""

    seat: Seat
    names: Mapping[str, str]

    def name_in(self, language: str) -> str:
        """In this language, or the one name there is; a private seat has none."""
        return self.names[language] or next((name for name in self.names.values() if name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody in the same organisation."""

    person: UUID
    name: str
    role: Role


def seats_of(person: UUID, day: date) -> tuple[Held, ...]:
    """The seats of a person on a day; one statement, asked with each request."""
    with machinery(), connections[ALIAS].cursor() as cursor:
        cursor.execute("select * from people_seats(%s, %s)", (person, day))
        rows = cursor.fetchall()
    return tuple(
        Held(
            seat=Seat(organisation=organisation, kind=Kind(kind), role=Role(role)),
            names=dict(zip(("nl", "fr", "de", "en"), names, strict=True)),
        )
        for organisation, kind, role, *names in rows
    )


def colleagues(day: date) -> tuple[Colleague, ...]:
    """Who sits where the reader sits; call within `reading` or `writing`."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("select * from people_colleagues(%s)", (day,))
        rows = cursor.fetchall()
    return tuple(
        Colleague(person=person, name=f"{given} {family}".strip(), role=Role(role))
        for person, given, family, role in rows
    )


def names_of(organisations: Iterable[str], language: str) -> Mapping[str, str]:
    """The names of these organisations; call within `reading` or `writing`."""
    found = Organisation.objects.filter(id__in=set(organisations)).order_by("id")
    return {organisation.id: organisation.name_in(language) for organisation in found}


def employers_named(told: Iterable[str], language: str) -> Mapping[str, str]:
    """The names of these employers, told by id or by enterprise number, as far as they are here."""
    if not (wanted := set(told)):
        return {}
    numbered = Organisation.objects.filter(enterprise_number__in=wanted - {""}).order_by("id")
    found = {row.enterprise_number: row.name_in(language) for row in numbered}
    return {**found, **names_of(wanted, language)}


def organisation_numbered(enterprise_number: str) -> Organisation | None:
    """The organisation with this enterprise number, whatever its dots; within a door."""
    digits = "".join(sign for sign in enterprise_number if sign.isdigit())
    return Organisation.objects.filter(enterprise_number=digits).first() if digits else None


def private_seat(person: UUID) -> Seat:
    return Seat(organisation=f"person:{person}", kind=Kind.WORKER, role=Role.WORKER)


def give_private_seat(person: UUID, day: date) -> Seat:
    """The seat in which somebody speaks for themselves; within `signing_in`."""
    seat = private_seat(person)
    Organisation.objects.get_or_create(id=seat.organisation, defaults={"kind": seat.kind})
    Membership.objects.get_or_create(
        person_id=person,
        organisation_id=seat.organisation,
        role=seat.role,
        source=TESSERA,
        until=None,
        defaults={"since": day},
    )
    return seat
