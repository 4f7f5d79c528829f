"""A regime comes into force: its rows begin that day, what they replace ends on the eve."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tessera.law.coverage import IDENTITY
from tessera.law.model import Norm
from tessera.law.regime import Amendment, Apart
from tessera.law.selection import Rows, name_of, spread, turning_days
from tessera.law.shelf import Shelf
from tessera.words.days import ONE_DAY

Files = Mapping[str, str]


def in_force(rows: Rows, files: Files, regimes: tuple[Apart, ...]) -> tuple[Rows, Files]:
    """The rows with every regime that is on, the earliest first."""
    dated = [(apart.regime.on, apart) for apart in regimes if apart.regime.on is not None]
    for day, apart in sorted(dated, key=lambda pair: (pair[0], pair[1].regime.name)):
        rows, files = switched(rows, files, apart, day)
    return rows, files


def tried(shelf: Shelf, name: str, day: date | None = None) -> Shelf:
    """The shelf as if a regime that is off began on a day (left out: after every other turn).

    LookupError when no regime has this name. Its digest says that it was only tried.
    """
    for apart in shelf.regimes:
        if apart.regime.name == name:
            begun = day or max(turning_days(shelf.rows)) + ONE_DAY
            rows, files = switched(shelf.rows, shelf.files, apart, begun)
            others = tuple(each for each in shelf.regimes if each is not apart)
            on = replace(apart, regime=replace(apart.regime, on=begun))
            return Shelf(f"{shelf.digest}+{name}@{begun}", spread(rows), files, (*others, on))
    raise LookupError(f"no regime is called {name}")


def switched(rows: Rows, files: Files, apart: Apart, day: date) -> tuple[Rows, Files]:
    """The rows with this regime in force from `day`."""
    found, filed = dict(rows), dict(files) | dict(apart.files)
    for kind, new in apart.rows.items():
        begun = tuple(replace(row, since=day) if isinstance(row, Norm) else row for row in new)
        keys = {series(row) for row in begun if isinstance(row, Norm)}
        kept = _ended(found[kind], day, lambda row, keys=keys: series(row) in keys)
        found[kind] = (*kept, *begun)
    for amendment in apart.amendments:
        found[amendment.of] = tuple(_amended(found[amendment.of], amendment, apart, day, filed))
    ends = frozenset(apart.regime.ends)
    last = {
        kind: tuple(_ended(all_of_it, day, lambda row: row.id in ends))
        for kind, all_of_it in found.items()
    }
    return last, filed


def series(row: Norm) -> tuple[Any, ...]:
    """What makes two rows versions of one norm: kind, names, scope; a group counts unspread."""
    names = tuple(getattr(row, key, None) for key in IDENTITY)
    return (*names, () if row.groups else row.procedures, row.groups, row.authorities)


def _ended(rows: tuple[Any, ...], day: date, concerned: Any) -> Iterator[Any]:
    """Rows concerned end on the eve; those that would only have begun later never do."""
    for row in rows:
        lasts = isinstance(row, Norm) and (row.until is None or row.until >= day)
        if not lasts or not concerned(row):
            yield row
        elif row.since < day:
            yield replace(row, until=day - timedelta(1))


def _amended(
    rows: tuple[Any, ...], amendment: Amendment, apart: Apart, day: date, filed: dict[str, str]
) -> Iterator[Any]:
    """Each row that the amendment means ends on the eve and goes on, changed, from the day."""
    for row in rows:
        lasts = row.until is None or row.until >= day
        if not lasts or row.id in apart.files or not meant(row, amendment):
            yield row
            continue
        since = max(row.since, day)
        if row.since < day:
            yield replace(row, until=day - timedelta(1))
        mine = f"{row.id.partition('@')[0]}@{apart.regime.name}"
        changed = replace(
            row,
            id=mine if since == day else f"{mine}/{since}",
            since=since,
            **{key: _set(getattr(row, key), value) for key, value in amendment.sets.items()},
        )
        filed[changed.id] = apart.files[amendment.id]
        yield changed


def _set(old: Any, new: Any) -> Any:
    """The new value; of parts that have a code, only those that are named take another's place."""
    if not new or not isinstance(new, tuple) or not all(hasattr(part, "code") for part in new):
        return new
    named = {part.code: part for part in new}
    return (*(named.pop(part.code, part) for part in old), *named.values())


def meant(row: Any, amendment: Amendment) -> bool:
    """Whether the amendment speaks of this row."""
    belongs = set(getattr(row, "belongs", ())) | set(row.groups)
    everywhere = not amendment.codes and not amendment.groups
    named = name_of(row) in amendment.codes
    return everywhere or named or bool(belongs & set(amendment.groups))
