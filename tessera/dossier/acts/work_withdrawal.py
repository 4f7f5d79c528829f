"""The region withdraws the work authorisation; the Immigration Office serves it and confirms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import before_letter, told_on_title
from tessera.dossier.acts.holders import grounds_wrong, not_of_the_title, right_over
from tessera.dossier.acts.service import CHANNELS
from tessera.dossier.acts.work_end import work_ended
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Service
from tessera.dossier.title import Title, TitleFact
from tessera.law.model import Lane

ADDRESSEES = ("worker", "employer", "work-authority", "stay-authority", "municipality")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkWithdrawn(TitleFact):
    """The region withdrew the work authorisation; it ends when the holder has been told."""

    code: ClassVar[str] = "work-withdrawn"
    grounds: tuple[str, ...]
    note: str

    def changes(self, title: Title) -> Title:
        return replace(title, withdrawn_on=self.on, withdrawn_version=title.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceConfirmed(TitleFact):
    """The letter about the fact of version `about` of this title reached `to` on this day."""

    code: ClassVar[str] = "service-confirmed"
    about: int
    to: str
    channel: str
    presumed_by: str = ""

    def changes(self, title: Title) -> Title:
        service = Service(about=self.about, to=self.to, on=self.on, channel=self.channel)
        return replace(title, services=(*title.services, service))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawWork(Act[Title]):
    """Withdraw the work authorisation, with grounds and reasons."""

    code: ClassVar[str] = "withdraw-work"
    stream: ClassVar[str] = "title"
    grounds: tuple[str, ...]
    note: str

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        if state.work_ended_on:
            yield Obstacle(code="work-ended-already")
        if state.withdrawn_version:
            yield Obstacle(code="work-withdrawn-already")
        yield from grounds_wrong(self.grounds, Lane.WORK, state, scene)
        if not self.note:
            yield wrong("reasons-missing", "note")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield WorkWithdrawn(on=scene.day, grounds=self.grounds, note=self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmService(Act[Title]):
    """Say that a letter about a title was served; of a withdrawal, it ends the work from then."""

    code: ClassVar[str] = "confirm-service"
    stream: ClassVar[str] = "title"
    about: int
    to: str
    channel: str
    served_on: date
    presumed_by: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        if not 0 < self.about <= state.version:
            yield wrong("no-such-fact", "about")
        if self.channel not in CHANNELS:
            yield wrong("unknown-channel", "channel", channel=self.channel)
        if self.to not in ADDRESSEES:
            yield wrong("unknown-addressee", "to")
        if any(s.about == self.about and s.to == self.to for s in state.services):
            yield Obstacle(code="already-served")
        if self.served_on > scene.day:
            yield wrong("in-the-future", "served_on")
        if state.opened_on and self.served_on < state.opened_on:
            yield wrong("before-title", "served_on")
        else:
            yield from before_letter(self.served_on, told_on_title(state, self.about))

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield ServiceConfirmed(
            on=self.served_on,
            about=self.about,
            to=self.to,
            channel=self.channel,
            presumed_by=self.presumed_by,
        )
        told = self.to == "worker" and self.about == state.withdrawn_version
        if told and state.work_ended_on is None and not state.over:
            yield work_ended(self.served_on, state, scene, withdrawn=True)
