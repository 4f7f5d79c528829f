"""The journal's keys, in files and never in the database: one signs checkpoints, one stamps rows.

Whoever writes in the database without these files cannot make an entry, a leaf number or a
checkpoint that passes. The signing key may be kept from the web processes; they need only stamps.
A higher number in a file's name is a newer key: it is used, the older ones still verify.
"""

import os
import secrets
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from tessera.journal import stamp
from tessera.journal.note import VerifierKey


def stamped(message: bytes) -> bytes:
    """`message` under the newest stamp key; made on first use."""
    return stamp.made(_newest(folder()), message)


def stamp_keys() -> Mapping[bytes, bytes]:
    """Every stamp key at hand by its id; empty where the keys are kept from this process."""
    keys = [_kept(path) for path in folder().glob("stamp-*")]
    return {stamp.key_id(key): key for key in keys}


def signer() -> Ed25519PrivateKey:
    """The key that signs checkpoints; made on first use, its public half laid beside it."""
    path = _latest(folder(), "checkpoint")
    key = Ed25519PrivateKey.from_private_bytes(_kept(path))
    public = VerifierKey(origin(), key.public_key().public_bytes_raw())
    _laid(path.with_suffix(".pub"), f"{public}\n".encode(), 0o644)
    return key


def verifier_keys() -> tuple[VerifierKey, ...]:
    """Every public key that ever signed our checkpoints, newest first."""
    found = sorted(folder().glob("checkpoint-*.pub"), reverse=True)
    return tuple(VerifierKey.parsed(path.read_text("utf-8")) for path in found)


def folder() -> Path:
    return Path(settings.JOURNAL_KEYS)


def origin() -> str:
    """The name of this journal in its checkpoints: a host and a path without a scheme."""
    return str(settings.JOURNAL_ORIGIN)


@cache
def _newest(where: Path) -> bytes:
    return _kept(_latest(where, "stamp"))


def _latest(where: Path, name: str) -> Path:
    return max(
        (path for path in where.glob(f"{name}-*") if not path.suffix),
        default=where / f"{name}-0001",
        key=lambda path: path.name,
    )


def _kept(path: Path) -> bytes:
    if not path.exists():
        _laid(path, secrets.token_hex(32).encode(), 0o600)
    return bytes.fromhex(path.read_text("ascii"))


def _laid(path: Path, content: bytes, mode: int) -> None:
    """Write beside, then link: nobody sees half a key, and of two writers the first wins."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        return
    finally:
        beside.unlink()
