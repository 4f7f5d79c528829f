"""Days as each language writes them, with their weekday; and days as people type them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton

from tessera.words.days import Step, Unit
from tessera.words.languages import Language
from tessera.words.mending import Mend
from tessera.words.sentences import say
from tessera.words.typography import HARD

LONG = {"nl": "d MMMM y", "fr": "d MMMM y", "de": "d. MMMM y", "en": "d MMMM y"}
WEEKDAY = {"nl": "EEEE ", "fr": "EEEE ", "de": "EEEE, ", "en": "EEEE "}
SHORT = {"nl": "dd/MM/y", "fr": "dd/MM/y", "de": "dd.MM.y", "en": "dd/MM/y"}
EXAMPLE = "23/11/2026"


@lru_cache(maxsize=4096)
def day(of: date, language: Language | str) -> str:
    """`23 november 2026`, `1er novembre 2026`, `23. November 2026`: day and month on one line."""
    code = Language(language).value
    return _first(format_date(of, LONG[code], locale=code), of, code).replace(" ", HARD, 1)


def weekday(of: date, language: Language | str) -> str:
    """`maandag 23 november 2026`: a person who must act by a day should know which day it is."""
    code = Language(language).value
    return format_date(of, WEEKDAY[code], locale=code) + day(of, code)


def short(of: date, language: Language | str) -> str:
    """`23/11/2026`, for tables."""
    code = Language(language).value
    return format_date(of, SHORT[code], locale=code)


def moment(at: datetime, language: Language | str) -> str:
    """A day and the time of day; the caller has moved `at` to the Brussels time zone."""
    code = Language(language).value
    return say("days.moment", code, day=day(at.date(), code), time=format_datetime(at, "HH:mm"))


def month(of: date, language: Language | str) -> str:
    """`november 2026`."""
    return format_skeleton("yMMMM", of, locale=Language(language).value)


def typed_day(text: str) -> date | Mend:
    """Read a day typed as day, month, year, or as the year first."""
    parts = re.findall(r"\d+", text)
    if len(parts) == 3 and not re.search(r"[^\d\s./\-]", text):
        year, month_, number = parts if len(parts[0]) == 4 else reversed(parts)
        if len(year) == 4:
            try:
                return date(int(year), int(month_), int(number))
            except ValueError:
                pass
    return Mend(code="not-a-day", what="day", values={"example": EXAMPLE})


def why(steps: Iterable[Step], language: Language | str) -> tuple[str, ...]:
    """The steps of a counted term as sentences: the answer to 'why this day?'."""
    return tuple(_told(step, Language(language).value) for step in steps)


def _told(step: Step, code: str) -> str:
    values: dict[str, object] = {"day": weekday(step.day, code), "count": abs(step.of)}
    if step.name is not None:
        values["holiday"] = step.name.said_in(code)
    key = step.code
    if step.code == "counted":
        key = f"{'back' if step.of < 0 else 'on'}-{step.unit or Unit.DAYS}"
    return say(f"days.{key}", code, **values)


def _first(written: str, of: date, code: str) -> str:
    # French says premier for the first day of a month, and only for that one.
    return written.replace("1 ", "1er ", 1) if code == "fr" and of.day == 1 else written
