"""Inside an authority: who of the team takes this half in hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(DossierFact):
    """This lane is in the hands of this person (an opaque id; empty: of nobody)."""

    code: ClassVar[str] = "assigned"
    lane: Lane
    person: str

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(self.lane, assignee=self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(Act[Dossier]):
    """Give a half to a colleague, take it oneself, or lay it down (empty)."""

    code: ClassVar[str] = "assign"
    lane: Lane
    person: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)
        if state.lane(self.lane).assignee == self.person:
            yield Obstacle(code="already-assigned")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Assigned(on=scene.day, lane=self.lane, person=self.person)
