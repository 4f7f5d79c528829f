"""A bundle of law by the name that somebody gives at the console."""

import importlib
import re
from datetime import date
from pathlib import Path

from tessera.dossier.kernel import Blocked
from tessera.law.bundle import Bundle, shipped
from tessera.law.load import Unsound, assembled, shelf
from tessera.law.packed import LARGEST_PACKED, Unpackable, unpacked
from tessera.law.shelf import Shelf
from tessera.law.switching import tried

SHIPPED = "shipped"
IN_USE = "in-use"
DIGEST = re.compile("[0-9a-f]{8,64}")
HELP = (
    "shipped; in-use; a folder or a zip or tar with a catalogue; the digest of a bundle put forward"
    " here; or REGIME@YYYY-MM-DD: a regime switched on that day"
)


class NoBundle(ValueError):
    """Nothing of this name can be read; the text says why, a line for each flaw."""


def shelf_of(name: str) -> Shelf:
    """The shelf of this name, whole and sound, or NoBundle."""
    if name == SHIPPED:
        return shelf()
    regime, _, day = name.partition("@")
    if day:
        return _with_regime(regime, day)
    try:
        return assembled(read(Path(name)))
    except Unsound as unsound:
        raise NoBundle(str(unsound)) from None


def read(place: Path) -> Bundle:
    """The files of a catalogue, by their path within it: on disk, packed, or kept by digest."""
    if place.is_dir():
        return {
            str(file.relative_to(place)): file.read_bytes()
            for file in sorted(place.rglob("*"))
            if file.suffix in {".toml", ".csv"} and file.is_file()
        }
    if place.is_file():
        return _unpacked(place)
    if str(place) == IN_USE:
        return _in_use()
    if DIGEST.fullmatch(str(place)):
        return _kept(str(place))
    raise NoBundle(f"{place}: no folder and no archive, and none of: {HELP}")


def _unpacked(file: Path) -> Bundle:
    with file.open("rb") as opened:
        content = opened.read(LARGEST_PACKED + 1)
    try:
        return unpacked(content)
    except Unpackable as fault:
        raise NoBundle(str(fault)) from None


def _kept(name: str) -> Bundle:
    """A bundle that was put forward here, whatever became of it; the database stands by now."""
    kept = importlib.import_module("tessera.journal.bundles")
    try:
        found: Bundle = kept.kept(name)
    except LookupError as absent:
        raise NoBundle(f"{absent}: no bundle of this digest was put forward here") from None
    return found


def _in_use() -> Bundle:
    lawbooks = importlib.import_module("tessera.journal.lawbooks")
    try:
        found: Bundle | None = lawbooks.in_use()
    except (LookupError, Blocked) as fault:
        raise NoBundle(f"what was signed last cannot be trusted: {fault}") from None
    return shipped() if found is None else found


def _with_regime(regime: str, day: str) -> Shelf:
    try:
        return tried(shelf(), regime, date.fromisoformat(day))
    except (LookupError, ValueError) as fault:
        raise NoBundle(str(fault)) from None


def written(folder: Path) -> None:
    """A copy of the catalogue that ships, to change."""
    for path, content in shipped().items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
