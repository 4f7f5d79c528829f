"""The days an officer would otherwise work out by hand; each can still be changed."""

from datetime import date

from tessera.dossier.title_clock import grace_clock
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.words.days import last_day


def last_asked(sheet: Sheet) -> date | None:
    """The last day that the answers ask for, drawn in by every limit of the law."""
    return sheet.assessment.until if sheet.assessment else None


def paper_until(here: Sitting) -> date | None:
    """The last day of annex 49: its term from today, never beyond the title; of 51, the grace."""
    if grace := grace_clock(here.view.title, here.law.calendar):
        return grace.due
    term = here.view.title.paper_term
    if term is None or term.length is None:
        return None
    calendar = here.law.calendar
    due = last_day(here.day, term.length, unit=term.unit, shift=term.shift, calendar=calendar)
    return min(due, here.view.title.until or due)
