"""Values that answers do not hold but imply: pure functions, cited and named by the catalogue."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tessera.law.case import NOTHING, Case, Derivation, Found, as_number
from tessera.words.days import add_months

CENT = Decimal("0.01")
MONTHS = 12


def age(case: Case) -> Found:
    """Whole years on the day that counts. Whoever is born on 29 February is older on 1 March."""
    born = case.answer("worker.birth-date")
    if not isinstance(born, date):
        return NOTHING
    before = (case.day.month, case.day.day) < (born.month, born.day)
    return case.day.year - born.year - before, ()


def day_before_thirty(case: Case) -> Found:
    """The last day of a permit on the lower floor under 30, when the pay does not rise at 30."""
    born = case.answer("worker.birth-date")
    if not isinstance(born, date):
        return NOTHING
    birthday = add_months(born, 30 * MONTHS)
    if birthday.day != born.day:
        birthday += timedelta(1)
    return birthday - timedelta(1), ()


def pay_certain_year(case: Case) -> Found:
    """Flanders: twelve months, and every amount and benefit of the year that is certain."""
    return _year(case, "pay.extras-year", "pay.benefits-year"), ()


def pay_gross_year(case: Case) -> Found:
    """Twelve months and the extras in money of the year; no benefits in kind."""
    return _year(case, "pay.extras-year"), ()


def floor_pro_rata(case: Case) -> Found:
    """Brussels: the floor of a month times the part of full time, in whole cents.

    Nothing found says how a part of a cent is rounded; half a cent goes up here.
    """
    floor, norms = case.amount("pay-floor", "highly-skilled")
    hours = as_number(case.answer("contract.weekly-hours"))
    full = as_number(case.answer("contract.full-time-hours"))
    if not isinstance(floor, Decimal) or hours is None or not full:
        return None, norms
    part = min(hours / full, Decimal(1))
    return (floor * part).quantize(CENT, ROUND_HALF_UP), norms


def authorisation_until(case: Case) -> Found:
    """The end of the contract or of the longest authorisation, whichever is first."""
    start = case.answer("contract.start")
    years, norms = case.amount("authorisation-years")
    if not isinstance(start, date) or not isinstance(years, Decimal):
        return None, norms
    ends = [add_months(start, int(years) * MONTHS) - timedelta(1)]
    end = case.answer("contract.end")
    if isinstance(end, date):
        ends.append(end)
    elif case.answer("contract.open-ended") is not True:
        return None, norms
    return min(ends), norms


def _year(case: Case, *extras: str) -> Decimal | None:
    month = as_number(case.answer("pay.base-month"))
    if month is None:
        return None
    return month * MONTHS + sum((as_number(case.answer(name)) or Decimal(0)) for name in extras)


DERIVATIONS: Mapping[str, Derivation] = {
    "age": age,
    "authorisation-until": authorisation_until,
    "day-before-thirty": day_before_thirty,
    "floor-pro-rata": floor_pro_rata,
    "pay-certain-year": pay_certain_year,
    "pay-gross-year": pay_gross_year,
}
