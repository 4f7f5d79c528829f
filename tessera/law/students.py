"""Derived for students: what a month costs in an academic year, and until when to look for work."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tessera.law.case import Case, Derivation, Found
from tessera.words.days import add_months

YEAR, CARD_ENDS = "study.academic-year", "stay.until"


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
    months, norms, _ = case.amount("search-year-months")
    if not isinstance(ends, date) or not isinstance(months, Decimal):
        return Found(None, norms, case.lacking(CARD_ENDS))
    first = ends + timedelta(1)
    return Found(add_months(first, int(months)) - timedelta(1), norms)


STUDENTS: Mapping[str, Derivation] = {
    "search-year-until": search_year_until,
    "student-floor": student_floor,
}
