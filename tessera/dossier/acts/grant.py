"""Grant one half. When all halves are granted the decision goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import period_wrong
from tessera.dossier.acts.charging import charges_on_grant
from tessera.dossier.acts.doors import lane_not_open, not_allowed
from tessera.dossier.acts.issue import issued
from tessera.dossier.acts.opening import lanes_opened
from tessera.dossier.acts.readers import second_reader_missing
from tessera.dossier.facts import DossierFact
from tessera.dossier.findings import frozen, unexplained
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, FrozenFinding
from tessera.dossier.shape import GRANTED, WORK_GRANTED
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted(DossierFact):
    """One half is granted from `since` to `until`; the stay on condition that the work is too.

    `issues`: the Immigration Office lets its decision go out as soon as the other half is granted.
    """

    code: ClassVar[str] = "granted"
    lane: Lane
    since: date | None = None
    until: date | None = None
    issues: bool = True
    findings: tuple[FrozenFinding, ...] = ()
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(
            self.lane,
            verdict=Verdict.GRANTED,
            verdict_on=self.on,
            verdict_version=dossier.version + 1,
            since=self.since,
            until=self.until,
            issues=self.issues,
            proposal=None,
        )


def followed(after: Dossier, scene: Scene, lane: Lane) -> Iterator[Fact[Any]]:
    """What a positive half brings about: the half that waited for it, or the decision itself."""
    if lane is Lane.WORK:
        yield from lanes_opened(after, scene, when=WORK_GRANTED)
    goes_out = after.lane(after.last).issues and not after.awaits_payment
    if after.all_granted and goes_out:
        yield from issued(after, scene, annex=after.shape.paper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Act[Dossier]):
    """Grant a half. `otherwise` says, per condition the computer calls not met or unknown, why."""

    code: ClassVar[str] = "grant"
    lane: Lane
    since: date | None = None
    until: date | None = None
    issues: bool = True
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
        if not state.shape.knows(self.lane, GRANTED):
            yield Obstacle(code="verdict-not-known", values={"lane": self.lane.value})
        if self.lane is state.first:
            yield from period_wrong(state, self.since, self.until, scene, taken=scene.day)
        yield from unexplained(state, scene, self.lane, self.otherwise)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        granted = Granted(
            on=scene.day,
            lane=self.lane,
            since=self.since,
            until=self.until,
            issues=self.issues,
            findings=frozen(state, scene, self.lane, self.otherwise),
            note=self.note,
        )
        yield granted
        after = granted.applied_to(state)
        if self.lane is Lane.WORK:
            for raised in charges_on_grant(state, scene, since=self.since, until=self.until):
                after = raised.applied_to(after)
                yield raised
        yield from followed(after, scene, self.lane)
