"""Periods as people type them: one a line, with the first day and the last."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from tessera.law.model import Row
from tessera.words import dates
from tessera.words.languages import Language

DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
BETWEEN, OPEN = " – ", "?"
EDGES = ("since", "until")


def read(text: str) -> tuple[Row, ...] | None:
    """A row for each line; None when a line holds no day, three, or one that does not exist.

    A line with one day is a period of which the last day is not known.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        found = [[_day(match) for match in DAY.finditer(line)] for line in lines]
    except ValueError:
        return None
    if not all(1 <= len(days) <= len(EDGES) for days in found):
        return None
    return tuple(dict(zip(EDGES, days, strict=False)) for days in found)


def typed(rows: tuple[Row, ...]) -> str:
    """The lines that would be read as these rows."""
    return "\n".join(BETWEEN.join(_edges(row, _figures)) for row in rows)


def told(rows: tuple[Row, ...], language: Language) -> str:
    """The periods in words, one after the other; a day nobody knows is a question mark."""
    return "; ".join(BETWEEN.join(_edges(row, lambda d: dates.day(d, language))) for row in rows)


def _edges(row: Row, written: Callable[[date], str]) -> Iterator[str]:
    for edge in EDGES:
        day = row.get(edge)
        yield written(day) if isinstance(day, date) else OPEN


def _figures(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _day(match: re.Match[str]) -> date:
    year, month, day, *other = match.groups()
    if year:
        return date(int(year), int(month), int(day))
    day, month, year = other
    return date(int(year), int(month), int(day))
