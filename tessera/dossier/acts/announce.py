"""The Immigration Office announces that a stay may be ended, so that the holder can answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import YEAR, beyond
from tessera.dossier.acts.holders import grounds_wrong, not_of_the_title, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import FrozenTerm
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.titled import Announced
from tessera.law.model import Lane
from tessera.words.days import add_months, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingAnnounced(TitleFact):
    """The Immigration Office means to end the stay on these grounds, and hears the holder first."""

    code: ClassVar[str] = "ending-announced"
    grounds: tuple[str, ...]
    answer_by: date
    term: FrozenTerm
    note: str = ""

    def changes(self, title: Title) -> Title:
        announced = Announced(
            version=title.version + 1,
            on=self.on,
            grounds=self.grounds,
            answer_by=self.answer_by,
            term=self.term,
        )
        return replace(title, announced=announced)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceEnding(Act[Title]):
    """Tell the holder what is meant, why, and until when an answer counts. The officer sets it."""

    code: ClassVar[str] = "announce-ending"
    stream: ClassVar[str] = "title"
    grounds: tuple[str, ...]
    answer_by: date
    note: str

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        if state.announced:
            yield Obstacle(code="ending-announced-already")
        yield from grounds_wrong(self.grounds, Lane.STAY, state, scene)
        if not self.note:
            yield wrong("reasons-missing", "note")
        earliest = _earliest(state, scene)
        if self.answer_by <= scene.day or self.answer_by < earliest:
            eve = max(scene.day, earliest - timedelta(1))
            yield wrong("until-too-early", "answer_by", due=eve)
        yield from beyond("answer_by", self.answer_by, last=add_months(scene.day, YEAR))

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield EndingAnnounced(
            on=scene.day,
            grounds=self.grounds,
            answer_by=self.answer_by,
            term=FrozenTerm.of(scene.law.term("hearing", procedure=state.procedure)),
            note=self.note,
        )


def _earliest(title: Title, scene: Scene) -> date:
    """The first day the law allows; where it names none, any day after today."""
    term = scene.law.term("hearing", procedure=title.procedure)
    if term.length is None:
        return scene.day
    calendar = scene.law.calendar
    return last_day(scene.day, term.length, unit=term.unit, shift=term.shift, calendar=calendar)
