"""Weeks in which a job was offered on the labour market, inside the months that count."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tessera.law.case import Case, Found
from tessera.words.days import ONE_DAY, add_months

DAYS_IN_A_WEEK = 7


def weeks_on(channel: str) -> Callable[[Case], Found]:
    """Whole weeks of an offer on this channel, up to the day before the day that counts.

    Where the law names a window (`vacancy-window-months`), only days inside it count: of four
    months before 1 September the first is 1 May. An offer without a first or last day is unknown.
    """
    offered, withdrawn = f"vacancy.{channel}-from", f"vacancy.{channel}-until"

    def weeks(case: Case) -> Found:
        months, norms, _ = case.amount("vacancy-window-months")
        first, last = case.answer(offered), case.answer(withdrawn)
        lacking = case.lacking(offered, withdrawn)
        if not isinstance(first, date) or not isinstance(last, date):
            return Found(None, norms, lacking)
        if norms and not isinstance(months, Decimal):
            return Found(None, norms)
        if isinstance(months, Decimal):
            first = max(first, add_months(case.day, -int(months)))
        days = (min(last, case.day - ONE_DAY) - first).days + 1
        return Found(Decimal(max(days, 0) // DAYS_IN_A_WEEK), norms)

    return weeks


weeks_on_vdab = weeks_on("vdab")
weeks_on_eures = weeks_on("eures")
weeks_on_actiris = weeks_on("actiris")
weeks_at_forem = weeks_on("forem")
