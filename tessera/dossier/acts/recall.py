"""An authority takes its own decision back, before or after it was told, and says why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.acts.reopening import reopened
from tessera.dossier.facts import DossierFact
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.law.model import Lane

TAKEN = {Verdict.GRANTED, Verdict.EXEMPT, Verdict.REFUSED, Verdict.OPPOSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecalled(DossierFact):
    """The decision on this half is taken back. `basis` says by what right, once it was served."""

    code: ClassVar[str] = "decision-recalled"
    lane: Lane
    served: bool
    note: str
    basis: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallDecision(Act[Dossier]):
    """Take one's own decision back. What is out and gave rights is ended, not recalled."""

    code: ClassVar[str] = "recall-decision"
    lane: Lane
    note: str
    basis: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        if state.lane(self.lane).verdict not in TAKEN:
            yield Obstacle(code="nothing-to-recall")
        if state.issued_on:
            yield Obstacle(code="decision-is-out")
        if not self.note:
            yield wrong("reasons-missing", "note")
        if self._served(state) and not self.basis:
            yield wrong("basis-missing", "basis")

    def _served(self, dossier: Dossier) -> bool:
        version = dossier.lane(self.lane).verdict_version
        return bool(version) and dossier.served_on(version) is not None

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        served = self._served(state)
        recalled = DecisionRecalled(
            on=scene.day, lane=self.lane, served=served, note=self.note, basis=self.basis
        )
        yield recalled
        yield reopened(self.lane, state, scene, anew=served)
