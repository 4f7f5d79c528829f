"""The Immigration Office may extend the term of an exceptional, complex file, and says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import YEAR, beyond
from tessera.dossier.acts.doors import clock_of, lane_not_open, not_allowed
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.law.model import Lane
from tessera.words.days import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class TermExtended(DossierFact):
    """The decision term now ends on `until`, for reasons given (an id in the vault)."""

    code: ClassVar[str] = "term-extended"
    clock: str
    until: date
    note: str

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, extended_until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTerm(Act[Dossier]):
    """Extend the decision term to a later day. Where the law names a maximum, not beyond it."""

    code: ClassVar[str] = "extend-term"
    until: date
    note: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, Lane.STAY, state, scene)
        yield from lane_not_open(Lane.STAY, state, scene)
        clock = clock_of(state, "decision", scene)
        if clock and not clock.term.extendable:
            yield Obstacle(code="not-extendable", source=clock.term.cites[0])
        if clock and clock.due is None:
            yield Obstacle(code="term-not-begun")
        if clock and clock.due and self.until <= clock.due:
            yield wrong("until-too-early", "until", due=clock.due)
        if clock and clock.longest and self.until > clock.longest:
            yield wrong("until-too-late", "until", latest=clock.longest)
        elif clock and clock.due:
            yield from beyond("until", self.until, last=add_months(clock.due, YEAR))
        if not self.note:
            yield wrong("reasons-missing", "note")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield TermExtended(on=scene.day, clock="decision", until=self.until, note=self.note)
