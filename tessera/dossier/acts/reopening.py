"""A half is open again: as if nobody had decided it, under a term that is known or is not."""

from dataclasses import dataclass, replace
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier, FrozenTerm, Phase
from tessera.law.model import Lane

OTHER = {Lane.WORK: Lane.STAY, Lane.STAY: Lane.WORK}
UNDECIDED = {
    "verdict": Verdict.NONE,
    "verdict_on": None,
    "verdict_version": 0,
    "since": None,
    "until": None,
    "proposal": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(DossierFact):
    """The half is examined again; `term` is how long for, without one the old term goes on."""

    code: ClassVar[str] = "reopened"
    lane: Lane
    term: FrozenTerm | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        early = dossier.complete_on is None and not dossier.shape.notice
        again = replace(
            dossier,
            phase=Phase.FILED if early else Phase.EXAMINED,
            ended_on=None,
            annulled=dossier.annulled - {self.lane},
        ).with_lane(self.lane, **UNDECIDED)
        other = OTHER[self.lane]
        if again.lane(other).verdict is Verdict.MOOT:
            again = again.with_lane(other, **UNDECIDED)
        if self.term is None:
            return again
        passed = tuple(key for key in again.passed if key != "decision")
        return replace(again, decision_term=self.term, extended_until=None, passed=passed)


def reopened(lane: Lane, dossier: Dossier, scene: Scene, *, anew: bool) -> Reopened:
    """The half open again; `anew`: what runs now is the term after an annulment or a recall."""
    if not anew or dossier.decision_term is None:
        return Reopened(on=scene.day, lane=lane)
    term = scene.law.term("decision-after-reopening", procedure=dossier.procedure)
    return Reopened(on=scene.day, lane=lane, term=FrozenTerm.of(term))
