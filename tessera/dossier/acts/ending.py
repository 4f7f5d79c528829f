"""The Immigration Office ends a stay: once the holder could answer, and for this one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.holders import grounds_wrong, not_of_the_title, right_over
from tessera.dossier.acts.lapsing import StayEnded, WorkLapsed
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.title import Title
from tessera.dossier.title_clock import hearing_clock
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class EndStay(Act[Title]):
    """End the stay. `examination` is the note that weighs this person's own situation."""

    code: ClassVar[str] = "end-stay"
    stream: ClassVar[str] = "title"
    grounds: tuple[str, ...]
    note: str
    examination: str

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        yield from _not_heard(state, scene)
        yield from grounds_wrong(self.grounds, Lane.STAY, state, scene)
        yield from _not_among_the_announced(self.grounds, state)
        if not self.note:
            yield wrong("reasons-missing", "note")
        if not self.examination:
            yield wrong("examination-missing", "examination")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield StayEnded(
            on=scene.day, grounds=self.grounds, note=self.note, examination=self.examination
        )
        yield WorkLapsed(on=scene.day)


def _not_among_the_announced(grounds: tuple[str, ...], title: Title) -> Iterator[Obstacle]:
    """The holder is heard on each ground: of another one they have to be told first."""
    heard = title.announced.grounds if title.announced else grounds
    if set(grounds) - set(heard):
        yield wrong("ground-not-announced", "grounds")


def _not_heard(title: Title, scene: Scene) -> Iterator[Obstacle]:
    """Nobody loses a stay without having been able to answer."""
    clock = hearing_clock(title)
    if clock is None:
        yield Obstacle(code="ending-not-announced", source="aliens-act#62")
    elif clock.start is None:
        yield Obstacle(code="announcement-not-served", source="aliens-act#62")
    elif not clock.over(scene.day) and title.observed_on is None:
        yield Obstacle(code="hearing-still-runs", values={"due": clock.due or ""})
