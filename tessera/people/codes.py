"""Short codes sent by e-mail: fifteen minutes, five tries, one use."""

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import connections

from tessera.people import fingerprints
from tessera.people.doors import signing_in
from tessera.people.guard import ALIAS

LASTS = timedelta(minutes=15)
TRIES = 5
DIGITS = 8

_ISSUE = (
    "insert into people_code (id, account_id, purpose, fingerprint, tries, expires_at)"
    " values (%s, %s, %s, %s, 0, now() + %s)"
)
_TRY = (
    "update people_code set tries = tries + 1"
    " where id = %s and purpose = %s and used_at is null and tries < %s and expires_at > now()"
    " returning account_id, fingerprint"
)
_USE = "update people_code set used_at = now() where id = %s and used_at is null"


def issue(account: UUID, purpose: str) -> tuple[UUID, str]:
    """What the session keeps, and what the message says; within `signing_in`."""
    pending, code = uuid4(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(_ISSUE, (pending, account, purpose, _fingerprint(pending, code), LASTS))
    return pending, code


def spoil(account: UUID) -> None:
    """No code sent before serves any more; within `signing_in`."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("update people_code set used_at = now() where account_id = %s", (account,))


def redeem(pending: UUID, typed: str, *, purpose: str) -> UUID | None:
    """The account whose code this is. The try is counted, and commits, before it is compared."""
    with signing_in(), connections[ALIAS].cursor() as cursor:
        cursor.execute(_TRY, (pending, purpose, TRIES))
        found = cursor.fetchone()
    if found is None:
        return None
    account, kept = found
    code = "".join(sign for sign in typed if sign.isdigit())
    if not fingerprints.same(kept, _fingerprint(pending, code)):
        return None
    with signing_in(), connections[ALIAS].cursor() as cursor:
        cursor.execute(_USE, (pending,))
        return account if cursor.rowcount else None


def _fingerprint(pending: UUID, code: str) -> bytes:
    return fingerprints.of_little("code", str(pending), code)
