"""The withdrawal of the work, or the ending of the stay, is contested. Nobody here judges it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.contesting import appeal_wrong
from tessera.dossier.acts.holders import not_of_the_title
from tessera.dossier.contest import Appeal
from tessera.dossier.instances import bodies_of_title
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.restoring import contestable
from tessera.dossier.title import Title, TitleFact
from tessera.law.model import Kind, Lane

# The ending of a stay is told to its holder alone, so nobody else contests it.
APPELLANTS = {
    Lane.WORK: (Kind.WORKER.value, Kind.EMPLOYER.value, Kind.REPRESENTATIVE.value),
    Lane.STAY: (Kind.WORKER.value,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested(TitleFact):
    """An appeal was lodged on this day. Whether it came in time is for its judge."""

    of: ClassVar[Lane]
    appellant: str
    body: str
    suspensive: bool = False
    note: str = ""

    def changes(self, title: Title) -> Title:
        appeal = Appeal(
            lane=self.of,
            appellant=self.appellant,
            body=self.body,
            lodged_on=self.on,
            suspensive=self.suspensive,
            against=contestable(title, self.of),
        )
        return replace(title, appeals=(*title.appeals, appeal))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalContested(Contested):
    """Somebody contests that the work authorisation was withdrawn."""

    code: ClassVar[str] = "withdrawal-contested"
    of: ClassVar[Lane] = Lane.WORK


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingContested(Contested):
    """The holder contests that the stay was ended."""

    code: ClassVar[str] = "ending-contested"
    of: ClassVar[Lane] = Lane.STAY


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTitleAppeal(Act[Title]):
    """Say that an appeal was lodged, by whom, before whom, and whether it suspends."""

    code: ClassVar[str] = "record-title-appeal"
    stream: ClassVar[str] = "title"
    lane: Lane
    appellant: str
    body: str
    lodged_on: date
    suspensive: bool = False
    note: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene, self.lane)
        decided = contestable(state, self.lane)
        if decided is None:
            yield Obstacle(code="no-ending-to-contest")
        if state.appeal(self.lane):
            yield Obstacle(code="title-appeal-pending")
        if self.appellant not in APPELLANTS[self.lane]:
            yield wrong("unknown-appellant", "appellant")
        before = bodies_of_title(state, self.lane, scene.law) if decided else ()
        yield from appeal_wrong(
            self.body, self.lodged_on, decided=decided, competent=before, day=scene.day
        )

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        kind = WithdrawalContested if self.lane is Lane.WORK else EndingContested
        yield kind(
            on=self.lodged_on,
            appellant=self.appellant,
            body=self.body,
            suspensive=self.suspensive,
            note=self.note,
        )
