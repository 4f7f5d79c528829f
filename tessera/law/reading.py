"""From the bytes of a bundle to built rows; what cannot be read is said, each with its place."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tessera.law.bundle import Bundle
from tessera.law.rows import Flaw, Misfit, built
from tessera.law.tables import TABLES, identity

APART = frozenset({"holidays.toml"})  # calendars have a reader of their own
LARGEST = 1_000_000
"""Bytes of one file; the longest of the shelf is a tenth of it. Nothing larger is even parsed."""
LARGEST_ALL = 8_000_000
MOST_DOTS = 40
"""Of one line; a key of many parts costs the square of their number, and no line of law has ten."""
LARGEST_KEPT = 150_000
"""Bundles differ in a few files: what they share is read once and stands in memory once."""


@dataclass(frozen=True, slots=True, eq=False)
class Raw:
    """A row as its file has it, and no other row than itself."""

    path: str
    table: str
    keys: dict[str, Any]


@dataclass(slots=True)
class Gathered:
    """Rows by kind and id, and the file of each."""

    rows: dict[type[Any], dict[str, Any]] = field(
        default_factory=lambda: {kind: {} for kind in TABLES.values()}
    )
    files: dict[str, str] = field(default_factory=dict)

    def by_kind(self) -> Mapping[type[Any], tuple[Any, ...]]:
        return {kind: tuple(found.values()) for kind, found in self.rows.items()}


def raw_rows(bundle: Bundle, flaws: list[Flaw]) -> Iterator[Raw]:
    """Every row of every file, unread; a file that is no list of tables is a flaw."""
    paths = [p for p in _readable(bundle) if not _too_large(p, bundle[p], flaws)]
    if sum(len(bundle[path]) for path in paths) > LARGEST_ALL:
        what = f"more than {LARGEST_ALL} bytes in all"
        flaws.append(Flaw(file="the whole bundle", row="", key="", what=what))
        return
    for path in paths:
        content = bundle[path]
        read = _kept if len(content) <= LARGEST_KEPT else _read
        raws, wrong = read(path, content)
        flaws += wrong
        yield from raws


def _readable(bundle: Bundle) -> Iterator[str]:
    return (path for path in sorted(bundle) if path.endswith(".toml") and path not in APART)


def _too_large(path: str, content: bytes, flaws: list[Flaw]) -> bool:
    if len(content) <= LARGEST:
        return False
    what = f"{len(content)} bytes: a file holds at most {LARGEST}"
    flaws.append(Flaw(file=path, row="", key="", what=what))
    return True


def _read(path: str, content: bytes) -> tuple[tuple[Raw, ...], tuple[Flaw, ...]]:
    """The rows of one file, and what is wrong with it."""
    raws: list[Raw] = []
    flaws: list[Flaw] = []
    for table, found in _tables(path, content, flaws).items():
        if not isinstance(found, list) or not all(isinstance(raw, dict) for raw in found):
            flaws.append(Flaw(file=path, row="", key=table, what="no such table"))
            continue
        raws += (Raw(path, table, raw) for raw in found)
    return tuple(raws), tuple(flaws)


_kept = lru_cache(maxsize=512)(_read)


def _tables(path: str, content: bytes, flaws: list[Flaw]) -> Mapping[str, Any]:
    try:
        if line := _dotted(content):
            what = f"line {line}: more than {MOST_DOTS} full stops, which no line of law needs"
        else:
            return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as fault:
        what = f"not UTF-8 from byte {fault.start + 1} on; save it as UTF-8"
    except RecursionError:
        what = "not TOML: too many brackets within brackets"
    except ValueError as fault:  # also a day that no calendar has
        what = f"not TOML: {fault}"
    flaws.append(Flaw(file=path, row="", key="", what=what))
    return {}


def _dotted(content: bytes) -> int:
    """The number of the first line with too many full stops; 0 when there is none."""
    lines = enumerate(content.split(b"\n"), 1)
    return next((number for number, line in lines if line.count(b".") > MOST_DOTS), 0)


def gathered(raws: Iterable[Raw], flaws: list[Flaw]) -> Gathered:
    """The rows that fit their tables; every other one is a flaw."""
    found = Gathered()
    unknown = set()
    for raw in raws:
        path, table = raw.path, raw.table
        if table not in TABLES:
            if (path, table) not in unknown:
                flaws.append(Flaw(file=path, row="", key=table, what="no such table"))
            unknown.add((path, table))
            continue
        value = _value(raw)
        if isinstance(value, Flaw):
            flaws.append(value)
            continue
        if value.id in found.files:
            flaws.append(Flaw(file=path, row=value.id, key="id", what="this row stands twice"))
        found.rows[TABLES[table]][value.id] = value
        found.files[value.id] = path
    return found


@lru_cache(maxsize=8192)
def _value(raw: Raw) -> Any:
    """What a row is worth, or the flaw that makes it worth nothing."""
    row = raw.keys | {"id": raw.keys.get("id", identity(raw.table, raw.keys))}
    try:
        return built(TABLES[raw.table], row)
    except Misfit as misfit:
        return Flaw(file=raw.path, row=str(row["id"]), key=misfit.key, what=misfit.what)
