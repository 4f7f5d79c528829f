"""The work ends: the employer says so, the region ends the authorisation, and time is left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import beyond, last_meant
from tessera.dossier.acts.holders import not_of_the_title, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.life import held_since
from tessera.dossier.model import FrozenTerm
from tessera.dossier.title import Title, TitleFact
from tessera.law.held import term_when_held


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfWorkReported(TitleFact):
    """The employer says that the work ends, or ended, with this last day."""

    code: ClassVar[str] = "end-of-work-reported"
    last_day: date
    note: str = ""

    def changes(self, title: Title) -> Title:
        return replace(title, reported_end=self.last_day, reported_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkEnded(TitleFact):
    """The work authorisation ended on this day; `grace` is the time the law leaves from then on.

    `withdrawn`: it ended because the holder was told of its withdrawal.
    """

    code: ClassVar[str] = "work-ended"
    grace: FrozenTerm
    note: str = ""
    withdrawn: bool = False

    def changes(self, title: Title) -> Title:
        return replace(
            title,
            work_ended_on=self.on,
            grace=self.grace,
            ended_by_withdrawal=self.withdrawn,
        )


def work_ended(
    on: date, title: Title, scene: Scene, *, note: str = "", withdrawn: bool = False
) -> WorkEnded:
    """The end of the work, with the grace that the law of that day gives who held it so long."""
    grace = term_when_held(
        scene.shelf.on(on),
        "grace-after-work",
        held_since=held_since(title, scene.life),
        procedure=title.procedure,
        authority=title.work_authority,
    )
    return WorkEnded(on=on, grace=FrozenTerm.of(grace), note=note, withdrawn=withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEndOfWork(Act[Title]):
    """Say on which day the work ends. Every employer must; it harms nobody to say it early."""

    code: ClassVar[str] = "report-end-of-work"
    stream: ClassVar[str] = "title"
    last_day: date
    note: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        if state.work_ended_on:
            yield Obstacle(code="work-ended-already")
        if state.reported_end == self.last_day:
            yield wrong("end-reported-already", "last_day")
        if state.since and self.last_day < state.since:
            yield wrong("before-the-work", "last_day")
        yield from beyond("last_day", self.last_day, last=last_meant(state, scene))

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield EndOfWorkReported(on=scene.day, last_day=self.last_day, note=self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWork(Act[Title]):
    """End the work authorisation because the work ended. The time that is left counts from then."""

    code: ClassVar[str] = "end-work"
    stream: ClassVar[str] = "title"
    last_day: date
    note: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        if state.work_ended_on:
            yield Obstacle(code="work-ended-already")
        if self.last_day > scene.day:
            yield wrong("in-the-future", "last_day")
        if state.since and self.last_day < state.since:
            yield wrong("before-the-work", "last_day")
        if state.reported_end is None and not self.note:
            yield wrong("reasons-missing", "note")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield work_ended(self.last_day, state, scene, note=self.note)
