"""One bundle of law: what is in force on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from tessera.law.agreement import Circle, May, Rule, Sees, Told
from tessera.law.figures import Amount, Derived, Listed, Source
from tessera.law.model import (
    Authority,
    Charge,
    Condition,
    Kind,
    Lane,
    LetterKind,
    Norm,
    Procedure,
    Question,
    Remedy,
    Requirement,
    Term,
)

N = TypeVar("N", bound=Norm)


class Law:
    """The shelf as it stands on one day. Every look-up raises LookupError when nothing is there."""

    def __init__(self, shelf: "Shelf", day: date) -> None:
        self.day = day
        self.digest = shelf.digest
        self.shelf = shelf
        self._rows = {
            table: tuple(row for row in rows if not isinstance(row, Norm) or row.in_force(day))
            for table, rows in shelf.rows.items()
        }
        self._named = {table: _by_name(rows) for table, rows in self._rows.items()}

    def authority(self, code: str) -> Authority:
        """The authority of this id; `municipality:` and `post:` ids are told from places."""
        return self._only("authority", code)  # type: ignore[no-any-return]

    def authorities(self) -> tuple[Authority, ...]:
        return self._rows["authority"]

    def source(self, code: str) -> Source:
        """The text a citation leads to: `aliens-act#61/25-5` is an article of `aliens-act`."""
        return self._only("source", code.partition("#")[0])  # type: ignore[no-any-return]

    def procedure(self, code: str) -> Procedure:
        return self._only("procedure", code)  # type: ignore[no-any-return]

    def procedures(self) -> tuple[Procedure, ...]:
        return self._rows["procedure"]

    def term(self, name: str, *, procedure: str = "", authority: str = "") -> Term:
        return self._narrowest("term", name, procedure, authority)  # type: ignore[no-any-return]

    def terms(self, procedure: str, authority: str) -> tuple[Term, ...]:
        return narrowest(self._rows["term"], procedure, authority)

    def questions(self, procedure: str) -> tuple[Question, ...]:
        return tuple(
            row
            for row in self._rows["question"]
            if not row.procedures or procedure in row.procedures
        )

    def question(self, name: str) -> Question:
        return self._only("question", name)  # type: ignore[no-any-return]

    def derived(self, name: str) -> Derived:
        return self._only("derivation", name)  # type: ignore[no-any-return]

    def requirements(self, procedure: str, authority: str) -> tuple[Requirement, ...]:
        return narrowest(self._rows["document"], procedure, authority)

    def conditions(self, procedure: str, authority: str) -> tuple[Condition, ...]:
        return narrowest(self._rows["condition"], procedure, authority)

    def charges(self, procedure: str, authority: str) -> tuple[Charge, ...]:
        """Both payees' charges of a file before this work authority."""
        return narrowest(self._rows["charge"], procedure, authority)

    def letters(self, fact: str) -> tuple[LetterKind, ...]:
        return tuple(row for row in self._rows["letter"] if row.on == fact)

    def remedy(self, name: str, authority: str) -> Remedy:
        return self._narrowest("remedy", name, "", authority)  # type: ignore[no-any-return]

    def amount(self, name: str, key: str = "", *, authority: str = "") -> Amount:
        found: Iterable[Amount] = self._named["amount"].get(name, ())
        keyed = tuple(row for row in found if row.key == key)
        return _first(narrowest(keyed, "", authority), f"{name} {key} {authority}", self.day)

    def listed(self, name: str, *, authority: str = "") -> Listed:
        return self._narrowest("list", name, "", authority)  # type: ignore[no-any-return]

    def rules(self, procedure: str) -> tuple[Rule, ...]:
        """The rules of competence of a procedure, in the order in which they are tried."""
        found: tuple[Rule, ...] = narrowest(self._rows["competence"], procedure, "")
        return tuple(sorted(found, key=lambda rule: rule.rank))

    def may(self, act: str, lane: Lane | None, kind: Kind, role: str) -> May | None:
        """The row that lets this kind of seat and role do the act in the lane, if there is one."""
        rows: tuple[May, ...] = self._rows["may"]
        for row in rows:
            fits = act in row.acts and (lane is None or row.lane in {None, lane})
            if fits and kind in row.kinds and role in row.roles:
                return row
        return None

    def sees(self, category: str, kind: Kind, *, own: bool = False) -> Sees | None:
        """The row that lets this kind of seat see the category; `own`: what it gave itself."""
        rows: tuple[Sees, ...] = self._rows["sees"]
        for row in rows:
            if category in row.categories and kind is row.kind and (own or not row.own):
                return row
        return None

    def circle(self, fact: str) -> str:
        """Who may know at all that a fact of this code happened."""
        rows: tuple[Circle, ...] = self._rows["circle"]
        return _first((row for row in rows if fact in row.facts), fact, self.day).name

    def told(self, fact: str) -> Told | None:
        """Who is told of a fact of this code, and by which letters; None: nobody."""
        rows: tuple[Told, ...] = self._rows["told"]
        return next((row for row in rows if row.fact == fact), None)

    def _only(self, table: str, name: str) -> Any:
        return _first(self._named[table].get(name, ()), f"{table} {name}", self.day)

    def _narrowest(self, table: str, name: str, procedure: str, authority: str) -> Any:
        found = narrowest(self._named[table].get(name, ()), procedure, authority)
        return _first(found, f"{table} {name} {procedure} {authority}", self.day)


class Shelf:
    """A bundle, addressed by digest: its rows by table, and the file each row came from."""

    def __init__(
        self, digest: str, rows: Mapping[str, tuple[Any, ...]], files: Mapping[str, str]
    ) -> None:
        self.digest = digest
        self.rows = rows
        self.files = files
        self._laws: dict[date, Law] = {}

    def on(self, day: date) -> Law:
        if day not in self._laws:
            self._laws[day] = Law(self, day)
        return self._laws[day]


def name_of(row: Any) -> str:
    """What a row is called among rows of its table."""
    return str(
        getattr(row, "name", None)
        if isinstance(getattr(row, "name", None), str)
        else getattr(row, "code", None) or row.id
    )


def narrowest(rows: Iterable[N], procedure: str, authority: str) -> tuple[N, ...]:
    """The rows that hold for this procedure and authority; of one name only the narrowest."""
    best: dict[tuple[object, ...], N] = {}
    for row in rows:
        if not row.holds_for(procedure, authority):
            continue
        key = (name_of(row), getattr(row, "lane", None), getattr(row, "key", ""))
        if key not in best or _width(row) < _width(best[key]):
            best[key] = row
    return tuple(best.values())


def _width(row: Norm) -> tuple[bool, bool]:
    return (not row.procedures, not row.authorities)


def _by_name(rows: tuple[Any, ...]) -> Mapping[str, tuple[Any, ...]]:
    names: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        names[name_of(row)].append(row)
    return {name: tuple(found) for name, found in names.items()}


def _first(found: Iterable[Any], what: str, day: date) -> Any:
    for row in found:
        return row
    raise LookupError(f"the law of {day} has no {what.strip()}")
