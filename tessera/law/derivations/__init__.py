"""Values that answers do not hold but imply: pure functions, cited and named by the catalogue."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tessera.law.case import AtLeast, Case, Derivation, Found, as_number
from tessera.law.derivations import contract, recruiting, skill
from tessera.law.derivations.cards import CARDS
from tessera.law.derivations.households import HOUSEHOLDS
from tessera.law.derivations.mobility import MOBILITY
from tessera.law.derivations.students import STUDENTS
from tessera.law.derivations.working_life import SERVICE
from tessera.words.days import add_months

CENT = Decimal("0.01")
MONTHS = 12


BORN = "worker.birth-date"
MONTH, EXTRAS, BENEFITS = "pay.base-month", "pay.extras-year", "pay.benefits-year"
HOURS, FULL_TIME = "contract.weekly-hours", "contract.full-time-hours"
START, END, OPEN_ENDED = "contract.start", "contract.end", "contract.open-ended"


def age(case: Case) -> Found:
    """Whole years on the day that counts. Whoever is born on 29 February is older on 1 March."""
    born = case.answer(BORN)
    if not isinstance(born, date):
        return Found(None, (), case.lacking(BORN))
    before = (case.day.month, case.day.day) < (born.month, born.day)
    return Found(case.day.year - born.year - before)


def day_before_thirty(case: Case) -> Found:
    """The last day of a permit on the lower floor under 30, when the pay does not rise at 30."""
    born = case.answer(BORN)
    if not isinstance(born, date):
        return Found(None, (), case.lacking(BORN))
    birthday = add_months(born, 30 * MONTHS)
    if birthday.day != born.day:
        birthday += timedelta(1)
    return Found(birthday - timedelta(1))


def pay_certain_year(case: Case) -> Found:
    """Flanders: twelve months, and every amount and benefit of the year that is certain."""
    return _year(case, EXTRAS, BENEFITS)


def pay_gross_year(case: Case) -> Found:
    """Twelve months and the extras in money of the year; no benefits in kind."""
    return _year(case, EXTRAS)


def floor_pro_rata(case: Case) -> Found:
    """Brussels: the floor of a month times the part of full time, in whole cents.

    Nothing found says how a part of a cent is rounded; half a cent goes up here.
    """
    floor, norms, _ = case.amount("pay-floor", "highly-skilled")
    hours, full = as_number(case.answer(HOURS)), as_number(case.answer(FULL_TIME))
    if not isinstance(floor, Decimal) or hours is None or not full:
        return Found(None, norms, case.lacking(HOURS, FULL_TIME))
    part = min(hours / full, Decimal(1))
    return Found((floor * part).quantize(CENT, ROUND_HALF_UP), norms)


def authorisation_until(case: Case) -> Found:
    """The end of the contract or of the longest authorisation, whichever is first."""
    start, end = case.answer(START), case.answer(END)
    years, norms, _ = case.amount("authorisation-years")
    ending = isinstance(end, date)
    if not isinstance(start, date) or not (ending or case.answer(OPEN_ENDED) is True):
        return Found(None, norms, case.lacking(START, OPEN_ENDED if not ending else START))
    if not isinstance(years, Decimal):
        return Found(None, norms)
    longest = add_months(start, int(years) * MONTHS) - timedelta(1)
    return Found(min(longest, end) if isinstance(end, date) else longest, norms)


def _year(case: Case, *extras: str) -> Found:
    """Twelve months and these extras. While an extra is open the sum is only a lower bound."""
    month = as_number(case.answer(MONTH))
    if month is None:
        return Found(None, (), case.lacking(MONTH))
    known = [as_number(case.answer(name)) for name in extras]
    total = month * MONTHS + sum(part for part in known if part is not None)
    if None in known:
        return Found(AtLeast(total), (), case.lacking(*extras))
    return Found(total)


COUNTED = frozenset({"work-incapacity", "work-not-counted"})

DERIVATIONS: Mapping[str, Derivation] = {
    **CARDS,
    **MOBILITY,
    **SERVICE,
    **HOUSEHOLDS,
    **STUDENTS,
    "age": age,
    "authorisation-until": authorisation_until,
    "blue-card-floor-pro-rata": contract.blue_card_floor_pro_rata,
    "blue-card-months-elsewhere": skill.blue_card_months_elsewhere,
    "blue-card-until": contract.blue_card_until,
    "day-before-thirty": day_before_thirty,
    "floor-pro-rata": floor_pro_rata,
    "it-experience-months": skill.it_experience_months,
    "minimum-income-pro-rata": contract.minimum_income_pro_rata,
    "pay-certain-year": pay_certain_year,
    "pay-gross-year": pay_gross_year,
    "weeks-at-forem": recruiting.weeks_at_forem,
    "weeks-on-actiris": recruiting.weeks_on_actiris,
    "weeks-on-eures": recruiting.weeks_on_eures,
    "weeks-on-vdab": recruiting.weeks_on_vdab,
    "working-time-share": contract.working_time_share,
}

LEANS_ON: Mapping[str, frozenset[str]] = {
    "agreement-last-day": frozenset({"agreement-months"}),
    "authorisation-until": frozenset({"authorisation-years"}),
    "blue-card-floor-pro-rata": frozenset({"pay-floor"}),
    "blue-card-until": frozenset(
        {"authorisation-years", "blue-card-months", "blue-card-months-after-contract"}
    ),
    "card-longest": frozenset({"card-years"}),
    "days-stayed-within": frozenset({"seasonal-days"}),
    "floor-pro-rata": frozenset({"pay-floor"}),
    "holiday-until": frozenset({"holiday-months"}),
    "household-floor": frozenset(
        {"household-base", "household-base-percent", "household-member-percent"}
    ),
    "ict-months": frozenset({"transfer-gap"}),
    "it-experience-months": frozenset({"experience-window-years", "isco-it"}),
    "longest-agreement": frozenset({"agreement-months"}),
    "minimum-income-pro-rata": frozenset({"minimum-income"}),
    "months-on-blue-card": COUNTED,
    "months-worked": COUNTED,
    "months-worked-here": COUNTED,
    "months-worked-in-stay": COUNTED | {"work-window"},
    "months-worked-recently": COUNTED | {"work-window"},
    "months-worked-within": COUNTED | {"work-window"},
    "research-visit-days": frozenset({"research-visit"}),
    "search-last-day": frozenset({"search-months"}),
    "search-year-until": frozenset({"search-year-months"}),
    "seasonal-last-day": frozenset({"seasonal-days"}),
    "short-mobility-days": frozenset({"transfer-short"}),
    "short-work-days-within": frozenset({"short-work-window"}),
    "student-floor": frozenset({"student-floor"}),
    "transfer-last-day": frozenset({"transfer-gap", "transfer-months"}),
    "weeks-at-forem": frozenset({"vacancy-window-months"}),
    "weeks-on-actiris": frozenset({"vacancy-window-months"}),
    "weeks-on-eures": frozenset({"vacancy-window-months"}),
    "weeks-on-vdab": frozenset({"vacancy-window-months"}),
    "work-authorisation-until": frozenset({"work-authorisation-most"}),
}
"""The figures and lists that a derivation looks up, its own derivations' included; else none.

A change of law that moves none of them cannot move what is derived (`law/impact_rows.py`).
"""

LIVED = frozenset(
    {
        "blue-card-months-elsewhere",
        "days-stayed-within",
        "earlier-seasons",
        "earlier-transfers",
        "gap-since",
        "ict-months",
        "last-seasonal-day",
        "longest-uninterrupted",
        "months-on-blue-card",
        "months-worked",
        "months-worked-here",
        "months-worked-in-stay",
        "months-worked-recently",
        "months-worked-within",
        "present-stay-days",
        "research-visit-days",
        "seasonal-last-day",
        "short-mobility-days",
        "short-work-days-within",
        "transfer-last-day",
    }
)
"""The derivations that look at a person's earlier periods."""
