"""The applicant withdraws: the dossier ends, and nothing is held against anybody."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(DossierFact):
    """Who filed has taken the application back."""

    code: ClassVar[str] = "withdrawn"
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, phase=Phase.WITHDRAWN, ended_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Act[Dossier]):
    """Take the application back, before it is decided."""

    code: ClassVar[str] = "withdraw"
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        if scene.seat.kind is Kind.WORKER and state.applicant_kind is not Kind.WORKER:
            yield Obstacle(code="not-yours-to-do")
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Withdrawn(on=scene.day, note=self.note)
