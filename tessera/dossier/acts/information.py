"""During examination: an authority asks for information; the answer has a term of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.answering import answer_term, days_wrong
from tessera.dossier.acts.doors import clock_of, lane_not_open, not_allowed
from tessera.dossier.acts.supplement import items_wrong
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, FrozenTerm, Item, Request
from tessera.law.model import Lane, Term
from tessera.words.days import last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationRequested(DossierFact):
    """These pieces are asked in a lane. Whether the decision term stands still, the norm says."""

    code: ClassVar[str] = "information-requested"
    lane: Lane
    items: tuple[Item, ...]
    term: FrozenTerm
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        request = Request(
            version=dossier.version + 1,
            lane=self.lane,
            items=self.items,
            asked_on=self.on,
            term=self.term,
            supplement=False,
            note=self.note,
            missing=frozenset(i.name for i in self.items),
        )
        return replace(dossier, requests=(*dossier.requests, request))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestInformation(Act[Dossier]):
    """Ask for documents or information needed to decide on this half.

    `days`: how long the person has, where the law leaves that to whoever asks.
    """

    code: ClassVar[str] = "request-information"
    lane: Lane
    items: tuple[Item, ...]
    note: str = ""
    days: int | None = None

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from lane_not_open(self.lane, state, scene)
        yield from items_wrong(self.items, state, scene)
        asked = {n for r in state.open_requests if r.lane is self.lane for n in r.missing}
        for item in self.items:
            if item.name in asked:
                yield Obstacle(code="already-asked", values={"item": item.name})
        yield from too_late_to_ask(self.lane, state, scene)
        yield from days_wrong(self.days, self._term(state, scene))

    def _term(self, state: Dossier, scene: Scene) -> Term:
        authority = state.lane(self.lane).authority
        return scene.law.term("information", procedure=state.procedure, authority=authority)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield InformationRequested(
            on=scene.day,
            lane=self.lane,
            items=self.items,
            term=answer_term(self.days, self._term(state, scene)),
            note=self.note,
        )


def too_late_to_ask(lane: Lane, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """Some terms to decide leave no room for a late question: its last day counts back from them.

    Seasonal work, Residence Act, article 61/29-4: sent at least 15 days before the decision is due.
    """
    decision = clock_of(state, "decision", scene)
    if decision is None or decision.due is None:
        return
    for term in scene.law.terms(state.procedure, state.lane(lane).authority):
        if term.starts != "due:decision" or term.lane is not lane or term.length is None:
            continue
        last = last_day(
            decision.due,
            term.length,
            unit=term.unit,
            shift=term.shift,
            calendar=scene.law.calendar,
        )
        if scene.day > last:
            yield Obstacle(code="too-late-to-ask", source=term.cites[0], values={"last": last})
