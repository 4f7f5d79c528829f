"""A letter reaches somebody: terms of the law start here, not on a click."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import before_letter, told_on
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Phase, Service

CHANNELS = ("platform", "e-box", "registered-post", "ordinary-post", "by-hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Served(DossierFact):
    """The letter about the fact of version `about` reached `to` on this day, by this channel.

    `presumed_by` names the norm that presumes the day, where nobody saw it happen.
    """

    code: ClassVar[str] = "served"
    about: int
    letter: str
    to: str
    channel: str
    presumed_by: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        service = Service(about=self.about, to=self.to, on=self.on, channel=self.channel)
        return replace(dossier, services=(*dossier.services, service))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordService(Act[Dossier]):
    """Say that a letter was served. `served_on` may lie before the day it is recorded."""

    code: ClassVar[str] = "record-service"
    about: int
    letter: str
    to: str
    channel: str
    served_on: date
    presumed_by: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        if scene.law.may(self.code, None, scene.seat.kind, scene.seat.role) is None:
            yield Obstacle(code="not-yours-to-do")
        if state.phase is Phase.NOT_FILED or not 0 < self.about <= state.version:
            yield wrong("no-such-fact", "about")
        if self.channel not in CHANNELS:
            yield wrong("unknown-channel", "channel", channel=self.channel)
        if any(s.about == self.about and s.to == self.to for s in state.services):
            yield Obstacle(code="already-served")
        if self.served_on > scene.day:
            yield wrong("in-the-future", "served_on")
        if state.filed_on and self.served_on < state.filed_on:
            yield wrong("before-filing", "served_on")
        else:
            yield from before_letter(self.served_on, told_on(state, self.about))

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Served(
            on=self.served_on,
            about=self.about,
            letter=self.letter,
            to=self.to,
            channel=self.channel,
            presumed_by=self.presumed_by,
        )
