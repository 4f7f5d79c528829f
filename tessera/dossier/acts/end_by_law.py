"""The grace is over: the stay ended by law, an officer confirms it, a town hall strikes off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ClassVar

from tessera.dossier.acts.holders import not_of_the_title, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.restoring import suspended
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.title_clock import grace_clock
from tessera.law.model import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class StayEndedByLaw(TitleFact):
    """The law itself ended the stay on this day: the one after the last day of the grace."""

    code: ClassVar[str] = "stay-ended-by-law"
    note: str = ""

    def changes(self, title: Title) -> Title:
        return replace(title, stay_ended_on=self.on, ended_by_law=True, work_lapsed_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckOff(TitleFact):
    """The municipality took the worker off the register."""

    code: ClassVar[str] = "struck-off"

    def changes(self, title: Title) -> Title:
        return replace(title, struck_off_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmEndByLaw(Act[Title]):
    """Confirm what the law did. While something new waits an officer says why all the same."""

    code: ClassVar[str] = "confirm-end-by-law"
    stream: ClassVar[str] = "title"
    note: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        clock = grace_clock(state, scene.law.calendar)
        if clock is None:
            yield Obstacle(code="work-not-ended")
        elif clock.term.effect is not Effect.ENDS_BY_LAW:
            yield Obstacle(code="law-ends-nothing", source=clock.term.cites[0])
        elif not clock.over(scene.day):
            source = clock.term.cites[0]
            yield Obstacle(code="grace-still-runs", source=source, values={"due": clock.due or ""})
        if suspended(state):
            yield Obstacle(code="suspended-by-appeal")
        if (state.pending or state.noticed) and not self.note:
            yield wrong("application-pending", "note")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        clock = grace_clock(state, scene.law.calendar)
        assert clock
        assert clock.due
        yield StayEndedByLaw(on=clock.due + timedelta(days=1), note=self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeOff(Act[Title]):
    """Take the worker off the register, once the stay has ended."""

    code: ClassVar[str] = "strike-off"
    stream: ClassVar[str] = "title"

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        if state.stay_ended_on is None and state.work_lapsed_on is None:
            yield Obstacle(code="stay-not-ended")
        if suspended(state):
            yield Obstacle(code="suspended-by-appeal")
        if not state.registered_on:
            yield Obstacle(code="not-registered-yet")
        if state.struck_off_on:
            yield Obstacle(code="struck-off-already")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield StruckOff(on=scene.day)
