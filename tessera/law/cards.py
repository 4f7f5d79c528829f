"""Derived for a professional card: how long it lasts, and since when one may ask again."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tessera.law.case import Case, Derivation, Found, as_number
from tessera.words.days import add_months

MONTHS = 12
START, YEARS = "card.start", "card.years"
REFUSED = "card.refused-on"


def years_since_refusal(case: Case) -> Found:
    """Whole years from a refusal for the same activity to the day that counts.

    Brussels ordinance of 1 February 2024, articles 9-14: a new application after two years. A
    refusal of 29 February is a year old on 1 March.
    """
    refused = case.answer(REFUSED)
    if not isinstance(refused, date):
        return Found(None, (), case.lacking(REFUSED))
    before = (case.day.month, case.day.day) < (refused.month, refused.day)
    return Found(case.day.year - refused.year - before)


def card_until(case: Case) -> Found:
    """The last day of the card as it is asked for: so many whole years from its start."""
    years = as_number(case.answer(YEARS))
    if years is None:
        return Found(None, (), case.lacking(YEARS, START))
    return _last_day(case, years)


def card_longest(case: Case) -> Found:
    """The last day of the longest card this authority gives; None where that is not known."""
    years, norms, _ = case.amount("card-years")
    if not isinstance(years, Decimal):
        return Found(None, norms)
    return _last_day(case, years)._replace(norms=norms)


def _last_day(case: Case, years: Decimal) -> Found:
    start = case.answer(START)
    if not isinstance(start, date) or years <= 0 or years != years.to_integral_value():
        return Found(None, (), case.lacking(START))
    return Found(add_months(start, int(years) * MONTHS) - timedelta(1))


CARDS: Mapping[str, Derivation] = {
    "card-longest": card_longest,
    "card-until": card_until,
    "years-since-refusal": years_since_refusal,
}
