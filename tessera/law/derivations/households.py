"""Derived for families: what a household needs each month, and how old the sponsor is."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tessera.law.case import Case, Derivation, Found, as_number

CENT = Decimal("0.01")
MEMBERS, BORN = "family.members", "sponsor.birth-date"


def household_floor(case: Case) -> Found:
    """Net income in a month for this many family members, in whole cents.

    The base is a percentage of the minimum income; each member after the first adds so many
    percent of that same income. So 110 per cent is 2,323 euro, and 130 per cent, for a partner
    and two children, is 2,745.36.
    """
    members = as_number(case.answer(MEMBERS))
    figures = [case.amount(name) for name in ("household-base", *_PERCENTS)]
    norms = tuple(norm for found in figures for norm in found.norms)
    base, whole, member = (as_number(found.value) for found in figures)
    if base is None or whole is None or member is None:
        return Found(None, norms)
    if members is None or members < 1:
        return Found(None, norms, case.lacking(MEMBERS))
    percent = whole + member * (members - 1)
    return Found((base * percent / whole).quantize(CENT, ROUND_HALF_UP), norms)


def sponsor_age(case: Case) -> Found:
    """Whole years of the person to be joined; born on 29 February means older on 1 March."""
    born = case.answer(BORN)
    if not isinstance(born, date):
        return Found(None, (), case.lacking(BORN))
    before = (case.day.month, case.day.day) < (born.month, born.day)
    return Found(case.day.year - born.year - before)


_PERCENTS = ("household-base-percent", "household-member-percent")

HOUSEHOLDS: Mapping[str, Derivation] = {
    "household-floor": household_floor,
    "sponsor-age": sponsor_age,
}
