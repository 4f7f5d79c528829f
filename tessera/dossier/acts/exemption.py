"""The Region notes that this work needs no authorisation; the permit will say so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import period_wrong
from tessera.dossier.acts.doors import lane_not_open, not_allowed
from tessera.dossier.acts.grant import followed
from tessera.dossier.facts import DossierFact
from tessera.dossier.findings import frozen, unexplained
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, FrozenFinding
from tessera.dossier.shape import EXEMPT
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionNoted(DossierFact):
    """No authorisation to work is needed. Cooperation agreement of 2018, article 16."""

    code: ClassVar[str] = "exemption-noted"
    lane: Lane
    since: date | None = None
    until: date | None = None
    findings: tuple[FrozenFinding, ...] = ()
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(
            self.lane,
            verdict=Verdict.EXEMPT,
            verdict_on=self.on,
            verdict_version=dossier.version + 1,
            since=self.since,
            until=self.until,
            proposal=None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExemption(Act[Dossier]):
    """Note the exemption, where the procedure knows that verdict."""

    code: ClassVar[str] = "note-exemption"
    lane: Lane
    since: date | None = None
    until: date | None = None
    otherwise: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from lane_not_open(self.lane, state, scene)
        if not state.shape.knows(self.lane, EXEMPT):
            yield Obstacle(code="verdict-not-known", values={"lane": self.lane.value})
        yield from period_wrong(state, self.since, self.until, scene, taken=scene.day)
        yield from unexplained(state, scene, self.lane, self.otherwise)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        noted = ExemptionNoted(
            on=scene.day,
            lane=self.lane,
            since=self.since,
            until=self.until,
            findings=frozen(state, scene, self.lane, self.otherwise),
            note=self.note,
        )
        yield noted
        yield from followed(noted.applied_to(state), scene, self.lane)
