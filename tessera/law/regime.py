"""A regime: a whole set of rows kept apart, which begins on one day, or on none while it is off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tessera.law.model import Mark
from tessera.words.languages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """Rows of `regimes/<name>/`. `on` is their first day; None: off, checked and never used.

    `ends` lists the ids of rows that end on the eve without a successor.
    """

    id: str
    name: str
    label: Text
    on: date | None = None
    cites: tuple[str, ...]
    mark: Mark
    note: Text | None = None
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """Some keys of existing rows of one table read otherwise from the first day of the regime.

    `codes` names the rows, `groups` those that belong to a group; both empty: every row of the
    table. `sets` holds the new values, already of the kind their keys take; of parts that have a
    code (the choices of a page) those that it names.
    """

    id: str
    of: type[Any]
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sets: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A regime with its rows, by kind, and the file of each."""

    regime: Regime
    rows: Mapping[type[Any], tuple[Any, ...]]
    amendments: tuple[Amendment, ...]
    files: Mapping[str, str]
