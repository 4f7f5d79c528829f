"""Derived values of a working life: months of work and of lawful stay, days of short work."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from tessera.law.case import AtLeast, Case, Derivation, Found, as_number
from tessera.law.model import Norm, Row
from tessera.words.days import ONE_DAY, add_months

START, END, OPEN_ENDED = "contract.start", "contract.end", "contract.open-ended"
WORKED = "life.months-worked"
"""A person's own count of the last five years: it counts as long as the periods are not known."""
MONTH_AT_MOST = 31
"""Single days of several periods make a month only when they fill the longest one."""
EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
"""No life reaches further; a date beyond is a slip of the pen, and nothing is known."""

Stretch = tuple[date, date]  # first and last day, both included
Counts = Callable[[Row], bool | None]  # None: what is known of the period does not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """Periods that count, without overlap; not `whole`: there may be more than is known."""

    stretches: tuple[Stretch, ...]
    whole: bool
    lacking: tuple[str, ...] = ()
    norms: tuple[Norm, ...] = ()

    def between(self, first: date, last: date) -> "Lived":
        cut = ((max(first, a), min(last, b)) for a, b in self.stretches)
        return replace(self, stretches=tuple((a, b) for a, b in cut if a <= b))

    def found(self, count: int, *norms: Norm) -> Found:
        """A count of them: a lower bound as long as there may be more."""
        value = count if self.whole else AtLeast(Decimal(count))
        return Found(value, self.norms + norms, () if self.whole else self.lacking)


def months_worked_within(case: Case) -> Found:
    """Months of work that counts in the window before the day that counts (Flanders: five years).

    What does not count (au pair, training, posting, work on another ground of residence) stands in
    the list `work-not-counted`; incapacity through illness or accident while employed counts.
    """
    return _in_window(case, "")


def months_worked_recently(case: Case) -> Found:
    """The same in the shorter window of a long-term resident of another Member State."""
    return _in_window(case, "long-term-resident")


def months_worked_in_stay(case: Case) -> Found:
    """Months of work in the window and within the unbroken lawful stay up to the day that counts.

    Royal Decree of 9 June 1999, article 16, as Brussels and Wallonia apply it.
    """
    window, norms, _ = case.amount("work-window")
    if not isinstance(window, Decimal):
        return Found(None, norms)
    work, stay = _work(case), _stay(case)
    now = _unbroken(stay, case.day)
    first = max(add_months(case.day, -int(window)), now[0]) if now else case.day
    seen = work.between(first, case.day - ONE_DAY)
    both = replace(seen, whole=work.whole and stay.whole, lacking=work.lacking + stay.lacking)
    lasted = months([now]) if now else 0
    if stay.whole and not work.whole and lasted:
        return _counted(case, both, months(both.stretches), lasted, *norms)
    return both.found(months(both.stretches), *norms)


def months_worked(case: Case) -> Found:
    """All months of work that counts before the day that counts, in whichever region."""
    return _before(case, _work(case), counted=True)


def months_worked_here(case: Case) -> Found:
    """Those under a permit of the authority that decides (Brussels: issued in Brussels)."""
    return _before(case, _work(case, lambda row: _same(row.get("region"), case.authority)))


def months_on_blue_card(case: Case) -> Found:
    """Those under a Belgian EU Blue Card (Wallonia)."""
    return _before(case, _work(case, lambda row: _same(row.get("procedure"), "eu-blue-card")))


def longest_uninterrupted(case: Case) -> Found:
    """The longest unbroken lawful stay in Belgium up to the day that counts, in whole months."""
    stay = _stay(case).between(date.min, case.day - ONE_DAY)
    return stay.found(max((months([one]) for one in stay.stretches), default=0))


def work_days(case: Case) -> Found:
    """The days from the first to the last of the work asked for, both included."""
    asked = _asked(case)
    if asked is None:
        return Found(None, (), case.lacking(START, END))
    return Found(_days(asked))


def short_work_days_within(case: Case) -> Found:
    """The most days of short work in any window of days in a row that touches what is asked."""
    asked = _asked(case)
    window, norms, _ = case.amount("short-work-window")
    if asked is None or not isinstance(window, Decimal):
        return Found(None, norms, case.lacking(START, END))
    before = _lived(case, "life.earlier-short-work", "life.short-work", _short)
    joined = merged((*before.stretches, asked))
    span = timedelta(int(window) - 1)
    days = {asked[0] - span, *(first for first, _ in joined), *(last - span for _, last in joined)}
    tried = [day for day in days if asked[0] - span <= day <= asked[1]]
    most = max(sum(_days(one) for one in _cut(joined, day, day + span)) for day in tried)
    return before.found(most, *norms)


def work_authorisation_until(case: Case) -> Found:
    """The end of the work, or of the longest authorisation of this kind, whichever is first."""
    start, end = case.answer(START), case.answer(END)
    most, norms, _ = case.amount("work-authorisation-most", case.procedure)
    ending = isinstance(end, date)
    if not isinstance(start, date) or not (ending or case.answer(OPEN_ENDED) is True):
        return Found(None, norms, case.lacking(START, END))
    if not isinstance(most, Decimal) or start > LATEST:
        return Found(None, norms)
    in_months = bool(norms) and getattr(norms[0], "unit", "") == "months"
    after = add_months(start, int(most)) if in_months else start + timedelta(int(most))
    longest = after - ONE_DAY
    return Found(min(longest, end) if isinstance(end, date) else longest, norms)


