"""Bundles of law that were put forward, by digest, and the jurists whose keys may sign them."""

import zlib
from datetime import datetime

import msgspec
from django.db import connections

from tessera.journal.note import VerifierKey, opened
from tessera.law.bundle import Bundle, digest

_KEEP = "insert into journal_bundle values (%s, %s, %s) on conflict do nothing"
_ENROL = "insert into journal_jurist values (%s, %s, %s)"


class NoSuchBundle(LookupError):
    """No bundle of this digest was ever put forward here."""


def keep(bundle: Bundle, *, at: datetime, using: str = "door") -> str:
    """Keeps the bytes for ever; says their digest."""
    name = digest(bundle)
    packed = zlib.compress(msgspec.msgpack.encode(dict(bundle)), 9)
    with connections[using].cursor() as cursor:
        cursor.execute(_KEEP, [name, packed, at])
    return name


def kept(name: str, *, using: str = "door") -> Bundle:
    """The bundle of this digest (or of the only one that begins so); NoSuchBundle."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select digest, content from journal_bundle where digest like %s", [f"{name}%"]
        )
        found = cursor.fetchall()
    if len(found) != 1:
        raise NoSuchBundle(name)
    bundle = msgspec.msgpack.decode(zlib.decompress(found[0][1]), type=dict[str, bytes])
    if digest(bundle) != found[0][0]:
        raise NoSuchBundle(f"{name} is not what it was")
    return bundle


def enrol(key: VerifierKey, *, at: datetime, using: str = "door") -> None:
    """This person may put bundles forward and sign them; a name is given once."""
    with connections[using].cursor() as cursor:
        cursor.execute(_ENROL, [key.name, str(key), at])


def jurists(*, using: str = "door") -> tuple[VerifierKey, ...]:
    with connections[using].cursor() as cursor:
        cursor.execute("select verifier from journal_jurist order by name")
        return tuple(VerifierKey.parsed(verifier) for (verifier,) in cursor.fetchall())


def signs(note: str, text: str, jurist: str, *, using: str = "door") -> bool:
    """Whether this jurist, as enrolled, signed exactly this text."""
    mine = [key for key in jurists(using=using) if key.name == jurist]
    return opened(note, mine) == text
