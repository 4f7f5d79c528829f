"""The two bottom lines of a passport (ICAO 9303 part 4), read and checked."""

import re
from dataclasses import dataclass
from datetime import date

from tessera.words.mending import Mend

WEIGHTS = (7, 3, 1)
LINE = 44
WHAT = "machine-readable-zone"
EXAMPLE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """What the two lines say. `sex` is empty when the passport does not say it."""

    issuer: str
    surname: str
    given_names: str
    number: str
    nationality: str
    born: date | None
    sex: str
    expires: date | None


def check_digit(field: str) -> int:
    """Weights 7, 3, 1 over digits, letters (A is 10) and fillers (0)."""
    values = (0 if c == "<" else int(c, 36) for c in field)
    return sum(value * WEIGHTS[place % 3] for place, value in enumerate(values)) % 10


def read_passport(text: str, *, day: date) -> Passport | Mend:
    """Read both lines; `day` tells which century a birth was in."""
    lines = [re.sub(r"\s", "", line).upper() for line in text.split("\n") if line.strip()]
    if len(lines) != 2 or any(len(line) != LINE for line in lines):
        found = max((len(line) for line in lines), default=0)
        return Mend(
            code="length", what=WHAT, values={"wanted": LINE, "found": found, "example": EXAMPLE}
        )
    if any(re.search(r"[^A-Z0-9<]", line) for line in lines):
        return Mend(code="letters", what=WHAT, values={"example": EXAMPLE})
    first, second = lines
    if not all(_agrees(second, *field) for field in ((0, 9), (13, 19), (21, 27), (28, 42))):
        return Mend(code="check", what=WHAT)
    whole = second[:10] + second[13:20] + second[21:43]
    if check_digit(whole) != int(second[43]):
        return Mend(code="check", what=WHAT)
    surname, _, given = first[5:].partition("<<")
    return Passport(
        issuer=_words(first[2:5]),
        surname=_words(surname),
        given_names=_words(given),
        number=_words(second[:9]),
        nationality=_words(second[10:13]),
        born=_birth(second[13:19], day),
        sex=_words(second[20]),
        expires=_day(f"20{second[21:27]}"),
    )


def _agrees(line: str, start: int, end: int) -> bool:
    check = line[end]
    # An empty optional field may carry a filler in place of its digit.
    return check_digit(line[start:end]) == (0 if check == "<" else int(check, 36))


def _birth(six: str, day: date) -> date | None:
    born = _day(f"20{six}")
    return born if born is not None and born <= day else _day(f"19{six}")


def _day(eight: str) -> date | None:
    try:
        return date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return None  # a passport may leave a part of a date open with fillers


def _words(field: str) -> str:
    return field.replace("<", " ").strip()
