"""What one bundle says otherwise than another, norm by norm: new, next, corrected, ended, gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from tessera.law.model import Norm
from tessera.law.selection import name_of
from tessera.law.shelf import Shelf
from tessera.law.switching import series
from tessera.words.days import ONE_DAY


class How(StrEnum):
    """In which way a norm differs."""

    NEW = "new"  # a norm nobody had before
    NEXT = "next"  # a later version of a norm: what the law itself changed
    CORRECTED = "corrected"  # the same version reads otherwise: what was said of it was wrong
    ENDED = "ended"  # a norm gets a last day and no successor
    GONE = "gone"  # a version is no longer there


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `parts` are the keys that read otherwise; `before` is None for a new norm."""

    how: How
    kind: type[Any]
    before: Any
    after: Any
    parts: tuple[str, ...] = ()

    @property
    def norm(self) -> Any:
        return self.after if self.after is not None else self.before

    @property
    def day(self) -> date:
        """The first day on which the difference can be felt."""
        if self.how is How.ENDED:
            until: date = self.after.until
            return until + ONE_DAY
        since: date = self.norm.since
        return since


SILENT = frozenset({"id", "since", "until", "procedures"})
"""Keys that are told otherwise: by the days of a change, and by where it holds."""


def compared(old: Shelf, new: Shelf) -> tuple[Change, ...]:
    """Every difference between two bundles, by table, name and day."""
    found: list[Change] = []
    for kind in old.rows:
        before, after = _series(old, kind), _series(new, kind)
        for key in {**before, **after}:
            found += _versions(kind, before.get(key, {}), after.get(key, {}))
    return tuple(sorted(found, key=_order))


def parts_between(before: Any, after: Any) -> tuple[str, ...]:
    """The keys of two rows of a kind that do not say the same."""
    names = (each.name for each in fields(after) if each.name not in SILENT)
    found = tuple(name for name in names if getattr(before, name) != getattr(after, name))
    spread = not after.groups and before.procedures != after.procedures
    return (*found, "procedures") if spread else found


def _series(shelf: Shelf, kind: type[Any]) -> Mapping[tuple[Any, ...], Mapping[date, Any]]:
    """The versions of each norm, by first day. What is no norm has one version, of no day."""
    found: dict[tuple[Any, ...], dict[date, Any]] = {}
    for row in shelf.rows[kind]:
        if isinstance(row, Norm):
            found.setdefault(series(row), {})[row.since] = row
    return found


def _versions(
    kind: type[Any], before: Mapping[date, Any], after: Mapping[date, Any]
) -> Iterator[Change]:
    for day in sorted({*before, *after}):
        then, now = before.get(day), after.get(day)
        if now is None:
            yield Change(how=How.GONE, kind=kind, before=then, after=None)
        elif then is None:
            earlier = max((other for other in after if other < day), default=None)
            if earlier is None:
                yield Change(how=How.NEW, kind=kind, before=None, after=now)
            else:
                was = after[earlier]
                parts = parts_between(was, now)
                yield Change(how=How.NEXT, kind=kind, before=was, after=now, parts=parts)
        else:
            yield from _same_version(kind, then, now, after)


def _same_version(
    kind: type[Any], then: Any, now: Any, after: Mapping[date, Any]
) -> Iterator[Change]:
    if parts := parts_between(then, now):
        yield Change(how=How.CORRECTED, kind=kind, before=then, after=now, parts=parts)
    if now.until != then.until and now.until is not None and now.until + ONE_DAY not in after:
        yield Change(how=How.ENDED, kind=kind, before=then, after=now)


def _order(change: Change) -> tuple[str, str, date, str]:
    return change.kind.__name__, name_of(change.norm), change.day, change.norm.id
