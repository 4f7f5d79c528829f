"""A term of a title passed: the same neutral fact, in the stream of the title, once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ClassVar

from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.title_clock import may_pass, title_clock_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleTermPassed(TitleFact):
    """The last day of this clock is over. `on` is the day after it, whenever the watch ran."""

    code: ClassVar[str] = "title-term-passed"
    clock: str

    def changes(self, title: Title) -> Title:
        return replace(title, passed=(*title.passed, self.clock))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassTitleTerm(Act[Title]):
    """Note that a term of a title has run out."""

    code: ClassVar[str] = "pass-title-term"
    stream: ClassVar[str] = "title"
    clock: str

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        if scene.law.may(self.code, None, scene.seat.kind, scene.seat.role) is None:
            yield Obstacle(code="not-yours-to-do")
        clock = title_clock_of(state, self.clock, scene.law.calendar)
        if self.clock in state.passed:
            yield Obstacle(code="already-passed")
        elif clock is None or not may_pass(clock) or not clock.over(scene.day):
            yield Obstacle(code="term-not-passed")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        clock = title_clock_of(state, self.clock, scene.law.calendar)
        assert clock
        assert clock.due
        yield TitleTermPassed(on=clock.due + timedelta(days=1), clock=self.clock)
