"""The worker arrives and is registered: the municipality's first tasks on the title."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.holders import day_wrong, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.title import Title, TitleFact
from tessera.law.model import Kind


def not_the_municipality(code: str, title: Title, scene: Scene) -> Iterator[Obstacle]:
    """The agreement gives this act to the municipality of the future residence."""
    if scene.law.may(code, None, scene.seat.kind, scene.seat.role) is None:
        yield Obstacle(code="not-yours-to-do")
    elif title.opened_on is None:
        yield Obstacle(code="no-title")
    elif scene.seat.kind is Kind.MUNICIPALITY and scene.seat.organisation != title.municipality:
        yield Obstacle(code="not-competent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered(TitleFact):
    """The worker entered Belgium on this day."""

    code: ClassVar[str] = "entered"

    def changes(self, title: Title) -> Title:
        return replace(title, entered_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(TitleFact):
    """The municipality entered the worker in the aliens register."""

    code: ClassVar[str] = "registered"

    def changes(self, title: Title) -> Title:
        return replace(title, registered_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidenceChecked(TitleFact):
    """The local police looked whether the worker lives at the address."""

    code: ClassVar[str] = "residence-checked"
    lives_there: bool

    def changes(self, title: Title) -> Title:
        return replace(title, residence_checked_on=self.on, lives_there=self.lives_there)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry(Act[Title]):
    """Say on which day the worker entered Belgium."""

    code: ClassVar[str] = "report-entry"
    stream: ClassVar[str] = "title"
    on: date

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_municipality(self.code, state, scene)
        yield from right_over(state)
        yield from day_wrong(self.on, state, scene)
        if scene.visa_on and self.on < scene.visa_on:
            yield wrong("before-visa", "on", day=scene.visa_on)
        if state.entered_on:
            yield Obstacle(code="already-entered")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield Entered(on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Act[Title]):
    """Enter the worker in the register."""

    code: ClassVar[str] = "register"
    stream: ClassVar[str] = "title"

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_municipality(self.code, state, scene)
        yield from right_over(state)
        if state.registered_on:
            yield Obstacle(code="already-registered")
        if not state.here:
            yield Obstacle(code="not-entered-yet")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield Registered(on=scene.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResidenceCheck(Act[Title]):
    """Say what the residence check found."""

    code: ClassVar[str] = "report-residence-check"
    stream: ClassVar[str] = "title"
    lives_there: bool
    on: date

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_municipality(self.code, state, scene)
        yield from right_over(state)
        yield from day_wrong(self.on, state, scene)
        if state.opened_on and not state.here:
            yield Obstacle(code="not-entered-yet")
        if state.entered_on and self.on < state.entered_on:
            yield wrong("before-entry", "on", day=state.entered_on)
        if state.card_on:
            yield Obstacle(code="card-delivered-already")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield ResidenceChecked(on=self.on, lives_there=self.lives_there)
