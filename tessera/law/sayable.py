"""A plain value of a row as law can say it, and any value as one line of a flaw can show it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

LONGEST = 2_000
"""Characters of a text; the longest of the shelf has a seventh of them."""
SHOWN = 160
DIGITS, DECIMALS = 15, 6
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What ends a line, moves a cursor or turns the reading direction: a page would not show it."""


class Unsayable(Exception):
    """A plain value that no law says; the text says why."""


def plain(raw: Any) -> Any:
    """The value itself, or Unsayable: no law says infinity, the year 9999 or an escape sign."""
    match raw:
        case str() if len(raw) > LONGEST:
            raise Unsayable(f"{len(raw)} characters: more than {LONGEST} cannot be")
        case str() if found := UNSEEN.search(raw):
            raise Unsayable(f"holds U+{ord(found[0]):04X}, which nobody can see")
        case int() if abs(raw) >= 10**DIGITS:
            raise Unsayable(f"a number has at most {DIGITS} digits")
        case Decimal() if not raw.is_finite():
            raise Unsayable(f"{raw} is not a number")
        case Decimal() if raw.adjusted() >= DIGITS or int(raw.as_tuple().exponent) < -DECIMALS:
            raise Unsayable(f"a number has at most {DIGITS} digits, and {DECIMALS} after the point")
        case date() if not FIRST_DAY <= raw <= LAST_DAY:
            raise Unsayable(f"{raw} lies before {FIRST_DAY.year} or after {LAST_DAY.year}")
    return raw


def said(raw: Any) -> str:
    """A value that does not fit, as its file has it and never longer than a line."""
    return shortened(str(raw) if hasattr(raw, "isoformat") else repr(raw))


def shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def visible(text: str) -> str:
    """The text on one line, each sign that nobody would see by its number."""
    return UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
