"""Derived for stays of fixed length, and what a month costs a student in an academic year."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tessera.law.case import Case, Derivation, Found
from tessera.words.days import add_months

YEAR, CARD_ENDS = "study.academic-year", "stay.until"
ARRIVES = "holiday.start"


def student_floor(case: Case) -> Found:
    """The means of a month that the Immigration Office wants in the academic year of the studies.

    It is the year of the studies that counts, not the day of filing.
    """
    year = case.answer(YEAR)
    if not isinstance(year, str):
        return Found(None, (), case.lacking(YEAR))
    return case.amount("student-floor", year)


def search_year_until(case: Case) -> Found:
    """Aliens Act, article 61/1/9: twelve months, counted here from the end of the card."""
    ends = case.answer(CARD_ENDS)
    first = ends + timedelta(1) if isinstance(ends, date) else None
    return _months_from(first, "search-year-months", case, CARD_ENDS)


def holiday_until(case: Case) -> Found:
    """A working holiday: twelve months from the day of arrival, by one source."""
    start = case.answer(ARRIVES)
    first = start if isinstance(start, date) else None
    return _months_from(first, "holiday-months", case, ARRIVES)


def _months_from(first: date | None, length: str, case: Case, asked: str) -> Found:
    """The last day of so many months, the length being a figure of the law."""
    months, norms, _ = case.amount(length)
    if first is None or not isinstance(months, Decimal):
        return Found(None, norms, case.lacking(asked))
    return Found(add_months(first, int(months)) - timedelta(1), norms)


STUDENTS: Mapping[str, Derivation] = {
    "holiday-until": holiday_until,
    "search-year-until": search_year_until,
    "student-floor": student_floor,
}
