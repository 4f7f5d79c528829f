"""The same key with the same act gives the same answer; with another act it is refused."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import connections, transaction


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a key brought about when it was first used."""

    dossier: UUID
    version: int
    trace: str


def recorded_before(once: Once, seat: str) -> Before | None:
    """What this key brought about, if it did. Raises KeyReused."""
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "select digest, dossier, version, trace from registry_key where seat = %s and key = %s",
            (seat, once.key),
        )
        row = cursor.fetchone()
    if row is None:
        return None
    if bytes(row[0]) != once.digest:
        raise KeyReused(once.key)
    return Before(dossier=row[1], version=row[2], trace=row[3])


def remember(once: Once, seat: str, before: Before, *, at: datetime) -> bool:
    """Keeps the key with what it brought about; False: another request was quicker.

    The insert waits for a rival transaction with the same key, so two at once never both record.
    """
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "insert into registry_key (seat, key, digest, dossier, version, trace, at)"
            " values (%s, %s, %s, %s, %s, %s, %s) on conflict do nothing",
            (seat, once.key, once.digest, before.dossier, before.version, before.trace, at),
        )
        return int(cursor.rowcount) == 1


def promised(once: Once, seat: str, *, at: datetime) -> UUID:
    """The id that what this key makes shall have: the same each time it is asked.

    For what is made outside the door (a draft, a document): whoever finds the id taken has made
    it before. Raises KeyReused.
    """
    with transaction.atomic(using="door", durable=True):
        own = Before(dossier=uuid4(), version=0, trace="")
        if remember(once, seat, own, at=at):
            return own.dossier
        before = recorded_before(once, seat)
        assert before
        return before.dossier
