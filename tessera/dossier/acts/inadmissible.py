"""The file is not examined: incomplete for good, unpaid, or not ours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_in_phase, not_the_first, request_still_runs
from tessera.dossier.acts.unpaid import unpaid_is_no_ground
from tessera.dossier.facts import DossierFact
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredInadmissible(DossierFact):
    """The file is not examined, on these grounds."""

    code: ClassVar[str] = "declared-inadmissible"
    grounds: tuple[str, ...]
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        closed = replace(dossier, phase=Phase.INADMISSIBLE, ended_on=self.on)
        return closed.with_lane(dossier.first, verdict=Verdict.MOOT, verdict_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareInadmissible(Act[Dossier]):
    """Say that the file will not be examined, once what was asked was given its time."""

    code: ClassVar[str] = "declare-inadmissible"
    grounds: tuple[str, ...]
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_first(self.code, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE)
        if not self.grounds:
            yield wrong("grounds-missing", "grounds")
        authority = state.lane(state.first).authority
        known = {g.name for g in scene.law.grounds(None, authority, procedure=state.procedure)}
        for ground in self.grounds:
            if ground not in known:
                yield wrong("unknown-ground", "grounds", ground=ground)
        if not self.note:
            yield wrong("reasons-missing", "note")
        if "documents-missing" in self.grounds:
            yield from self._too_soon(state, scene)
        if "charge-unpaid" in self.grounds:
            yield from unpaid_is_no_ground(state, scene)

    def _too_soon(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        if not any(r.supplement for r in state.open_requests):
            yield Obstacle(code="supplement-not-asked")
        for request in state.open_requests:
            if request_still_runs(request, state, scene):
                yield Obstacle(code="term-still-runs", source=request.term.cites[0])

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield DeclaredInadmissible(on=scene.day, grounds=self.grounds, note=self.note)
