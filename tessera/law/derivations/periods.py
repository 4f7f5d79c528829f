"""Earlier periods of a person's life here: what is known of them, and whether that is all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tessera.law.case import Case
from tessera.law.model import Row

LATEST = 9900
"""No period ends later: what follows from a last day must still be a day of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Days from `first` to `last`, both included, as ordinals (`date.toordinal`)."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def within(self, first: int, last: int) -> int:
        """How many of its days lie between these two, both included."""
        return max(0, min(self.last, last) - max(self.first, first) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Periods without overlap, in order of time.

    `lacking` names the questions that would tell more; not `whole`: something is not known, so
    that there may be more than these.
    """

    spans: tuple[Span, ...]
    whole: bool
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Which periods count: under these procedures, here or (`abroad`) in other states too.

    `any_more` names the question whether there were such periods, `which` the one that lists them.
    """

    procedures: frozenset[str]
    any_more: str
    which: str
    abroad: bool = False

    def counts(self, row: Row) -> bool:
        return row.get("procedure") in self.procedures and self.where(row)

    def where(self, row: Row) -> bool:
        return self.abroad or row.get("country") in {"BE", None, ""}


def past(case: Case, kept: Kept) -> Past:
    """What the platform knows of such periods, and what the person declared of them.

    A period without its first or its last day is known to exist and no more.
    """
    rows = [row for row in case.life if kept.counts(row)]
    any_more, which = kept.any_more, kept.which
    told, lacking = case.answer(any_more), case.lacking(any_more)
    listed = case.answer(which)
    if told is True and listed and isinstance(listed, Sequence) and not isinstance(listed, str):
        rows += [row for row in listed if kept.where(row)]
    elif told is True:
        lacking = (which,)
    found = [span_of(row.get("since"), row.get("until")) for row in rows]
    return Past(
        spans=merged(span for span in found if span is not None),
        whole=isinstance(told, bool) and not lacking and None not in found,
        lacking=lacking,
    )


def span_of(first: object, last: object) -> Span | None:
    """The days between two days; None when one is not known, or the last comes before the first."""
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    if last < first or last.year > LATEST:
        return None
    return Span(first=first.toordinal(), last=last.toordinal())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The union: a day that lies in two periods counts once, and periods that touch are one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last + 1:
            last = max(found[-1].last, span.last)
            found[-1] = Span(first=found[-1].first, last=last)
        else:
            found.append(span)
    return tuple(found)
