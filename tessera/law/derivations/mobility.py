"""Derived values of people who come and go: days of a season, months of a transfer, gaps."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tessera.law.case import AtLeast, Case, Derivation, Found
from tessera.law.derivations.periods import LATEST, Kept, Past, Span, merged, past, span_of
from tessera.law.model import Norm
from tessera.words.days import add_months

START, END = "contract.start", "contract.end"
SEASONS = Kept(
    procedures=frozenset(
        {"single-permit-seasonal", "seasonal-short", "seasonal-extension", "seasonal-renewal"}
    ),
    any_more="life.earlier-seasons",
    which="life.seasons",
)
TRANSFERS = Kept(
    procedures=frozenset({"single-permit-ict", "single-permit-ict-mobility", "ict-short-mobility"}),
    any_more="life.earlier-transfers",
    which="life.transfers",
    abroad=True,
)
VISITS = Kept(
    procedures=frozenset({"ict-short-mobility"}),
    any_more="life.earlier-transfers",
    which="life.transfers",
)
RESEARCH = Kept(
    procedures=frozenset({"researcher-short-mobility"}),
    any_more="life.earlier-visits",
    which="life.visits",
)
LONGEST = {"single-permit-trainee": "trainee", "single-permit-volunteer": "volunteer"}
KIND = "application.kind"
RENEWALS = frozenset({"seasonal-renewal"})
GAP = ("transfer-gap", "")
ONE_DAY = timedelta(1)


def renewal(case: Case) -> Found:
    """Whether a title in the same status is renewed: the procedure says so, or the applicant."""
    if case.procedure in RENEWALS:
        return Found(True)
    kind = case.answer(KIND)
    return Found(None if kind is None else kind == "renewal", (), case.lacking(KIND))


def stated_renewal(case: Case) -> Found:
    """Whether the applicant says so; an application that does not say it counts as a first one."""
    return Found(case.found("renewal").value is True)


def days_stayed_within(case: Case) -> Found:
    """The most days of seasonal stay in any stretch that touches the days asked for.

    Residence Act, article 61/29-9, and the agreement of 6 December 2018: every period counts,
    short stays too, whoever the employer was. A day in two periods counts once. While a period is
    not known the count is only a lower bound.
    """
    asked = _asked(case)
    window, norms, _ = case.amount("seasonal-days", "window")
    if asked is None or not isinstance(window, Decimal):
        return Found(None, norms, case.lacking(START, END))
    before = past(case, SEASONS)
    most = fullest(merged((*before.spans, asked)), asked, int(window))
    return _counted(most, before, norms)


def seasonal_last_day(case: Case) -> Found:
    """The last day that can be asked for: that of the contract, or the day the days are used up."""
    asked = _asked(case)
    window, first_norms, _ = case.amount("seasonal-days", "window")
    most, second_norms, _ = case.amount("seasonal-days", "most")
    norms = first_norms + second_norms
    if asked is None or not isinstance(window, Decimal) or not isinstance(most, Decimal):
        return Found(None, norms, case.lacking(START, END))
    before = past(case, SEASONS)
    if not before.whole:
        return Found(None, norms, before.lacking)

    def too_many(days: int) -> bool:
        part = Span(first=asked.first, last=asked.first + days - 1)
        return fullest(merged((*before.spans, part)), part, int(window)) > int(most)

    # a day more never lowers the count, so that the first length that is too long can be halved to
    fitting = bisect_left(range(1, asked.days + 1), True, key=too_many)
    return Found(date.fromordinal(asked.first + fitting - 1) if fitting else None, norms)


def earlier_seasons(case: Case) -> Found:
    """How many earlier seasons here are known."""
    before = past(case, SEASONS)
    return _counted(len(before.spans), before, ())


def last_seasonal_day(case: Case) -> Found:
    """The last day of the last known season here before the day that counts."""
    before = past(case, SEASONS)
    ended = [span.last for span in before.spans if span.last < case.day.toordinal()]
    if not ended or not before.whole:
        return Found(None, (), before.lacking)
    return Found(date.fromordinal(max(ended)))


def present_stay_days(case: Case) -> Found:
    """How many days the seasonal stay lasts in which the day that counts lies."""
    before, day = past(case, SEASONS), case.day.toordinal()
    now = [span.days for span in before.spans if span.first <= day <= span.last]
    if not now or not before.whole:
        return Found(None, (), before.lacking)
    return Found(now[0])


def _chain(asked: Span, before: Past, gap: int) -> tuple[Span, ...]:
    """The transfers that count with the one asked for: after the gap a new count begins."""
    chain = [asked]
    for span in reversed([s for s in before.spans if s.first < asked.first]):
        if _months_between(span.last, chain[-1].first) >= gap:
            break
        chain.append(span)
    return merged(chain)


def ict_months(case: Case) -> Found:
    """Months of intra-corporate transfer, those asked for included; a month begun counts whole.

    Residence Act, articles 61/34 and 61/38: the most is counted over all Member States. A transfer
    after the gap of the law begins a new count. While a period is not known it is a lower bound.
    """
    asked = _asked(case)
    gap, norms, _ = case.amount(*GAP)
    if asked is None or not isinstance(gap, Decimal):
        return Found(None, norms, case.lacking(START, END))
    before = past(case, TRANSFERS)
    joined = _chain(asked, before, int(gap))
    days = sum(span.days for span in joined)
    return _counted(_months_begun(days, joined[-1].last), before, norms)


def transfer_last_day(case: Case) -> Found:
    """The end of the contract, of the longest transfer or of the first permit: what comes first."""
    asked, before = _asked(case), past(case, TRANSFERS)
    gap, gap_norms, _ = case.amount(*GAP)
    category = case.answer("ict.category")
    if asked is None or not isinstance(gap, Decimal) or not isinstance(category, str):
        return Found(None, gap_norms, case.lacking(START, END, "ict.category"))
    most, norms, _ = case.amount("transfer-months", category)
    if not isinstance(most, Decimal) or not before.whole:
        return Found(None, gap_norms + norms, before.lacking)
    chain = _chain(asked, before, int(gap))
    used = sum(span.within(1, asked.first - 1) for span in chain)
    longest = add_months(date.fromordinal(asked.first - used), int(most)) - ONE_DAY
    first = case.answer("first-permit.until")
    ends = [date.fromordinal(asked.last), longest, *([first] if isinstance(first, date) else [])]
    last = min(ends)
    return Found(last if last.toordinal() >= asked.first else None, gap_norms + norms)


def short_mobility_days(case: Case) -> Found:
    """The most days of short-term mobility here in any stretch that touches the days asked for."""
    return _most_days(case, "transfer-short", VISITS)


def research_visit_days(case: Case) -> Found:
    """The most days of visiting research here in any stretch that touches the days asked for."""
    return _most_days(case, "research-visit", RESEARCH)


def longest_agreement(case: Case) -> Found:
    """The last day of the longest traineeship or voluntary service that begins on this day."""
    start, key = case.answer(START), LONGEST.get(case.procedure, "")
    if case.found("renewal").value is True:
        key = f"{key}-renewal"
    months, norms, _ = case.amount("agreement-months", key)
    if not isinstance(start, date) or not isinstance(months, Decimal) or start.year > LATEST:
        return Found(None, norms, case.lacking(START))
    return Found(add_months(start, int(months)) - ONE_DAY, norms)


def agreement_last_day(case: Case) -> Found:
    """The end of the agreement, or of the longest the law allows when that comes first."""
    end = case.answer(END)
    if not isinstance(end, date):
        return Found(None, (), case.lacking(END))
    if case.procedure not in LONGEST:
        return Found(end)
    longest, norms, _ = case.found("longest-agreement")
    return Found(min(end, longest) if isinstance(longest, date) else None, norms)


def search_last_day(case: Case) -> Found:
    """The end of the stay after research, counted from the end of the title as a researcher.

    Residence Act, article 61/13/12: twelve months. From which day was not read.
    """
    until = case.answer("stay.until")
    months, norms, _ = case.amount("search-months")
    if not isinstance(until, date) or not isinstance(months, Decimal) or until.year > LATEST:
        return Found(None, norms, case.lacking("stay.until"))
    return Found(add_months(until, int(months)), norms)


def _most_days(case: Case, amount: str, kept: Kept) -> Found:
    asked = _asked(case)
    window, norms, _ = case.amount(amount, "window")
    if asked is None or not isinstance(window, Decimal):
        return Found(None, norms, case.lacking(START, END))
    before = past(case, kept)
    most = fullest(merged((*before.spans, asked)), asked, int(window))
    return _counted(most, before, norms)


def earlier_transfers(case: Case) -> Found:
    """How many earlier transfers are known."""
    before = past(case, TRANSFERS)
    return _counted(len(before.spans), before, ())


def gap_since(case: Case) -> Found:
    """Whole months between the last day of the last transfer and the day that counts."""
    before = past(case, TRANSFERS)
    if not before.spans or not before.whole:
        return Found(None, (), before.lacking)
    return Found(max(0, _months_between(before.spans[-1].last, case.day.toordinal())))


def fullest(spans: tuple[Span, ...], asked: Span, window: int) -> int:
    """The most days of these periods in any `window` days in a row that touch `asked`.

    The count changes direction only where a period begins or ends at an edge of the window, so no
    other place needs to be tried.
    """
    lowest, highest = asked.first - window + 1, asked.last
    edges = {lowest, highest}
    for span in spans:
        edges |= {span.first, span.last - window + 1}
    first_days = [day for day in edges if lowest <= day <= highest]
    return max(sum(s.within(day, day + window - 1) for s in spans) for day in first_days)


def _asked(case: Case) -> Span | None:
    return span_of(case.answer(START), case.answer(END))


def _counted(count: int, before: Past, norms: tuple[Norm, ...]) -> Found:
    if before.whole:
        return Found(count, norms)
    return Found(AtLeast(Decimal(count)), norms, before.lacking)


def _months_between(last: int, day: int) -> int:
    """Whole months that are over on `day`, counted from the day after `last`."""
    since, until = date.fromordinal(last) + ONE_DAY, date.fromordinal(day)
    months = (until.year - since.year) * 12 + until.month - since.month
    return months if add_months(since, months) <= until else months - 1


def _months_begun(days: int, last: int) -> int:
    """How many months, the last begun one whole, a stay of so many days ending on `last` takes."""
    since, until = date.fromordinal(last - days + 1), date.fromordinal(last)
    months = (until.year - since.year) * 12 + until.month - since.month
    return months + (add_months(since, months) <= until)


MOBILITY: Mapping[str, Derivation] = {
    "agreement-last-day": agreement_last_day,
    "longest-agreement": longest_agreement,
    "research-visit-days": research_visit_days,
    "search-last-day": search_last_day,
    "earlier-transfers": earlier_transfers,
    "gap-since": gap_since,
    "ict-months": ict_months,
    "short-mobility-days": short_mobility_days,
    "transfer-last-day": transfer_last_day,
    "days-stayed-within": days_stayed_within,
    "earlier-seasons": earlier_seasons,
    "last-seasonal-day": last_seasonal_day,
    "present-stay-days": present_stay_days,
    "renewal": renewal,
    "seasonal-last-day": seasonal_last_day,
    "stated-renewal": stated_renewal,
}
