"""A worker is invited to fill in a part: by a secret in a letter, and by what only they know."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import F, QuerySet

from tessera.dossier.kernel import Seat
from tessera.people import fingerprints, models
from tessera.people.doors import holding, signing_in, writing
from tessera.people.seats import give_private_seat, private_seat

LASTS = timedelta(days=30)
TRIES = 5


class Unusable(Exception):
    """The invitation cannot be used. Nobody is told whether it ever existed."""


class NotThem(Exception):
    """Passport or birth date is not that of the person invited; there may be tries left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the one who invites knows of the worker, and the worker must say."""

    passport: str
    born: date

    @property
    def fingerprint(self) -> bytes:
        number = "".join(sign for sign in self.passport.upper() if sign.isalnum())
        return fingerprints.of_little("invitation", number, self.born.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """To what somebody is invited, and by whom."""

    id: UUID
    organisation: str
    subject_kind: str
    subject_id: UUID
    email: str
    language: str
    until: date
    accepted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Whom to invite, how to reach them, and by what to know them."""

    email: str
    language: str
    proof: Proof


def invite(
    seat: Seat, *, person: str, to: tuple[str, UUID], guest: Guest, day: date, at: datetime
) -> tuple[Invited, str]:
    """Invite to `("draft", id)` or `("dossier", id)`; the secret is returned once, to be sent."""
    secret = fingerprints.token()
    row = models.Invitation(
        id=uuid4(),
        fingerprint=fingerprints.of_token(secret),
        organisation_id=seat.organisation,
        invited_by=person,
        subject_kind=to[0],
        subject_id=to[1],
        bound_to=guest.proof.fingerprint,
        email=guest.email,
        language=guest.language,
        sent_at=at,
        until=day + LASTS,
    )
    with writing(seat, person=person):
        _open_ones(seat, to[1]).update(withdrawn_at=at)
        row.save(force_insert=True)
    return _plain(row), secret


def withdraw(seat: Seat, *, subject: UUID, at: datetime) -> int:
    """Take back what was not yet accepted; whoever holds the secret can do nothing with it."""
    with writing(seat):
        return _open_ones(seat, subject).update(withdrawn_at=at)


def invited_to(seat: Seat, subject: UUID) -> tuple[Invited, ...]:
    """The invitations of this seat to a draft or dossier, newest first; within a door."""
    rows = models.Invitation.objects.filter(
        organisation=seat.organisation, subject_id=subject, withdrawn_at=None
    )
    return tuple(map(_plain, rows.order_by("-sent_at", "id")))


def taken_by(seat: Seat) -> tuple[Invited, ...]:
    """What a worker's private seat was invited to and took, newest first; within a door."""
    rows = models.Invitation.objects.filter(accepted_by=seat.organisation)
    return tuple(map(_plain, rows.order_by("-accepted_at", "id")))


def key_of(secret: str) -> str:
    """What a session may keep of the secret: it finds the row, and opens no letter's link."""
    return fingerprints.of_token(secret).hex()


def shown(key: str, day: date) -> Invited:
    """What the holder may know before proving anything: that it can be used."""
    with holding(key):
        return _plain(_usable(key, day))


def prove(key: str, proof: Proof, day: date) -> Invited:
    """Check passport and birth date. Each try counts, and commits, before it is compared."""
    with holding(key):
        row = _usable(key, day)
        models.Invitation.objects.filter(id=row.id).update(tries=F("tries") + 1)
    if not fingerprints.same(row.bound_to, proof.fingerprint):
        raise NotThem
    return _plain(row)


def accept(key: str, *, person: UUID, day: date, at: datetime) -> Invited:
    """The worker, who proved it in this session, takes the part in their private seat: once."""
    with holding(key):
        row = _usable(key, day, tries=TRIES + 1)
        row.accepted_at, row.accepted_by = at, private_seat(person).organisation
        row.save()
    with signing_in():
        give_private_seat(person, day)
    return _plain(row)


def _usable(key: str, day: date, *, tries: int = TRIES) -> models.Invitation:
    """The row this key opens, locked; row security shows no other."""
    row = (
        models.Invitation.objects.select_for_update()
        .filter(fingerprint=bytes.fromhex(key), accepted_at=None, withdrawn_at=None)
        .filter(until__gte=day, tries__lt=tries)
        .first()
    )
    if row is None:
        raise Unusable
    return row


def _open_ones(seat: Seat, subject: UUID) -> QuerySet[models.Invitation]:
    return models.Invitation.objects.filter(
        organisation=seat.organisation, subject_id=subject, accepted_at=None, withdrawn_at=None
    )


def _plain(row: models.Invitation) -> Invited:
    return Invited(
        id=row.id,
        organisation=row.organisation_id,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        email=row.email,
        language=row.language,
        until=row.until,
        accepted_by=row.accepted_by,
    )
