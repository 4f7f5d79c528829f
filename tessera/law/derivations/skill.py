"""Experience, and what was held in another state: months inside a window, by occupation."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tessera.law.case import AtLeast, Case, Found
from tessera.words.days import ONE_DAY, add_months

PERIODS = ("first", "second", "third")
MONTHS = 12
DAYS_IN_A_MONTH = 31  # so that no day is counted that was not worked


class Stretch(NamedTuple):
    first: date
    last: date


def it_experience_months(case: Case) -> Found:
    """Months as a manager or specialist in IT inside the years that count, before the day.

    ISCO-08 codes beginning with one of the list `isco-it`, in the last `experience-window-years`.
    Days that overlap count once; what is left over whole months is counted as days, 31 a
    month, since nothing found says otherwise. A period half told leaves only a lower bound.
    """
    prefixes, listed, _ = case.listed("isco-it")
    years, window, _ = case.amount("experience-window-years")
    norms = (*listed, *window)
    lacking = _lacking(case)
    if not isinstance(prefixes, tuple) or not isinstance(years, Decimal):
        return Found(None, norms, lacking)
    inside = Stretch(add_months(case.day, -int(years) * MONTHS), case.day - ONE_DAY)
    found = [_clipped(period, inside) for period in _periods(case, prefixes)]
    total = _months(_merged([each for each in found if each.first <= each.last]))
    return Found(AtLeast(total) if lacking else total, norms, lacking)


def blue_card_months_elsewhere(case: Case) -> Found:
    """Whole months that a Blue Card of another state was held before the day that counts.

    What an authority recorded in the life goes before what the worker says.
    """
    cards = [
        row
        for row in case.life
        if row.get("procedure") == "eu-blue-card" and row.get("country") not in {None, "BE"}
    ]
    told = [row.get("since") for row in cards]
    since: list[object] = [*told] if told else [case.answer("blue-card.since")]
    days = [day for day in since if isinstance(day, date)]
    if len(days) < len(since):
        return Found(None, (), () if cards else case.lacking("blue-card.since"))
    return Found(Decimal(_whole_months(min(days), case.day)))


def _periods(case: Case, prefixes: tuple[str, ...]) -> Iterator[Stretch]:
    for which in PERIODS:
        code = case.answer(f"experience.{which}-isco")
        first = case.answer(f"experience.{which}-since")
        last = case.answer(f"experience.{which}-until")
        if not isinstance(code, str) or not code.startswith(prefixes):
            continue
        if isinstance(first, date) and isinstance(last, date):
            yield Stretch(first, last)


def _lacking(case: Case) -> tuple[str, ...]:
    """What is still open: the first period when nothing is told, and every period half told."""
    names = [
        tuple(f"experience.{which}-{part}" for part in ("isco", "since", "until"))
        for which in PERIODS
    ]
    open_ones = [case.lacking(*parts) for parts in names]
    told = [missing for missing in open_ones if len(missing) < len(names[0])]
    return tuple(name for missing in told or open_ones[:1] for name in missing)


def _clipped(period: Stretch, inside: Stretch) -> Stretch:
    return Stretch(max(period.first, inside.first), min(period.last, inside.last))


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches that touch or overlap, as one."""
    merged: list[Stretch] = []
    for each in sorted(stretches):
        if merged and each.first <= merged[-1].last + ONE_DAY:
            merged[-1] = Stretch(merged[-1].first, max(merged[-1].last, each.last))
        else:
            merged.append(each)
    return merged


def _months(stretches: list[Stretch]) -> Decimal:
    whole, days = 0, 0
    for first, last in stretches:
        months = _whole_months(first, last + ONE_DAY)
        whole += months
        days += (last + ONE_DAY - add_months(first, months)).days
    return Decimal(whole + days // DAYS_IN_A_MONTH)


def _whole_months(first: date, end: date) -> int:
    """Whole months from `first` up to, not including, `end`."""
    months = max((end.year - first.year) * MONTHS + end.month - first.month, 0)
    return months if months == 0 or add_months(first, months) <= end else months - 1
