"""An appeal about a title was judged: an annulment undoes the withdrawal, or the ending of stay."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.contesting import ANNULLED, judgment_wrong
from tessera.dossier.acts.holders import not_of_the_title
from tessera.dossier.acts.work_end import work_ended
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.restoring import judged, registered_again, without_ending, without_withdrawal
from tessera.dossier.title import Title, TitleFact
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalJudged(TitleFact):
    """The appeal against the withdrawal ended so. Annulled, the permit to work lives again."""

    code: ClassVar[str] = "withdrawal-judged"
    outcome: str
    note: str = ""

    def changes(self, title: Title) -> Title:
        told = judged(title, Lane.WORK, self.outcome, self.on)
        return without_withdrawal(told, self.on) if self.outcome == ANNULLED else told


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingJudged(TitleFact):
    """The appeal against the ending of the stay ended so. Annulled, the stay goes on."""

    code: ClassVar[str] = "ending-judged"
    outcome: str
    note: str = ""

    def changes(self, title: Title) -> Title:
        told = judged(title, Lane.STAY, self.outcome, self.on)
        return without_ending(told) if self.outcome == ANNULLED else told


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseUndone(TitleFact):
    """The work no longer lapses with the stay: all that employer and region need to know."""

    code: ClassVar[str] = "lapse-undone"

    def changes(self, title: Title) -> Title:
        return registered_again(replace(title, work_lapsed_on=None), self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTitleJudgment(Act[Title]):
    """Say how an appeal about a title ended. `note` tells what the judgment says."""

    code: ClassVar[str] = "record-title-judgment"
    stream: ClassVar[str] = "title"
    lane: Lane
    outcome: str
    judged_on: date
    note: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene, self.lane)
        appeal = state.appeal(self.lane)
        if appeal is None:
            yield Obstacle(code="no-title-appeal")
        yield from judgment_wrong(
            self.outcome, self.judged_on, note=self.note, appeal=appeal, day=scene.day
        )

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        if self.lane is Lane.WORK:
            yield WithdrawalJudged(on=self.judged_on, outcome=self.outcome, note=self.note)
            return
        yield EndingJudged(on=self.judged_on, outcome=self.outcome, note=self.note)
        if self.outcome == ANNULLED:
            yield LapseUndone(on=self.judged_on)
            yield from _told_meanwhile(state, scene)


def _told_meanwhile(title: Title, scene: Scene) -> Iterator[Fact[Any]]:
    """A withdrawal that reached the holder while the stay had ended ends the work after all."""
    told = title.served_on(title.withdrawn_version) if title.withdrawn_on else None
    if told and title.work_ended_on is None:
        yield work_ended(told, title, scene, withdrawn=True)
