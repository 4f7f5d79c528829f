"""Oppose what was told, within the term: with grounds, reasons and a remedy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, notice_closed
from tessera.dossier.acts.readers import second_reader_missing
from tessera.dossier.acts.refuse import unfounded
from tessera.dossier.facts import DossierFact
from tessera.dossier.findings import frozen
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, FrozenFinding, Phase
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOpposed(DossierFact):
    """The authority opposes on these grounds; the reasons are a note in the vault."""

    code: ClassVar[str] = "notice-opposed"
    lane: Lane
    grounds: tuple[str, ...]
    findings: tuple[FrozenFinding, ...] = ()
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        opposed = dossier.with_lane(
            self.lane,
            verdict=Verdict.OPPOSED,
            verdict_on=self.on,
            verdict_version=dossier.version + 1,
        )
        return replace(opposed, phase=Phase.OPPOSED, ended_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oppose(Act[Dossier]):
    """Oppose. The permit stays as it is, for the employer that it names."""

    code: ClassVar[str] = "oppose"
    lane: Lane
    grounds: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from notice_closed(self.lane, state, scene)
        yield from second_reader_missing("refuse", scene)
        yield from unfounded(self.lane, self.grounds, self.note, state, scene)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield NoticeOpposed(
            on=scene.day,
            lane=self.lane,
            grounds=self.grounds,
            findings=frozen(state, scene, self.lane, self.otherwise),
            note=self.note,
        )
