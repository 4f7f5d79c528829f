"""Derived for a professional card: how long it lasts, and since when one may ask again."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tessera.law.case import Case, Derivation, Found, as_number
from tessera.words.days import add_months

MONTHS = 12
START, YEARS = "card.start", "card.years"
REFUSED = "card.refused-on"
GRANTED_SINCE, GRANTED_UNTIL = "granted.since", "granted.until"  # told by the grant


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


def card_years(case: Case) -> Found:
    """How many years a card is paid for: those granted, before that those asked for.

    The price stands per year of validity. What part of a year costs was not found: then nobody
    knows.
    """
    since, until = case.answer(GRANTED_SINCE), case.answer(GRANTED_UNTIL)
    if not isinstance(since, date) or not isinstance(until, date):
        return Found(as_number(case.answer(YEARS)), (), case.lacking(YEARS))
    many = until.year - since.year + (1 if until.month >= since.month else 0)
    whole = (n for n in (many - 1, many, many + 1) if n > 0)
    ends = {add_months(since, n * MONTHS) - timedelta(1): n for n in whole}
    return Found(Decimal(ends[until]) if until in ends else None)


def _last_day(case: Case, years: Decimal) -> Found:
    start = case.answer(START)
    if not isinstance(start, date) or years <= 0 or years != years.to_integral_value():
        return Found(None, (), case.lacking(START))
    return Found(add_months(start, int(years) * MONTHS) - timedelta(1))


CARDS: Mapping[str, Derivation] = {
    "card-longest": card_longest,
    "card-until": card_until,
    "card-years-paid": card_years,
    "years-since-refusal": years_since_refusal,
}
