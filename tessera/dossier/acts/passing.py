"""A term passed: a neutral fact, recorded once by the watch. A person acts on it, or does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ClassVar

from tessera.dossier.acts.doors import clock_of
from tessera.dossier.acts.notice import unopposed
from tessera.dossier.clock import stands_by_law
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPassed(DossierFact):
    """The last day of this clock is over. `on` is the day after it, whenever the watch ran."""

    code: ClassVar[str] = "term-passed"
    clock: str

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, passed=(*dossier.passed, self.clock))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassTerm(Act[Dossier]):
    """Note that a term has run out."""

    code: ClassVar[str] = "pass-term"
    clock: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        if scene.law.may(self.code, None, scene.seat.kind, scene.seat.role) is None:
            yield Obstacle(code="not-yours-to-do")
        clock = clock_of(state, self.clock, scene)
        if self.clock in state.passed:
            yield Obstacle(code="already-passed")
        elif clock is None or not clock.over(scene.day) or state.phase.ended:
            yield Obstacle(code="term-not-passed")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        clock = clock_of(state, self.clock, scene)
        assert clock
        assert clock.due
        passed = TermPassed(on=clock.due + timedelta(days=1), clock=self.clock)
        yield passed
        if self.clock == "decision" and stands_by_law(state, scene.law.calendar, scene.day):
            yield from unopposed(passed.applied_to(state), scene, on=passed.on)
