"""The key of one dossier: seals what was told and given, and names its files."""

import hmac
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SCHEME = b"\x01"  # AES-256-GCM, twelve bytes of nonce in front
NONCE = 12


class Unreadable(Exception):
    """These bytes were not sealed by this key for this place: changed, moved or damaged."""


@dataclass(frozen=True, kw_only=True)
class DataKey:
    """The key of a dossier, or of the draft that becomes it: they share their id and their key."""

    dossier: UUID
    secret: bytes = field(repr=False)

    @classmethod
    def drawn(cls, dossier: UUID) -> "DataKey":
        return cls(dossier=dossier, secret=secrets.token_bytes(32))

    @cached_property
    def cipher(self) -> AESGCM:
        return AESGCM(self._derived(b"seal"))

    @cached_property
    def naming(self) -> bytes:
        return self._derived(b"address")

    def _derived(self, purpose: bytes) -> bytes:
        """One key for each purpose, so that no output of one helps to attack the other."""
        return hmac.digest(self.secret, b"tessera vault " + purpose, "sha256")


def sealed(content: bytes, key: DataKey, context: str) -> bytes:
    """`content` encrypted; opens only with this key and under this `context` (its place)."""
    nonce = secrets.token_bytes(NONCE)
    return SCHEME + nonce + key.cipher.encrypt(nonce, content, _bound(key, context))


def opened(content: bytes, key: DataKey, context: str) -> bytes:
    """What was sealed. Raises Unreadable when it was not sealed so."""
    if content[:1] != SCHEME:
        raise Unreadable(context)
    nonce = content[1 : 1 + NONCE]
    try:
        return key.cipher.decrypt(nonce, content[1 + NONCE :], _bound(key, context))
    except InvalidTag as wrong:
        raise Unreadable(context) from wrong


def fingerprint(content: bytes, key: DataKey) -> str:
    """The name of this content under this key: equal files of two dossiers do not show."""
    return hmac.digest(key.naming, content, "sha256").hex()


def _bound(key: DataKey, context: str) -> bytes:
    return key.dossier.bytes + context.encode()
