"""From what a provider tells to a person of ours and the seats they hold today."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError
from stdnum.be import vat

from tessera.dossier.kernel import Assurance
from tessera.law.model import Kind
from tessera.people.doors import signing_in
from tessera.people.issuers import Issuer
from tessera.people.models import Membership, Organisation, Person, RoleName, Subject
from tessera.people.oidc import Told
from tessera.people.seats import give_private_seat

logger = logging.getLogger("tessera.people")

FIRMS = frozenset({Kind.EMPLOYER, Kind.REPRESENTATIVE})
Chair = tuple[str, str]
"""An organisation and a role in it, as a claim means it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Somebody of ours, signed in this well."""

    person: UUID
    name: str
    language: str
    assurance: Assurance
    issuer: str


def recognise(told: Told, *, at: datetime, day: date) -> Recognised:
    """The person, made on first sight; their seats are those the provider names today."""
    try:
        return _recognise(told, at=at, day=day)
    except IntegrityError:
        # Two browsers of one new person came back at once: the other one made the row.
        return _recognise(told, at=at, day=day)


def _recognise(told: Told, *, at: datetime, day: date) -> Recognised:
    with signing_in():
        person = _person(told, at)
        chairs = _chairs(told.issuer, told.roles)
        _seat(person, told.issuer, chairs, day)
        if not told.roles:
            give_private_seat(person.id, day)
    return Recognised(
        person=person.id,
        name=f"{person.given_name} {person.family_name}".strip(),
        language=person.language,
        assurance=told.issuer.assurance(told.acr),
        issuer=told.issuer.key,
    )


def _person(told: Told, at: datetime) -> Person:
    known = (
        Subject.objects.select_related("person")
        .filter(issuer=told.issuer.key, subject=told.subject)
        .first()
    )
    person = known.person if known else Person(created_at=at)
    person.given_name, person.family_name = told.given_name, told.family_name
    person.email, person.language = told.email, told.language
    person.save()
    if known is None:
        Subject.objects.create(issuer=told.issuer.key, subject=told.subject, person=person)
    return person


def _chairs(issuer: Issuer, roles: Iterable[str]) -> frozenset[Chair]:
    """What the claimed roles mean here. `name:context`; what has no row or no place is left out."""
    claimed = [role.partition(":")[::2] for role in roles]
    names = {
        row.name: row
        for row in RoleName.objects.filter(
            issuer=issuer.key, name__in=[name for name, _ in claimed]
        )
    }
    chairs, unknown = set(), 0
    for name, context in claimed:
        row = names.get(name)
        organisation = _organisation(row, context) if row else None
        if row is None or organisation is None:
            unknown += 1
        else:
            chairs.add((organisation, row.role))
    if unknown:
        logger.warning("sign-in: %d roles of issuer %s mean nothing here", unknown, issuer.key)
    return frozenset(chairs)


def _organisation(row: RoleName, context: str) -> str | None:
    """The organisation a role is about: an authority by its id, a firm by its number."""
    if not FIRMS.issuperset(row.kinds):
        known = Organisation.objects.filter(id=context, kind__in=row.kinds).first()
        return known.id if known else None
    if not vat.is_valid(context):
        return None
    number = vat.compact(context)
    firm, _ = Organisation.objects.get_or_create(
        enterprise_number=number, defaults={"id": f"org:{uuid4()}", "kind": row.kinds[0]}
    )
    return firm.id if firm.kind in row.kinds else None


def _seat(person: Person, issuer: Issuer, chairs: frozenset[Chair], day: date) -> None:
    """Take away what this issuer no longer says, give what it says for the first time."""
    held = Membership.objects.filter(person=person, source=issuer.key, until=None)
    for membership in held:
        if (membership.organisation_id, membership.role) not in chairs:
            membership.until = day - timedelta(days=1)
            membership.save()
    still = {(m.organisation_id, m.role) for m in held.all()}
    Membership.objects.bulk_create(
        Membership(
            person=person, organisation_id=organisation, role=role, source=issuer.key, since=day
        )
        for organisation, role in sorted(chairs - still)
    )
