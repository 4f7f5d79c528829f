"""Checkpoints as signed notes (C2SP): a text, an empty line, and who signed it with Ed25519."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_DASH = "— "


class NotANote(ValueError):
    """The text is not a checkpoint, or not one this reader knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How many leaves there were, and the root over them, in the name of one log."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a signing key, written `name+id+key` wherever people keep it."""

    name: str
    raw: bytes

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_b64(_ED25519 + self.raw)}"

    @classmethod
    def parsed(cls, text: str) -> "VerifierKey":
        name, _, rest = text.strip().partition("+")
        claimed, _, key = rest.partition("+")
        raw = _unb64(key)
        if len(raw) != 33 or raw[:1] != _ED25519:
            raise NotANote("not an Ed25519 verifier key")
        found = cls(name, raw[1:])
        if found.id.hex() != claimed:
            raise NotANote("the id of the verifier key does not belong to it")
        return found


def signed(text: str, name: str, key: Ed25519PrivateKey) -> str:
    """The note: `text` with the signature of `name` below it."""
    public = VerifierKey(name, key.public_key().public_bytes_raw())
    return f"{text}\n{_DASH}{name} {_b64(public.id + key.sign(text.encode()))}\n"


def opened(note: str, keys: Iterable[VerifierKey]) -> str | None:
    """The text of a note that one of `keys` signed; None when none of them did."""
    text, signatures = _parts(note)
    known = {(key.name, key.id): key for key in keys}
    for line in signatures:
        name, _, value = line.removeprefix(_DASH).partition(" ")
        blob = _unb64(value)
        key = known.get((name, blob[:4]))
        if key is not None and _fits(key, blob[4:], text):
            return text
    return None


def read(note: str) -> Checkpoint:
    """The checkpoint a note speaks of, signed or not."""
    lines = _parts(note)[0].split("\n")
    if len(lines) < 4 or not lines[1].isdecimal():
        raise NotANote("the text is not a checkpoint")
    return Checkpoint(origin=lines[0], size=int(lines[1]), root=_unb64(lines[2]))


def _parts(note: str) -> tuple[str, list[str]]:
    text, empty, below = note.rpartition("\n\n")
    signatures = below.splitlines()
    if not empty or not all(line.startswith(_DASH) for line in signatures):
        raise NotANote("there are no signatures under the text")
    return text + "\n", signatures


def _fits(key: VerifierKey, signature: bytes, text: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _unb64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as wrong:
        raise NotANote(str(wrong)) from wrong
