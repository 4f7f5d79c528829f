"""One procedure before one authority as anyone may read and doubt it: norms with their versions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tessera.faces.look.readings import Line, Read, deep, how_many_read, read_of
from tessera.faces.look.telling import Source, Teller
from tessera.law.charges import Charge
from tessera.law.figures import Amount, Listed
from tessera.law.leaning import named_by, resting, stretches
from tessera.law.model import Authority, Condition, Mark, Norm, Question, Test
from tessera.law.norms_of import CHAPTERS, lane_of, norms_of
from tessera.law.procedure import Procedure
from tessera.law.selection import narrowest
from tessera.law.shelf import Law
from tessera.law.switching import series
from tessera.law.tested import told
from tessera.law.wording import Words
from tessera.words.languages import Language
from tessera.words.sentences import say

VERSIONS = 12  # of one norm, the latest; a page stays light however long the law is changed
USES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A norm as it holds from a day on: `lines` is what it says; `now`: on the day of the page."""

    id: str
    since: date
    until: date | None
    lines: tuple[Line, ...]
    mark: Mark
    now: bool
    read: Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The versions of one norm, the latest first; `name` when it stands behind another norm."""

    name: str
    versions: tuple[Version, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One norm in words."""

    id: str
    label: str
    lines: tuple[Line, ...]
    value: str
    since: date
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    mark: Mark
    read: Read
    used: str = ""
    timelines: tuple[Timeline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The rules of one kind."""

    id: str
    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Reads one procedure before one authority out of the law of one day."""

    teller: Teller
    procedure: str
    authority: Authority

    @property
    def law(self) -> Law:
        return self.teller.law

    @property
    def language(self) -> Language:
        return self.teller.language

    @property
    def words(self) -> Words:
        return Words(self.law, self.language)

    def chapters(self) -> tuple[Chapter, ...]:
        norms = norms_of(self.law, self.procedure, self.authority)
        found = [self._chapter(each, norms[each]) for each in (*CHAPTERS[1:], CHAPTERS[0])]
        if lane_of(self.authority).value == "work":
            rules = tuple(self._competence())
            found = [
                Chapter(id="competence", title=self._say("shelf.competence"), rules=rules),
                *found,
            ]
        return tuple(each for each in found if each.rules)

    def _chapter(self, name: str, norms: Iterable[Norm]) -> Chapter:
        rules = tuple(self.rule(norm) for norm in norms)
        return Chapter(id=name, title=self._say(f"coverage.{name}"), rules=rules)

    def counted(self) -> tuple[int, int]:
        """How many norms there are here, and how many of them say what a jurist read."""
        norms = norms_of(self.law, self.procedure, self.authority)
        rows = [row for each in norms.values() for row in each]
        return len(rows), how_many_read(rows, self.law)

    def rule(self, norm: Any) -> Rule:
        """A norm with its test, where it is used, and what it was and will be."""
        test = norm.test if isinstance(norm, Condition) else getattr(norm, "when", None)
        value = "" if isinstance(norm, Condition | Question) else " ".join(self.substance(norm))
        cites, mark = resting(norm, self.law, self.teller.authority)
        return Rule(
            id=norm.id,
            label=self.words.name(norm),
            lines=self.lines(test),
            value=value,
            since=norm.since,
            sources=self.teller.sources(cites),
            notes=self.teller.notes((norm,)),
            mark=mark,
            read=read_of(norm, self.law, self.language),
            used="" if isinstance(norm, Procedure) else self._used(norm),
            timelines=tuple(self._timelines(norm)),
        )

    def lines(self, test: Test | None) -> tuple[Line, ...]:
        if test is None:
            return ()
        return deep(told(test, self.language, self.law, self.authority.id))

    def _competence(self) -> Iterator[Rule]:
        for row in self.law.rules(self.procedure):
            if row.overlay:
                name = self.law.authority(row.overlay).name.said_in(self.language)
                label = self._say("shelf.overlay", authority=name)
            else:
                label = self._say("shelf.at-place", place=self.teller.name(row.place))
            yield Rule(
                id=row.id,
                label=label[:1].upper() + label[1:],
                lines=self.lines(row.when),
                value="",
                since=row.since,
                sources=self.teller.sources(row.cites),
                notes=self.teller.notes((row,)),
                mark=row.mark,
                read=read_of(row, self.law, self.language),
            )

    def substance(self, norm: Any) -> tuple[str, ...]:
        if isinstance(norm, Charge):
            payee = self.law.authority(norm.payee).name.said_in(self.language)
            return (self.words.sum(norm.amount), f"({payee})")
        return self.words.substance(norm, self.authority.id)

    def _used(self, norm: Norm) -> str:
        """In which other procedures the same row holds."""
        if not norm.procedures:
            return self._say("rulebook.used-everywhere")
        known = {row.code: row.label for row in self.law.procedures()}
        others = [code for code in norm.procedures if code != self.procedure and code in known]
        if not others:
            return self._say("rulebook.used-here")
        names = ", ".join(known[code].said_in(self.language) for code in others[:USES])
        if len(others) > USES:
            return self._say("rulebook.used-more", names=names, count=len(others) - USES)
        return self._say("rulebook.used-too", names=names)

    def _timelines(self, norm: Any) -> Iterator[Timeline]:
        """Its own versions if there are several, then those of the figures that it names."""
        own = [] if isinstance(norm, Charge) else self._versions(type(norm))[series(norm)]
        if len(own) > 1:
            yield self._timeline("", own)
        for name, figure in named_by(norm):
            yield from self._figures(name, figure)

    def _versions(self, kind: type[Any]) -> Mapping[tuple[Any, ...], list[Any]]:
        """The rows of a kind, the versions of one norm together."""
        return self.law.once(("versions", kind), lambda: _together(self.law.shelf.rows[kind]))

    def _figures(self, name: str, key: str) -> Iterator[Timeline]:
        kinds: tuple[type[Any], ...] = (Amount, Listed)
        for kind in kinds:
            rows = [
                row
                for row in self.law.shelf.rows[kind]
                if row.name == name and getattr(row, "key", "") == key
            ]
            mine = narrowest((r for r in rows if r.in_force(self.law.day)), "", self.authority.id)
            for row in mine:
                versions = [each for each in rows if series(each) == series(row)]
                if len(versions) > 1:
                    yield self._timeline(self.words.name(row), versions)

    def _timeline(self, name: str, rows: Iterable[Any]) -> Timeline:
        """Each version, cut where a figure that it names turns: a stretch shows its own figure."""
        cut = [(row, *days) for row in rows for days in stretches(row, self.law.shelf)]
        latest = sorted(cut, key=lambda stretch: stretch[1], reverse=True)
        versions = tuple(self._version(*stretch) for stretch in latest[:VERSIONS])
        return Timeline(name=name, versions=versions, more=max(0, len(latest) - VERSIONS))

    def _version(self, row: Any, since: date, until: date | None) -> Version:
        now = since <= self.law.day and (until is None or self.law.day <= until)
        then = self if now else self._on(since)
        return Version(
            id=row.id,
            since=since,
            until=until,
            lines=tuple(deep(then.substance(row))),
            mark=resting(row, then.law, self.teller.authority)[1],
            now=now,
            read=read_of(row, then.law, self.language),
        )

    def _on(self, day: date) -> "Book":
        """The same book by the law of another day."""
        return replace(self, teller=replace(self.teller, law=self.law.shelf.on(day)))

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)


def _together(rows: Iterable[Any]) -> Mapping[tuple[Any, ...], list[Any]]:
    found: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        found.setdefault(series(row), []).append(row)
    return found
