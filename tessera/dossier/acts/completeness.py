"""The file is complete: the step that opens the halves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_in_phase, not_the_first, request_still_runs
from tessera.dossier.acts.opening import decision_term, lane_decided_first, lanes_opened
from tessera.dossier.acts.paid import ChargeSettled
from tessera.dossier.acts.payment import charge_not_open
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenTerm, Phase
from tessera.dossier.shape import COMPLETE
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredComplete(DossierFact):
    """The file is complete; the term to decide on one half begins as its norm says."""

    code: ClassVar[str] = "declared-complete"
    term: FrozenTerm
    decides: Lane = Lane.STAY

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(
            dossier,
            phase=Phase.EXAMINED,
            complete_on=self.on,
            complete_version=dossier.version + 1,
            decision_term=self.term,
            decision_lane=self.decides,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareComplete(Act[Dossier]):
    """Say that all is there. `settles` names the charges whose proof of payment the officer saw."""

    code: ClassVar[str] = "declare-complete"
    settles: tuple[str, ...] = ()

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_first(self.code, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE)
        for request in state.open_requests:
            if request_still_runs(request, state, scene):
                yield Obstacle(code="supplement-awaited", source=request.term.cites[0])
        for name in self.settles:
            yield from charge_not_open(state, name)
        for charge in state.open_charges:
            if charge.name not in self.settles:
                yield wrong("charge-open", "settles", charge=charge.name)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        for name in self.settles:
            due = next(c for c in state.charges if c.name == name)
            yield ChargeSettled(on=scene.day, name=name, cents=due.cents)
        lane = lane_decided_first(state)
        term = FrozenTerm.of(decision_term(state, scene, lane))
        complete = DeclaredComplete(on=scene.day, term=state.decision_term or term, decides=lane)
        yield complete
        yield from lanes_opened(complete.applied_to(state), scene, when=COMPLETE)
