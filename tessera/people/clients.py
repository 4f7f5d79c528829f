"""Programs that use the API: client credentials, and the short opaque tokens they buy."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connections

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people import fingerprints, models
from tessera.people.doors import machinery
from tessera.people.guard import ALIAS

LASTS = timedelta(minutes=10)
CONSULT = "scope:tessera:dossiers:consult"
ACT = "scope:tessera:dossiers:act"
SCOPES = frozenset({CONSULT, ACT})

_WHO = (
    "select c.id, o.id, o.kind, c.role, t.scopes from people_token t"
    " join people_client c on c.id = t.client_id"
    " join people_organisation o on o.id = c.organisation_id"
    " where t.fingerprint = %s and t.expires_at > now() and c.ended_at is null"
)
_LOGIN = "select fingerprint, scopes from people_client where id = %s and ended_at is null"
_BUY = (
    "insert into people_token (fingerprint, client_id, scopes, expires_at)"
    " values (%s, %s, %s, now() + %s)"
)


class BadScope(Exception):
    """The client asks for more than it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The program behind a token; `person` is what looks and facts call it."""

    id: str
    seat: Seat
    scopes: frozenset[str]

    @property
    def person(self) -> str:
        return f"client:{self.id}"


def authenticate(token: str) -> Client | None:
    """Whose token this is, while it lasts: one statement, by primary keys."""
    with machinery(), connections[ALIAS].cursor() as cursor:
        cursor.execute(_WHO, (fingerprints.of_token(token),))
        found = cursor.fetchone()
    if found is None:
        return None
    client, organisation, kind, role, scopes = found
    seat = Seat(organisation=organisation, kind=Kind(kind), role=Role(role))
    return Client(id=client, seat=seat, scopes=frozenset(scopes))


def buy_token(client: str, secret: str, *, scope: str = "") -> tuple[str, frozenset[str]] | None:
    """A token for a client that knows its secret; None, as quickly, for whoever does not."""
    with machinery(), connections[ALIAS].cursor() as cursor:
        cursor.execute(_LOGIN, (client,))
        kept, allowed = cursor.fetchone() or (b"", ())
        if not fingerprints.same(kept, fingerprints.of_token(secret)):
            return None
        granted = _granted(scope, frozenset(allowed))
        token = fingerprints.token()
        cursor.execute(_BUY, (fingerprints.of_token(token), client, sorted(granted), LASTS))
    return token, granted


def _granted(scope: str, allowed: frozenset[str]) -> frozenset[str]:
    asked = frozenset(scope.split())
    if asked - allowed:
        raise BadScope
    return asked or allowed


def register(
    name: str, seat: Seat, *, scopes: Iterable[str] = SCOPES, at: datetime, using: str = "owner"
) -> tuple[str, str]:
    """A new client and its secret, shown this once. Faces may not: their role cannot write here."""
    row, secret = issued(name, seat, scopes=scopes, at=at)
    row.save(using=using, force_insert=True)
    return row.id, secret


def issued(
    name: str, seat: Seat, *, scopes: Iterable[str], at: datetime
) -> tuple[models.Client, str]:
    """The row of a new client, not kept yet, and its secret."""
    client, secret = secrets.token_hex(10), fingerprints.token()
    row = models.Client(
        id=client,
        name=name,
        organisation_id=seat.organisation,
        role=seat.role,
        scopes=sorted(scopes),
        fingerprint=fingerprints.of_token(secret),
        created_at=at,
    )
    return row, secret
