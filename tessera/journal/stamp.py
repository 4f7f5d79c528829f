"""Stamps: codes under a key outside the database, which whoever writes in it alone cannot make."""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

_ID = 4


def key_id(key: bytes) -> bytes:
    return sha256(b"tessera stamp key" + key).digest()[:_ID]


def made(key: bytes, message: bytes) -> bytes:
    """The id of the key, then the code over `message`."""
    return key_id(key) + hmac.digest(key, message, "sha256")


def bears(stamp: bytes, message: bytes, keys: Mapping[bytes, bytes]) -> bool:
    """Whether one of `keys` made this stamp over this message."""
    key = keys.get(stamp[:_ID])
    return key is not None and stamp[_ID:] == hmac.digest(key, message, "sha256")


def leaf_message(number: int, stream: UUID, version: int, commitment: bytes) -> bytes:
    """What the stamp of a leaf is made over: its place, and what stands there."""
    return number.to_bytes(8) + stream.bytes + version.to_bytes(4, signed=True) + commitment
