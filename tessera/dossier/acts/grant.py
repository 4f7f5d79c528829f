"""Grant one half. When both halves are granted they meet: one administrative act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.doors import lane_not_open, not_allowed
from tessera.dossier.acts.issue import issued
from tessera.dossier.acts.readers import second_reader_missing
from tessera.dossier.facts import DossierFact
from tessera.dossier.findings import frozen, unexplained
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenFinding, Verdict
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
        if self.lane is Lane.WORK:
            if self.since is None or self.until is None:
                yield wrong("period-missing", "until" if self.since else "since")
            elif self.until < self.since:
                yield wrong("period-reversed", "until")
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
        if after.work.verdict is after.stay.verdict is Verdict.GRANTED and after.stay.issues:
            yield from issued(after, scene, annex="46")
