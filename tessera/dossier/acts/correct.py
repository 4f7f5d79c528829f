"""A slip of the pen in a decision is set right; the decision itself stays what it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import period_wrong
from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title, TitleFact
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCorrected(DossierFact):
    """In the fact of version `about` these days were meant."""

    code: ClassVar[str] = "fact-corrected"
    lane: Lane
    about: int
    since: date | None
    until: date | None
    note: str

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(self.lane, since=self.since, until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleCorrected(TitleFact):
    """The title runs on these days: what the decision meant from the beginning."""

    code: ClassVar[str] = "title-corrected"
    since: date | None
    until: date | None

    def changes(self, title: Title) -> Title:
        return replace(title, since=self.since, until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFact(Act[Dossier]):
    """Set right the days of a grant, where they were written wrongly. The reasons say how."""

    code: ClassVar[str] = "correct-fact"
    lane: Lane
    note: str
    since: date | None = None
    until: date | None = None

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        lane = state.lane(self.lane)
        if lane.verdict.positive and self.lane is not state.first:
            yield Obstacle(code="days-of-the-first-half")
        elif not lane.verdict.positive:
            yield Obstacle(code="nothing-to-correct")
        since, until = self._meant(state)
        if lane.verdict.positive and self.lane is state.first:
            taken = lane.verdict_on or scene.day
            yield from period_wrong(state, since, until, scene, taken=taken)
        if lane.verdict.positive and (since, until) == (lane.since, lane.until):
            yield wrong("nothing-corrected", "until")
        if not self.note:
            yield wrong("reasons-missing", "note")

    def _meant(self, dossier: Dossier) -> tuple[date | None, date | None]:
        lane = dossier.lane(self.lane)
        return self.since or lane.since, self.until or lane.until

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        since, until = self._meant(state)
        yield FactCorrected(
            on=scene.day,
            lane=self.lane,
            about=state.lane(self.lane).verdict_version,
            since=since,
            until=until,
            note=self.note,
        )
        if state.issued_on:
            yield TitleCorrected(on=scene.day, since=since, until=until)
