"""The Immigration Office was silent: the law granted the stay, and an officer certifies it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.acts.issue import issued
from tessera.dossier.acts.passing import TermPassed
from tessera.dossier.clock import decision_clock, stay_deemed_granted
from tessera.dossier.facts import DossierFact
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Lane

SOURCE = "aliens-act#61/25-5"


@dataclass(frozen=True, slots=True, kw_only=True)
class FellSilent(DossierFact):
    """The term passed without a verdict. `on` is the day the law granted the stay."""

    code: ClassVar[str] = "fell-silent"
    lane: Lane

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(
            self.lane,
            verdict=Verdict.SILENT,
            verdict_on=self.on,
            verdict_version=dossier.version + 1,
            proposal=None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceCertified(DossierFact):
    """An officer found that the law granted the stay."""

    code: ClassVar[str] = "silence-certified"
    lane: Lane

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifySilence(Act[Dossier]):
    """Certify that the stay is granted by law. What the silence of a region means is not known."""

    code: ClassVar[str] = "certify-silence"

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, Lane.STAY, state, scene)
        yield from not_in_phase(state, Phase.EXAMINED)
        if state.phase.ended:
            return
        if not stay_deemed_granted(state, scene.law.calendar, scene.day):
            yield Obstacle(code="not-silent", source=SOURCE)
        if Lane.WORK in state.lanes and not state.work.verdict.positive:
            yield Obstacle(code="work-not-granted")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        clock = decision_clock(state, scene.law.calendar)
        assert clock
        assert clock.due
        after_last_day = clock.due + timedelta(days=1)
        if clock.key not in state.passed:
            passed = TermPassed(on=after_last_day, clock=clock.key)
            yield passed
            state = passed.applied_to(state)
        for fact in (
            FellSilent(on=after_last_day, lane=Lane.STAY),
            SilenceCertified(on=scene.day, lane=Lane.STAY),
        ):
            yield fact
            state = fact.applied_to(state)
        yield from issued(state, scene, annex=state.shape.tacit_paper, tacit=True)
