"""What is told and not asked for: an authority takes note, or its term passes; then it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, notice_closed
from tessera.dossier.facts import DossierFact
from tessera.dossier.findings import frozen, unexplained
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, FrozenFinding, Phase
from tessera.law.model import Lane

STARTS, NUMBER = "contract.start", "employer.number"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeNoted(DossierFact):
    """The authority has looked, and does not oppose."""

    code: ClassVar[str] = "notice-noted"
    lane: Lane
    findings: tuple[FrozenFinding, ...] = ()
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(
            self.lane,
            verdict=Verdict.NOTED,
            verdict_on=self.on,
            verdict_version=dossier.version + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeStands(DossierFact):
    """What was told stands: the holder works for `employer` since `since`.

    `employer` is the id of an organisation, or its enterprise number; `tacit`: nobody opposed
    within the term, so that the law itself lets it stand.
    """

    code: ClassVar[str] = "notice-stands"
    lane: Lane
    employer: str
    since: date
    tacit: bool = False
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        if self.tacit:
            dossier = dossier.with_lane(self.lane, verdict=Verdict.UNOPPOSED, verdict_on=self.on)
        return replace(dossier, phase=Phase.STANDS, ended_on=self.on)


def stands(
    dossier: Dossier, scene: Scene, *, on: date, tacit: bool = False, note: str = ""
) -> NoticeStands:
    """The new employer and the first day of work, as they were told."""
    starts = scene.answers.get(STARTS)
    return NoticeStands(
        on=on,
        lane=dossier.first,
        employer=dossier.employer or str(scene.answers.get(NUMBER) or ""),
        since=starts if isinstance(starts, date) else on,
        tacit=tacit,
        note=note,
    )


def unopposed(dossier: Dossier, scene: Scene, *, on: date) -> Iterator[Fact[Any]]:
    """Nobody opposed within the term. Nothing is decided, and no paper needs a signature."""
    yield stands(dossier, scene, on=on, tacit=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeNote(Act[Dossier]):
    """Take note before the term has passed: the change stands from today."""

    code: ClassVar[str] = "take-note"
    lane: Lane
    otherwise: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from notice_closed(self.lane, state, scene)
        yield from unexplained(state, scene, self.lane, self.otherwise)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        noted = NoticeNoted(
            on=scene.day,
            lane=self.lane,
            findings=frozen(state, scene, self.lane, self.otherwise),
            note=self.note,
        )
        yield noted
        yield stands(noted.applied_to(state), scene, on=scene.day, note=self.note)
