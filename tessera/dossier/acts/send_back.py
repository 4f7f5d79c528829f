"""The second reader does not agree with what was proposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import lane_not_open, not_allowed
from tessera.dossier.acts.readers import SentBack
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack(Act[Dossier]):
    """Do not agree with what was proposed, and say why."""

    code: ClassVar[str] = "send-back"
    lane: Lane
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from lane_not_open(self.lane, state, scene)
        if state.lane(self.lane).proposal is None:
            yield Obstacle(code="nothing-proposed")
        if not self.note:
            yield wrong("reasons-missing", "note")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield SentBack(on=scene.day, lane=self.lane, note=self.note)
