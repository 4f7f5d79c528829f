"""Rows of the shelf by what is in force, by name, and by how narrowly they hold."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tessera.law.model import Norm
from tessera.law.procedure import Procedure
from tessera.words.days import ONE_DAY

R = TypeVar("R")
N = TypeVar("N", bound=Norm)

Rows = Mapping[type[Any], tuple[Any, ...]]


class InForce:
    """What is in force in a stretch of days in which no row begins or ends."""

    def __init__(self, shelf: Rows, day: date) -> None:
        self.rows = {kind: _in_force(rows, day) for kind, rows in shelf.items()}
        self.names = {kind: _by_name(rows) for kind, rows in self.rows.items()}
        self._worked_out: dict[object, Any] = {}

    def once(self, key: object, make: Callable[[], R]) -> R:
        """What follows from these rows alone is worked out once; `make` does so."""
        if key not in self._worked_out:
            self._worked_out[key] = make()
        found: R = self._worked_out[key]
        return found


def turning_days(rows: Rows) -> tuple[date, ...]:
    """The days on which some row begins, or has just ended: between them nothing changes."""
    norms = [row for found in rows.values() for row in found if isinstance(row, Norm)]
    begun = {row.since for row in norms}
    ended = {row.until + ONE_DAY for row in norms if row.until is not None}
    return tuple(sorted(begun | ended))


def members(rows: Rows) -> Mapping[str, tuple[str, ...]]:
    """The codes of the procedures that belong to each group."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in rows[Procedure]:
        for group in each.belongs:
            found[group].add(each.code)
    return {group: tuple(sorted(codes)) for group, codes in found.items()}


def spread(rows: Rows) -> Rows:
    """Each row of a group holds for the procedures that belong to it."""
    groups = members(rows)

    def wide(row: Any) -> Any:
        if not getattr(row, "groups", ()):
            return row
        codes = {code for group in row.groups for code in groups.get(group, ())}
        return replace(row, procedures=tuple(sorted(codes)))

    return {kind: tuple(wide(row) for row in found) for kind, found in rows.items()}


def name_of(row: Any) -> str:
    """What a row is called among rows of its kind."""
    for key in ("name", "code"):
        name = getattr(row, key, None)
        if isinstance(name, str):
            return name
    return str(row.id)


def narrowest(rows: Iterable[N], procedure: str, *authorities: str) -> tuple[N, ...]:
    """The rows that hold for this procedure and an authority; of one name only the narrowest.

    A row of one procedure goes before one of a group, and that before one of all.
    """
    best: dict[tuple[object, ...], N] = {}
    for row in rows:
        if not any(row.holds_for(procedure, authority) for authority in authorities):
            continue
        key = (name_of(row), getattr(row, "lane", None), getattr(row, "key", ""))
        if key not in best or width(row) < width(best[key]):
            best[key] = row
    return tuple(best.values())


def width(row: Norm) -> tuple[int, bool]:
    """How widely a row holds: the smaller goes first."""
    return (2 if not row.procedures else 1 if row.groups else 0, not row.authorities)


def _in_force(rows: tuple[Any, ...], day: date) -> tuple[Any, ...]:
    return tuple(row for row in rows if not isinstance(row, Norm) or row.in_force(day))


def _by_name(rows: tuple[Any, ...]) -> Mapping[str, tuple[Any, ...]]:
    names: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        names[name_of(row)].append(row)
    return {name: _widest_first(found) for name, found in names.items()}


def _widest_first(rows: list[Any]) -> tuple[Any, ...]:
    """Whoever asks for a name alone means the row of everybody, not that of one procedure."""
    if not all(isinstance(row, Norm) for row in rows):
        return tuple(rows)
    return tuple(sorted(rows, key=width, reverse=True))
