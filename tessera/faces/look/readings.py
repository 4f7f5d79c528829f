"""What a norm says, line by line; who read it against its source, or plainly that nobody did."""

from collections.abc import Iterable
from dataclasses import dataclass

from tessera.dossier.lawbook import Reading
from tessera.journal.lawbooks import known
from tessera.law.charges import Charge
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.model import Norm
from tessera.law.shelf import Law
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say

DIGITS = 19  # what a number of the database holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is known of the reading of one norm; `holds`: it still says what was read."""

    holds: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a test in words, and how deep it stands."""

    depth: int
    text: str


def deep(lines: Iterable[str]) -> tuple[Line, ...]:
    """Lines that are indented in a text, as a page shows them."""
    return tuple(
        Line(depth=(len(each) - len(each.lstrip())) // 2, text=each.strip().removeprefix("- "))
        for each in lines
        if each.strip()
    )


def read_of(row: Norm, law: Law, language: Language) -> Read:
    reading = known().verified.get(row.id)
    if reading is None:
        return Read(holds=False, text=say("rulebook.unread", language))
    holds = reading.digest == fingerprint(_read(row, law), law)
    key = "rulebook.read" if holds else "rulebook.read-before"
    told = {"who": reader(reading, law, language), "day": dates.day(reading.on, language)}
    return Read(holds=holds, text=say(key, language, **told))


def reader(reading: Reading, law: Law, language: Language) -> str:
    """The authority in whose seat the jurist sat, or the name under which a key was enrolled."""
    return jurist_told(reading.jurist, reading.office, law, language)


def jurist_told(jurist: str, office: str, law: Law, language: Language) -> str:
    """A person in a seat is told by the authority alone; a key has a name in the register."""
    if not office:
        return say("rulebook.jurist-named", language, name=jurist)
    name = law.authority(office).name.said_in(language)
    return say("rulebook.jurist-of", language, authority=name)


def how_many_read(rows: Iterable[Norm], law: Law) -> int:
    """How many of these norms say what a jurist read."""
    readings = known().verified
    found = ((row, readings.get(row.id)) for row in rows)
    return sum(1 for row, one in found if one and one.digest == fingerprint(_read(row, law), law))


def _read(row: Norm, law: Law) -> Norm:
    """What a jurist reads of it: of a charge, the sum of the day that stands in for it."""
    return (norm_of(law.shelf, row.id) or row) if isinstance(row, Charge) else row


def position(text: str) -> int | None:
    """The look before which a page begins, as an address says it; else the newest first."""
    return int(text) if text.isdecimal() and len(text) < DIGITS else None
