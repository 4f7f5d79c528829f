"""The master keys that wrap every other: files beside the database, never in it.

A higher number in a file's name is a newer key: it wraps what is new, the older ones still open.
Losing this folder is losing every dossier; leaking it with a backup is leaking them. It has a
backup of its own, short-lived, so that what was destroyed does not come back from a drawer.
"""

import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tessera.vault.places import keys_folder

FIRST = "master-0001"


class MasterMissing(LookupError):
    """A key was wrapped by a master key that is not in the folder; put the folder back."""


def newest() -> str | None:
    """The name of the master key that wraps from now on, if there is any."""
    return max((path.name for path in keys_folder().glob("master-*")), default=None)


def wrap(key: bytes, *, master: str, about: bytes) -> bytes:
    """`key` as it may lie in the database: only this master, and only `about` this, opens it."""
    nonce = secrets.token_bytes(12)
    return nonce + _cipher(keys_folder(), master).encrypt(nonce, key, about)


def unwrap(wrapped: bytes, *, master: str, about: bytes) -> bytes:
    return _cipher(keys_folder(), master).decrypt(wrapped[:12], wrapped[12:], about)


def make(name: str = FIRST) -> str:
    """A new master key under this name; of two processes that begin together, one makes it."""
    path = keys_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        return name
    finally:
        beside.unlink()
    return name


@cache
def _cipher(folder: Path, name: str) -> AESGCM:
    path = folder / name
    if not path.exists():
        raise MasterMissing(str(path))
    return AESGCM(bytes.fromhex(path.read_text("ascii")))
