"""Refuse one half: with grounds, reasons and a remedy. The other half then has no object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import lane_not_open, not_allowed, request_still_runs
from tessera.dossier.acts.readers import second_reader_missing
from tessera.dossier.facts import DossierFact
from tessera.dossier.findings import frozen, nothing_unmet
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenFinding, Phase
from tessera.dossier.shape import REFUSED
from tessera.law.model import Lane

OTHER = {Lane.WORK: Lane.STAY, Lane.STAY: Lane.WORK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(DossierFact):
    """This half is refused on these grounds; the reasons are a note in the vault."""

    code: ClassVar[str] = "refused"
    lane: Lane
    grounds: tuple[str, ...]
    findings: tuple[FrozenFinding, ...] = ()
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        phase = Phase.REFUSED_WORK if self.lane is Lane.WORK else Phase.REFUSED_STAY
        refused = dossier.with_lane(
            self.lane,
            verdict=Verdict.REFUSED,
            verdict_on=self.on,
            verdict_version=dossier.version + 1,
            proposal=None,
        )
        return replace(refused, phase=phase, ended_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneClosed(DossierFact):
    """The other half has no object any more."""

    code: ClassVar[str] = "lane-closed"
    lane: Lane
    why: str

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(self.lane, verdict=Verdict.MOOT, verdict_on=self.on, proposal=None)


def unfounded(
    lane: Lane, grounds: tuple[str, ...], note: str, dossier: Dossier, scene: Scene
) -> Iterator[Obstacle]:
    """Who decides against somebody names grounds of the law, and gives reasons."""
    if not grounds:
        yield wrong("grounds-missing", "grounds")
    authority = dossier.lane(lane).authority
    known = {g.name for g in scene.law.grounds(lane, authority, procedure=dossier.procedure)}
    for ground in grounds:
        if ground not in known:
            yield wrong("unknown-ground", "grounds", ground=ground)
    if not note:
        yield wrong("reasons-missing", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Act[Dossier]):
    """Refuse a half. A refusal asks as many steps as a grant, and the same duty to give reasons.

    `otherwise` says, per condition computed to be met or unknown, why the officer finds it not met.
    """

    code: ClassVar[str] = "refuse"
    lane: Lane
    grounds: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    read_by_two: bool = False

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from lane_not_open(self.lane, state, scene)
        if not self.read_by_two:
            yield from second_reader_missing(self.code, scene)
        yield from self.content_wrong(state, scene)

    def content_wrong(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        """What is wrong with the decision itself, whoever takes it."""
        if not state.shape.knows(self.lane, REFUSED):
            yield Obstacle(code="verdict-not-known", values={"lane": self.lane.value})
        elif nothing_unmet(state, scene, self.lane, self.otherwise, grounds=self.grounds):
            yield wrong("which-condition", "grounds")
        yield from unfounded(self.lane, self.grounds, self.note, state, scene)
        if "documents" in self.grounds:
            yield from self._not_given_time(state, scene)

    def _not_given_time(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        asked = [r for r in state.open_requests if r.lane is self.lane and not r.supplement]
        if not asked:
            yield wrong("documents-not-asked", "grounds")
        for request in asked:
            if request_still_runs(request, state, scene):
                yield Obstacle(code="term-still-runs", source=request.term.cites[0])

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Refused(
            on=scene.day,
            lane=self.lane,
            grounds=self.grounds,
            findings=frozen(state, scene, self.lane, self.otherwise, against=True),
            note=self.note,
        )
        other = OTHER[self.lane]
        # a stay granted on condition lapses with the work; a granted work is left as it was decided
        lapses = other is Lane.STAY or state.lane(other).undecided
        if other in state.lanes and lapses:
            yield LaneClosed(on=scene.day, lane=other, why=f"{self.lane.value}-refused")
