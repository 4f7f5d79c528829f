"""The holder answers before a stay is ended: what they say is weighed, whatever day it comes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.holders import not_of_the_title, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Document
from tessera.dossier.title import Title, TitleFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed(TitleFact):
    """The holder answered the announcement; the words are a note in the vault."""

    code: ClassVar[str] = "observed"
    note: str
    documents: tuple[Document, ...] = ()

    def changes(self, title: Title) -> Title:
        return replace(title, observed_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe(Act[Title]):
    """Say what speaks against ending the stay. Late is still possible until it is decided."""

    code: ClassVar[str] = "observe"
    stream: ClassVar[str] = "title"
    note: str
    documents: tuple[Document, ...] = ()

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        if state.announced is None:
            yield Obstacle(code="nothing-announced")
        if not self.note and not self.documents:
            yield wrong("nothing-given", "note")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield Observed(on=scene.day, note=self.note, documents=self.documents)
