"""Municipalities, postal codes, consular posts: who lies where, on which day."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from tessera.law.model import Mark
from tessera.words.languages import Text


class UnknownPlace(LookupError):
    """No municipality, postal code or post of the shelf has this code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality under one NIS code. The code is its identity, never the name or the postcode.

    `until` is the last day of the code; `successor` the code that took its place. `since` is the
    start of the register (1970) for most, not the founding of the place.
    """

    nis: str
    name: Text
    official_languages: tuple[str, ...]
    facilities: tuple[str, ...]
    region: str
    province: str
    work_authority: str
    since: date
    until: date | None = None
    successor: str = ""
    change: str = ""

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalCode:
    """A postcode: `residential`, `legacy` (no address today), or `organisation` (no home)."""

    code: str
    kind: str
    municipalities: tuple[Municipality, ...]

    @property
    def may_be_a_home(self) -> bool:
        return self.kind != "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A Belgian embassy or consulate. Most dates are not known: `state` says what is."""

    id: str
    country: str
    city: Text
    kind: str
    state: str
    mark: Mark
    since: date | None = None
    until: date | None = None
    successor: str = ""

    def receives(self, day: date) -> bool:
        """Whether an application may name this post; one announced or of unknown fate may not."""
        begun = self.since is None or self.since <= day
        ended = self.until is not None and self.until < day
        return self.state in {"open", "closing"} and begun and not ended


class Places:
    """The shelf of places, all in memory: a look-up is a dictionary's."""

    def __init__(
        self,
        municipalities: Mapping[str, Municipality],
        codes: Mapping[str, tuple[str, tuple[str, ...]]],
        posts: Mapping[str, Post],
    ) -> None:
        self._municipalities = municipalities
        self._codes = codes
        self._posts = posts

    def municipality(self, nis: str) -> Municipality:
        """The municipality that has, or had, this code."""
        try:
            return self._municipalities[nis]
        except KeyError:
            raise UnknownPlace(nis) from None

    def current(self, nis: str, day: date) -> Municipality:
        """The municipality that answers on `day` for the territory of this code.

        Successors are followed past mergers and renumberings. A code that began after `day` is
        given as it is: nobody can name it before it exists, save for a future day of work.
        """
        found = self.municipality(nis)
        while found.until is not None and found.until < day and found.successor:
            found = self.municipality(found.successor)
        return found

    def postal_code(self, code: str) -> PostalCode:
        try:
            kind, codes = self._codes[code]
        except KeyError:
            raise UnknownPlace(code) from None
        return PostalCode(
            code=code, kind=kind, municipalities=tuple(self.municipality(nis) for nis in codes)
        )

    def postal(self, code: str) -> tuple[Municipality, ...]:
        """The municipalities of a postcode: three codes have two, some organisations' none."""
        return self.postal_code(code).municipalities

    def all_current(self, day: date) -> tuple[Municipality, ...]:
        return tuple(m for m in self._municipalities.values() if m.in_force(day))

    def all(self) -> tuple[Municipality, ...]:
        return tuple(self._municipalities.values())

    def all_codes(self) -> tuple[PostalCode, ...]:
        return tuple(self.postal_code(code) for code in self._codes)

    def post(self, code: str) -> Post:
        try:
            return self._posts[code]
        except KeyError:
            raise UnknownPlace(code) from None

    def posts(self, day: date | None = None) -> tuple[Post, ...]:
        """Every post, or those that may be named in an application on `day`."""
        return tuple(p for p in self._posts.values() if day is None or p.receives(day))


@cache
def places() -> Places:
    """The places that ship with the shelf, read once."""
    municipalities = {row["nis"]: _municipality(row) for row in _rows("municipalities")}
    kinds: dict[str, str] = {}
    within: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows("postal_codes"):
        kinds[row["code"]] = row["kind"]
        within[row["code"]] += [row["nis"]] if row["nis"] else []
    codes = {code: (kind, tuple(within[code])) for code, kind in kinds.items()}
    return Places(municipalities, codes, {row["id"]: _post(row) for row in _rows("posts")})


def _rows(name: str) -> Iterator[dict[str, str]]:
    file = resources.files("tessera.law") / "catalogue" / "places" / f"{name}.csv"
    yield from csv.DictReader(file.read_text("utf-8").splitlines())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _municipality(row: Mapping[str, str]) -> Municipality:
    official = tuple(row["official"].split())
    # English has few names of its own for Belgian places; then the name used there is the name.
    english = row["en"] or row[official[0]]
    return Municipality(
        nis=row["nis"],
        name=Text(nl=row["nl"], fr=row["fr"], de=row["de"], en=english),
        official_languages=official,
        facilities=tuple(row["facilities"].split()),
        region=row["region"],
        province=row["province"],
        work_authority=row["work"],
        since=date.fromisoformat(row["since"]),
        until=_day(row["until"]),
        successor=row["successor"],
        change=row["change"],
    )


def _post(row: Mapping[str, str]) -> Post:
    return Post(
        id=row["id"],
        country=row["country"],
        city=Text(nl=row["nl"], fr=row["fr"], de=row["de"], en=row["en"]),
        kind=row["kind"],
        state=row["state"],
        mark=Mark(row["mark"]),
        since=_day(row["since"]),
        until=_day(row["until"]),
        successor=row["successor"],
    )
