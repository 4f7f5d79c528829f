"""What follows from the contract: part of full time, floors in proportion, the last day."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tessera.law.case import Case, Found, as_number
from tessera.words.days import ONE_DAY, add_months

CENT = Decimal("0.01")
PERCENT, MONTHS = Decimal(100), 12
HOURS, FULL_TIME = "contract.weekly-hours", "contract.full-time-hours"
START, END, OPEN_ENDED = "contract.start", "contract.end", "contract.open-ended"


def working_time_share(case: Case) -> Found:
    """Working time as a percentage of full time."""
    hours, full = as_number(case.answer(HOURS)), as_number(case.answer(FULL_TIME))
    if hours is None or not full:
        return Found(None, (), case.lacking(HOURS, FULL_TIME))
    return Found(hours / full * PERCENT)


def in_proportion(name: str, key: str = "") -> Callable[[Case], Found]:
    """A floor of a month times the part of full time, in whole cents; half a cent goes up."""

    def floor(case: Case) -> Found:
        least, norms, _ = case.amount(name, key)
        share, _, lacking = working_time_share(case)
        if not isinstance(least, Decimal) or not isinstance(share, Decimal):
            return Found(None, norms, lacking)
        part = min(share, PERCENT) / PERCENT
        return Found((least * part).quantize(CENT, ROUND_HALF_UP), norms)

    return floor


blue_card_floor_pro_rata = in_proportion("pay-floor", "eu-blue-card")
minimum_income_pro_rata = in_proportion("minimum-income")


def blue_card_until(case: Case) -> Found:
    """The last day of a Blue Card: 24 months, or for a shorter contract three months after it.

    A contract of 24 months or more gives what the work authorisation can reach, never less than
    those months.
    """
    start, end = case.answer(START), case.answer(END)
    least, first_norms, _ = case.amount("blue-card-months")
    extra, more_norms, _ = case.amount("blue-card-months-after-contract")
    norms = (*first_norms, *more_norms)
    if not isinstance(start, date) or not (isinstance(end, date) or case.answer(OPEN_ENDED)):
        return Found(None, norms, case.lacking(START, END))
    if not isinstance(least, Decimal) or not isinstance(extra, Decimal):
        return Found(None, norms)
    shortest = add_months(start, int(least)) - ONE_DAY
    if isinstance(end, date) and end < shortest:
        return Found(min(add_months(end, int(extra)), shortest), norms)
    longest, years, _ = case.found("authorisation-until")
    last = max(longest, shortest) if isinstance(longest, date) else None
    return Found(last, (*norms, *years))
