"""Sealed bytes in files: whole or not there, named by an address that says nothing.

A file is written beside its place, flushed to disk, then renamed: whoever pulls the plug leaves at
most a `.part` file, which `sweep` takes away. The row that speaks of a blob is written after it, so
a row without its blob cannot be; a blob without a row can, and is swept when it is old enough.
"""

import os
import secrets
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tessera.vault.keys import DataKey, fingerprint, opened, sealed

GRACE = timedelta(days=1)  # how long a blob may wait for its row
BATCH = 500


class BlobMissing(LookupError):
    """A row speaks of a file that is not there: restore the folder from its backup."""


def put(folder: Path, content: bytes, key: DataKey, *, about: str = "") -> str:
    """Keep this content under its address; durable when this returns. `about` names derivatives."""
    address = address_of(content if not about else about.encode(), key)
    path = _path(folder, address)
    if path.exists():
        os.utime(path)  # young again: a sweep must not take it while its new row is on its way
        return address
    _make_durably(path.parent)
    beside = path.with_name(f"{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(sealed(content, key, f"blob {address}"))
            file.flush()
            os.fsync(file.fileno())
        beside.rename(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _flush(path.parent)
    return address


def address_of(content: bytes, key: DataKey) -> str:
    return fingerprint(content, key)


def get(folder: Path, address: str, key: DataKey) -> bytes:
    """The content at this address. Raises BlobMissing, or Unreadable when it was changed."""
    try:
        content = _path(folder, address).read_bytes()
    except FileNotFoundError as missing:
        raise BlobMissing(address) from missing
    return opened(content, key, f"blob {address}")


def sweep(
    folder: Path, *, known: Callable[[Collection[str]], Collection[str]], at: datetime
) -> int:
    """Remove what no row knows and what was never finished, once older than the grace."""
    oldest = (at - GRACE).timestamp()
    removed = 0
    for paths in _batches(path for path in _files(folder) if path.stat().st_mtime < oldest):
        spoken_of = known([path.name for path in paths if path.suffix != ".part"])
        for path in paths:
            if path.name not in spoken_of and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def remove(folder: Path, addresses: Collection[str]) -> None:
    for address in addresses:
        _path(folder, address).unlink(missing_ok=True)


def _path(folder: Path, address: str) -> Path:
    return folder / address[:2] / address[2:4] / address


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("??/??/*") if path.is_file())


def _batches(paths: Iterator[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    for path in paths:
        batch.append(path)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _make_durably(folder: Path) -> None:
    """Make a folder so that it is still there after a power cut."""
    if folder.exists():
        return
    _make_durably(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _flush(folder.parent)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
