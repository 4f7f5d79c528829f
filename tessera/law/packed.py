"""A bundle in one file, a zip or a tar: its catalogue, or every reason why it is none."""

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from tessera.law.bundle import Bundle
from tessera.law.reading import LARGEST, LARGEST_ALL
from tessera.law.rows import Flaw

LARGEST_PACKED = 4_000_000
"""Bytes of the file that is brought; the shelf, packed, is a tenth of it."""
MOST = 2_000
"""Files in it."""
ROOM = "the whole bundle"
GZIP = b"\x1f\x8b"
ENCRYPTED = 1
NO_FILE = "is a link or a device; put the file itself in its place"
LARGEST_TAR = 2 * LARGEST_ALL
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


class Piece(NamedTuple):
    """A file of an archive: `read(most)` gives at most so many bytes, however many it claims."""

    path: str
    read: Callable[[int], bytes]


class Unpackable(Exception):
    """Nothing was taken; every reason why, each with its place."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__("\n".join(map(str, flaws)))
        self.flaws = flaws


def unpacked(content: bytes) -> Bundle:
    """The catalogue in an archive, by path within it. Raises Unpackable.

    What is neither TOML nor CSV is left out, as it is of a folder; a folder around all is taken
    off. Nothing is written anywhere, and what it claims of sizes is not believed.
    """
    if len(content) > LARGEST_PACKED:
        raise Unpackable(_flaw(f"{len(content)} bytes: an archive holds at most {LARGEST_PACKED}"))
    try:
        if zipfile.is_zipfile(BytesIO(content)):
            with zipfile.ZipFile(BytesIO(content)) as archive:
                return _gathered(_of_zip(archive))
        with tarfile.open(fileobj=BytesIO(_unzipped(content)), mode="r:") as archive:
            return _gathered(_of_tar(archive))
    except (*_BROKEN, NotImplementedError, RuntimeError) as fault:  # methods or keys of a zip
        raise Unpackable(_flaw(f"no zip and no tar that can be read: {fault}")) from None


def _unzipped(content: bytes) -> bytes:
    """A tar, itself or within gzip; never more of it than a bundle can need."""
    if not content.startswith(GZIP):
        return content
    found = zlib.decompressobj(wbits=31).decompress(content, LARGEST_TAR)
    if len(found) == LARGEST_TAR:
        raise Unpackable(_flaw(f"more than {LARGEST_ALL} bytes in all"))
    return found


def _of_zip(archive: zipfile.ZipFile) -> Iterator[Piece]:
    for entry in archive.infolist():
        if not entry.is_dir():

            def read(most: int, entry: zipfile.ZipInfo = entry) -> bytes:
                if entry.flag_bits & ENCRYPTED:
                    raise Unpackable(_flaw("is encrypted", entry.filename))
                if stat.S_ISLNK(entry.external_attr >> 16):
                    raise Unpackable(_flaw(NO_FILE, entry.filename))
                with archive.open(entry) as file:
                    return file.read(most)

            yield Piece(entry.filename, read)


def _of_tar(archive: tarfile.TarFile) -> Iterator[Piece]:
    for entry in archive:
        if not entry.isdir():

            def read(most: int, entry: tarfile.TarInfo = entry) -> bytes:
                file = archive.extractfile(entry) if entry.isreg() else None
                if file is None:
                    raise Unpackable(_flaw(NO_FILE, entry.name))
                return file.read(most)

            yield Piece(entry.name, read)


def _gathered(pieces: Iterator[Piece]) -> Bundle:
    found: dict[str, bytes] = {}
    for count, piece in enumerate(islice(pieces, MOST + 1)):
        if count == MOST:
            raise Unpackable(_flaw(f"more than {MOST} files"))
        path = PurePosixPath(piece.path.removeprefix("./"))
        if path.suffix not in {".toml", ".csv"} or any(
            p.startswith(("._", "__")) for p in path.parts
        ):
            continue
        if path.is_absolute() or ".." in path.parts:
            raise Unpackable(_flaw("leads out of the bundle", piece.path))
        if str(path) in found:
            raise Unpackable(_flaw("this file stands twice", piece.path))
        found[str(path)] = piece.read(LARGEST + 1)
        if sum(map(len, found.values())) > LARGEST_ALL:
            raise Unpackable(_flaw(f"more than {LARGEST_ALL} bytes in all"))
    if not found:
        raise Unpackable(_flaw("no catalogue in it: no file that ends in .toml"))
    return _bare(found)


def _bare(found: Bundle) -> Bundle:
    """Without the folders that are around everything."""
    parts = [path.split("/") for path in found]
    around = 0
    while len({tuple(each[: around + 1]) for each in parts}) == 1 and all(
        len(each) > around + 1 for each in parts
    ):
        around += 1
    return {"/".join(path.split("/")[around:]): content for path, content in found.items()}


def _flaw(what: str, file: str = ROOM) -> Flaw:
    return Flaw(file=file, row="", key="", what=what)