def months(stretches: Iterable[Stretch]) -> int:
    """Whole months of each stretch, and a month for every 31 days that are left over in all.

    No text was found on how parts of months are added up: nobody is told yes a day too early.
    """
    whole = rest = 0
    for first, last in stretches:
        after = last + ONE_DAY
        count = (after.year - first.year) * 12 + after.month - first.month
        count -= _months_on(first, count) > after
        whole += count
        rest += (after - _months_on(first, count)).days
    return whole + rest // MONTH_AT_MOST


def _months_on(first: date, count: int) -> date:
    """The same date `count` months later; in a month that is too short, the day after its last."""
    later = add_months(first, count)
    return later if later.day == first.day else later + ONE_DAY


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The union: a day that lies in two periods counts once, and periods that touch are one."""
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + ONE_DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _in_window(case: Case, key: str) -> Found:
    window, norms, _ = case.amount("work-window", key)
    if not isinstance(window, Decimal):
        return Found(None, norms)
    work = _work(case).between(add_months(case.day, -int(window)), case.day - ONE_DAY)
    return _counted(case, work, months(work.stretches), int(window), *norms)


def _counted(case: Case, lived: Lived, known: int, most: int, *norms: Norm) -> Found:
    """The months of the periods; where these are not all known, as the person counts them."""
    told = as_number(case.answer(WORKED))
    if lived.whole or told is None or case.answer("life.earlier-work") is not True:
        return lived.found(known, *norms)
    return Found(max(known, min(int(told), most)), lived.norms + norms)


def _before(case: Case, lived: Lived, *, counted: bool = False) -> Found:
    """`counted`: the person's own count, of five years, is a lower bound of it."""
    lived = lived.between(date.min, case.day - ONE_DAY)
    known, told = months(lived.stretches), as_number(case.answer(WORKED))
    if counted and told is not None and not lived.whole:
        return Found(AtLeast(Decimal(max(known, int(told)))), lived.norms, lived.lacking)
    return lived.found(known)


def _work(case: Case, also: Counts = lambda _row: True) -> Lived:
    """Work in Belgium that counts before this authority; what is not said leaves it open."""
    barred, idle = case.listed("work-not-counted"), case.listed("work-incapacity")

    def counts(row: Row) -> bool | None:
        if row.get("kind", "work") != "work":
            return False
        procedure, basis = row.get("procedure"), row.get("basis") or None
        if not isinstance(barred.value, tuple) or not isinstance(idle.value, tuple):
            return None
        if {procedure, basis} & set(barred.value):
            return False
        return also(row) if procedure and basis in {None, *idle.value} else None

    found = _lived(case, "life.earlier-work", "life.work", counts)
    return replace(found, norms=barred.norms + idle.norms)


def _stay(case: Case) -> Lived:
    return _lived(
        case, "life.earlier-stays", "life.stays", lambda row: row.get("kind", "stay") == "stay"
    )


def _short(row: Row) -> bool:
    return row.get("kind", "work") == "work" and row.get("procedure", "work-short") == "work-short"


def _lived(case: Case, told: str, which: str, counts: Counts) -> Lived:
    """Periods the platform knows and those the person lists; without its days none counts."""
    more, listed = case.answer(told), case.answer(which)
    untold = more is True and not listed
    counted = which == "life.work" and case.answer(WORKED) is not None
    also = (WORKED, which) if which == "life.work" else (which,)
    lacking = case.lacking(told) or (case.lacking(*also) if untold and not counted else ())
    rows = [row for row in case.life if row.get("kind")]
    whole = isinstance(more, bool) and not untold and len(rows) == len(case.life)
    rows += listed if isinstance(listed, tuple) and more is True else ()
    known: list[Stretch] = []
    for row in rows:
        if row.get("country", "BE") != "BE":
            continue
        said, days = counts(row), _stretch(row)
        if said and days:
            known.append(days)
        whole = whole and (said is False or (said is True and days is not None))
    return Lived(stretches=merged(known), whole=whole, lacking=lacking)


def _same(one: object, other: str) -> bool | None:
    return None if one in {None, ""} else one == other


def _stretch(row: Row) -> Stretch | None:
    first, last = row.get("since"), row.get("until")
    if not isinstance(first, date) or not isinstance(last, date) or last < first:
        return None
    return (first, last) if first >= EARLIEST and last <= LATEST else None


def _unbroken(stay: Lived, day: date) -> Stretch | None:
    """The unbroken stay in which the day lies, or which ended the day before."""
    lasting = (s for s in stay.stretches if s[0] <= day <= s[1] + ONE_DAY)
    return next(lasting, None)


def _asked(case: Case) -> Stretch | None:
    return _stretch({"since": case.answer(START), "until": case.answer(END)})  # type: ignore[dict-item]  # days or nothing


def _cut(stretches: Iterable[Stretch], first: date, last: date) -> Iterable[Stretch]:
    cut = ((max(first, a), min(last, b)) for a, b in stretches)
    return [(a, b) for a, b in cut if a <= b]


def _days(stretch: Stretch) -> int:
    return (stretch[1] - stretch[0]).days + 1


SERVICE: Mapping[str, Derivation] = {
    "longest-uninterrupted": longest_uninterrupted,
    "months-on-blue-card": months_on_blue_card,
    "months-worked": months_worked,
    "months-worked-here": months_worked_here,
    "months-worked-in-stay": months_worked_in_stay,
    "months-worked-recently": months_worked_recently,
    "months-worked-within": months_worked_within,
    "short-work-days-within": short_work_days_within,
    "work-authorisation-until": work_authorisation_until,
    "work-days": work_days,
}
