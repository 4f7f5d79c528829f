"""The calendar of legal holidays, and apart from it the days on which an office is closed."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from tessera.words.days import Calendar
from tessera.words.languages import Text


@cache
def legal_calendar() -> Calendar:
    """The ten legal holidays of every year the shelf knows. Terms count with this one only."""
    table = _table()
    since, until = table["since"], table["until"]
    holidays = {day: Text(**row["name"]) for row in table["movable"] for day in row["days"]}
    for row in table["fixed"]:
        for year in range(since.year, until.year + 1):
            holidays[date(year, row["month"], row["day"])] = Text(**row["name"])
    return Calendar(holidays=holidays, since=since, until=until)


def closed(authority: str, day: date) -> Text | None:
    """Why the office of `authority` is closed on `day`, for a person who wants to call it.

    A closing day never moves a term.
    """
    for row in _table()["closing"]:
        if authority in row["authorities"] and (day.month, day.day) == (row["month"], row["day"]):
            return Text(**row["name"])
    return legal_calendar().holiday(day)


@cache
def _table() -> Mapping[str, Any]:
    file = resources.files("tessera.law") / "catalogue" / "holidays.toml"
    return tomllib.loads(file.read_text("utf-8"))
