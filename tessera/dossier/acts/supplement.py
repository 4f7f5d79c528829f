"""Before completeness: whoever looks first asks for what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.answering import answer_term, days_wrong
from tessera.dossier.acts.doors import not_in_phase, not_the_first
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenTerm, Item, Phase, Request
from tessera.law.model import Lane, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequested(DossierFact):
    """The file is incomplete: these pieces are asked; the term runs from service."""

    code: ClassVar[str] = "supplement-requested"
    items: tuple[Item, ...]
    term: FrozenTerm
    note: str = ""
    asks: Lane = Lane.WORK

    def changes(self, dossier: Dossier) -> Dossier:
        request = Request(
            version=dossier.version + 1,
            lane=self.asks,
            items=self.items,
            asked_on=self.on,
            term=self.term,
            supplement=True,
            note=self.note,
            missing=frozenset(i.name for i in self.items),
        )
        return replace(dossier, phase=Phase.INCOMPLETE, requests=(*dossier.requests, request))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSupplement(Act[Dossier]):
    """Ask, once the file was looked at, for the pieces that are missing.

    `days`: how long the person has, where the law leaves that to whoever asks.
    """

    code: ClassVar[str] = "request-supplement"
    items: tuple[Item, ...]
    note: str = ""
    days: int | None = None

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_first(self.code, state, scene)
        yield from not_in_phase(state, Phase.FILED)
        yield from items_wrong(self.items, state, scene)
        yield from days_wrong(self.days, self._term(state, scene))

    def _term(self, state: Dossier, scene: Scene) -> Term:
        authority = state.lane(state.first).authority
        return scene.law.term("supplement", procedure=state.procedure, authority=authority)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield SupplementRequested(
            on=scene.day,
            items=self.items,
            term=answer_term(self.days, self._term(state, scene)),
            note=self.note,
            asks=state.first,
        )


def items_wrong(items: tuple[Item, ...], dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """Something must be asked, and only what the law's list of documents knows."""
    if not items:
        yield wrong("items-missing", "items")
    known = {r.name for r in scene.law.requirements(dossier.procedure, dossier.work.authority)}
    for item in items:
        if item.name not in known:
            yield wrong("not-required-by-law", "items", item=item.name)
