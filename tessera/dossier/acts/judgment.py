"""An appeal was judged, and after an annulment the half is examined once more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.appeal import AppealJudged, appeal_of
from tessera.dossier.acts.contesting import judgment_wrong
from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.acts.reopening import reopened
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordJudgment(Act[Dossier]):
    """Say how an appeal ended. The judgment itself is a document; `note` tells what it says."""

    code: ClassVar[str] = "record-judgment"
    lane: Lane
    outcome: str
    judged_on: date
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        appeal = appeal_of(state, self.lane)
        if appeal is None:
            yield Obstacle(code="no-appeal")
        yield from judgment_wrong(
            self.outcome, self.judged_on, note=self.note, appeal=appeal, day=scene.day
        )

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield AppealJudged(on=self.judged_on, lane=self.lane, outcome=self.outcome, note=self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Act[Dossier]):
    """Examine a half again, because the decision on it was annulled."""

    code: ClassVar[str] = "reopen"
    lane: Lane

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        if self.lane not in state.annulled:
            yield Obstacle(code="nothing-to-reopen")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield reopened(self.lane, state, scene, anew=True)
