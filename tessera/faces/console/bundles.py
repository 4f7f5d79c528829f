"""A bundle of law by the name that somebody gives at the console."""

from datetime import date
from pathlib import Path

from tessera.law.bundle import Bundle, shipped
from tessera.law.load import Unsound, assembled, shelf
from tessera.law.shelf import Shelf
from tessera.law.switching import tried

SHIPPED = "shipped"
HELP = "shipped, a folder with a catalogue, or REGIME@YYYY-MM-DD: a regime switched on that day"


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


def read(folder: Path) -> Bundle:
    """The files of a catalogue on disk, by their path within it."""
    if not folder.is_dir():
        raise NoBundle(f"{folder}: neither `{SHIPPED}` nor a folder")
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.suffix in {".toml", ".csv"} and file.is_file()
    }


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
