"""The same key with the same act gives the same answer; with another act it is refused."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import connections


class KeyReused(Exception):
    """This key was used before, for something else. RE: standards SE-5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """An idempotency key as sent, with the bytes it vouches for."""

    key: str
    body: bytes

    @property
    def digest(self) -> bytes:
        return sha256(self.body).digest()


def recorded_before(once: Once, seat: str) -> tuple[UUID, int] | None:
    """The dossier and version this key brought about, if it did. Raises KeyReused."""
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "select digest, dossier, version from registry_key where seat = %s and key = %s",
            (seat, once.key),
        )
        row = cursor.fetchone()
    if row is None:
        return None
    if bytes(row[0]) != once.digest:
        raise KeyReused(once.key)
    return row[1], row[2]


def remember(once: Once, seat: str, *, dossier: UUID, version: int, at: datetime) -> bool:
    """Keeps the key with what it brought about; False: another request was quicker.

    The insert waits for a rival transaction with the same key, so two at once never both record.
    """
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "insert into registry_key (seat, key, digest, dossier, version, at)"
            " values (%s, %s, %s, %s, %s, %s) on conflict do nothing",
            (seat, once.key, once.digest, dossier, version, at),
        )
        return int(cursor.rowcount) == 1
