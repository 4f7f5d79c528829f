"""For each name and each day exactly one row: what overlaps, leaves a gap, or ends too soon."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from tessera.law.charges import Account, Charge
from tessera.law.figures import Amount, Listed
from tessera.law.model import Mark, Norm, Term
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf
from tessera.words.days import ONE_DAY

LASTING = (Account, Amount, Charge, Listed, Term)
"""What may not simply stop: after its last known day stands a row marked unknown."""

IDENTITY = (
    "name", "code", "key", "fact", "facts", "lane", "acts", "kind", "kinds", "roles",
    "categories", "own",
)  # fmt: skip
SCOPE = ("procedures", "groups", "authorities")


def coverage(shelf: Shelf) -> Iterator[Flaw]:
    for rows in shelf.rows.values():
        series: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        named: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for row in rows:
            if isinstance(row, Norm):
                series[_identity(row, IDENTITY + SCOPE)].append(row)
                named[_identity(row, IDENTITY)].append(row)
        for found in series.values():
            yield from _days(sorted(found, key=lambda row: row.since), shelf.files)
        for found in named.values():
            yield from _rivals(found, shelf.files)


def flaw(row: Any, key: str, what: str, files: Mapping[str, str]) -> Flaw:
    return Flaw(file=files[row.id], row=row.id, key=key, what=what)


def _identity(row: Norm, keys: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, key, None) for key in keys)


def _days(series: list[Any], files: Mapping[str, str]) -> Iterator[Flaw]:
    """Each row begins the day after the one before it; only the last may be without an end."""
    for row in series:
        if row.until is not None and row.until < row.since:
            yield flaw(row, "until", f"ends on {row.until}, before it begins", files)
    for before, after in pairwise(series):
        if before.until is None or before.until >= after.since:
            yield flaw(after, "since", f"overlaps {before.id}", files)
        elif before.until + ONE_DAY < after.since:
            gap = f"nothing is in force from {before.until + ONE_DAY} to {after.since - ONE_DAY}"
            yield flaw(after, "since", f"{gap}; write a row marked unknown", files)
    last = series[-1]
    if isinstance(last, LASTING) and last.until is not None:
        what = f"nothing is in force after {last.until}; write a row marked unknown"
        yield flaw(last, "until", what, files)


def _rivals(named: list[Any], files: Mapping[str, str]) -> Iterator[Flaw]:
    """Two rows of one name, equally narrow, for one authority on one day: neither would win."""
    for one, other in combinations(named, 2):
        if _identity(one, SCOPE) == _identity(other, SCOPE) or not meet(one, other):
            continue
        if bool(one.groups) != bool(other.groups):
            continue
        if _common(one.procedures, other.procedures) and _common(
            one.authorities, other.authorities
        ):
            yield flaw(other, "authorities", f"holds where {one.id} holds too", files)


def meet(one: Norm, other: Norm) -> bool:
    """Whether two rows are in force on a same day."""
    first = min(one.until or date.max, other.until or date.max)
    return max(one.since, other.since) <= first


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two scopes share a member and neither is the wider one (empty: everywhere)."""
    return bool(set(one) & set(other)) or (not one and not other)


def unknown_or_told(row: Any, key: str, files: Mapping[str, str]) -> Iterator[Flaw]:
    """A figure is given, or its row is marked unknown: never both, never neither."""
    if row.mark is Mark.UNKNOWN and getattr(row, key) is not None:
        yield flaw(row, key, "is marked unknown and yet given", files)
    if row.mark is not Mark.UNKNOWN and getattr(row, key) is None:
        yield flaw(row, key, "is missing: give it, or mark the row unknown", files)
