"""A decision is contested: an appeal is lodged, and one day it is judged. Nobody here judges it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.contesting import ANNULLED, appeal_wrong
from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.contest import Appeal
from tessera.dossier.facts import DossierFact
from tessera.dossier.instances import bodies
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Lane


def decided_against(dossier: Dossier, lane: Lane) -> date | None:
    """The day of the negative decision of this half; an inadmissible file is the first half's."""
    if dossier.phase is Phase.INADMISSIBLE:
        return dossier.ended_on if lane is dossier.first else None
    state = dossier.lane(lane)
    return state.verdict_on if state.verdict.negative else None


def appeal_of(dossier: Dossier, lane: Lane) -> Appeal | None:
    """The appeal of this half that nobody has judged yet."""
    return next((a for a in dossier.appeals if a.lane is lane and a.pending), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLodged(DossierFact):
    """An appeal was lodged on this day. Whether it came in time is for its judge."""

    code: ClassVar[str] = "appeal-lodged"
    lane: Lane
    body: str
    suspensive: bool = False
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        appeal = Appeal(
            lane=self.lane, body=self.body, lodged_on=self.on, suspensive=self.suspensive
        )
        return replace(dossier, appeals=(*dossier.appeals, appeal))


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealJudged(DossierFact):
    """The appeal ended so. An annulment lets the half be examined again."""

    code: ClassVar[str] = "appeal-judged"
    lane: Lane
    outcome: str
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        judged = tuple(
            replace(a, outcome=self.outcome, judged_on=self.on)
            if a.lane is self.lane and a.pending
            else a
            for a in dossier.appeals
        )
        annulled = dossier.annulled | {self.lane} if self.outcome == ANNULLED else None
        return replace(dossier, appeals=judged, annulled=annulled or dossier.annulled)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAppeal(Act[Dossier]):
    """Say that an appeal was lodged, before whom, and whether it suspends the decision."""

    code: ClassVar[str] = "record-appeal"
    lane: Lane
    body: str
    lodged_on: date
    suspensive: bool = False
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        decided = decided_against(state, self.lane)
        if decided is None:
            yield Obstacle(code="nothing-to-contest")
        if appeal_of(state, self.lane):
            yield Obstacle(code="appeal-pending")
        before = bodies(state, self.lane, scene.law) if decided else ()
        yield from appeal_wrong(
            self.body, self.lodged_on, decided=decided, competent=before, day=scene.day
        )

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield AppealLodged(
            on=self.lodged_on,
            lane=self.lane,
            body=self.body,
            suspensive=self.suspensive,
            note=self.note,
        )
