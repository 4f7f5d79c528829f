"""The file is complete, or never will be: the step that opens both halves, or closes the door."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase, request_still_runs
from tessera.dossier.acts.payment import ChargeSettled, charge_not_open
from tessera.dossier.facts import DossierFact
from tessera.dossier.governing import governing_term
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenTerm, Phase, Verdict
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredComplete(DossierFact):
    """The file is complete; the term to decide runs from service of this on the applicant."""

    code: ClassVar[str] = "declared-complete"
    term: FrozenTerm

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(
            dossier,
            phase=Phase.EXAMINED,
            complete_on=self.on,
            complete_version=dossier.version + 1,
            decision_term=self.term,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneOpened(DossierFact):
    """The authority of this lane has the file: shared at once, not forwarded later."""

    code: ClassVar[str] = "lane-opened"
    lane: Lane
    authority: str

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(self.lane, authority=self.authority, opened_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredInadmissible(DossierFact):
    """The file is not examined, on these grounds."""

    code: ClassVar[str] = "declared-inadmissible"
    grounds: tuple[str, ...]
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        closed = replace(dossier, phase=Phase.INADMISSIBLE, ended_on=self.on)
        return closed.with_lane(Lane.WORK, verdict=Verdict.MOOT, verdict_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareComplete(Act[Dossier]):
    """Say that all is there. `settles` names the charges whose proof of payment the officer saw."""

    code: ClassVar[str] = "declare-complete"
    settles: tuple[str, ...] = ()

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, Lane.WORK, state, scene)
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
        term = governing_term("decision", state, scene, authority=state.stay.authority)
        yield DeclaredComplete(on=scene.day, term=FrozenTerm.of(term))
        yield LaneOpened(on=scene.day, lane=Lane.STAY, authority=state.stay.authority)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareInadmissible(Act[Dossier]):
    """Say that the file will not be examined, once what was asked was given its time."""

    code: ClassVar[str] = "declare-inadmissible"
    grounds: tuple[str, ...]
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, Lane.WORK, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE)
        if not self.grounds:
            yield wrong("grounds-missing", "grounds")
        known = {g.name for g in scene.law.grounds(None, state.work.authority)}
        for ground in self.grounds:
            if ground not in known:
                yield wrong("unknown-ground", "grounds", ground=ground)
        if not self.note:
            yield wrong("reasons-missing", "note")
        if "documents-missing" in self.grounds:
            yield from self._too_soon(state, scene)
        if "charge-unpaid" in self.grounds and not state.open_charges:
            yield wrong("charges-are-paid", "grounds")

    def _too_soon(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        if not any(r.supplement for r in state.open_requests):
            yield Obstacle(code="supplement-not-asked")
        for request in state.open_requests:
            if request_still_runs(request, state, scene):
                yield Obstacle(code="term-still-runs", source=request.term.cites[0])

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield DeclaredInadmissible(on=scene.day, grounds=self.grounds, note=self.note)
