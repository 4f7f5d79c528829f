"""A counter sends on what was lodged with it on paper. The platform has shared it already."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded(DossierFact):
    """The paper file left the counter for the authority that looks first."""

    code: ClassVar[str] = "forwarded"

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, forwarded_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward(Act[Dossier]):
    """Send the paper file on, once."""

    code: ClassVar[str] = "forward"

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)
        if state.counter != scene.seat.organisation:
            yield Obstacle(code="not-lodged-here")
        if state.forwarded_on:
            yield Obstacle(code="already-forwarded")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Forwarded(on=scene.day)
