"""The card that shows the title: ordered, then handed over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.arrival import not_the_municipality
from tessera.dossier.acts.bounds import TEN_YEARS, beyond
from tessera.dossier.acts.holders import nothing_to_show
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.title import Title, TitleFact
from tessera.words.days import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrdered(TitleFact):
    """The card was ordered from the maker."""

    code: ClassVar[str] = "card-ordered"

    def changes(self, title: Title) -> Title:
        return replace(title, card_ordered_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDelivered(TitleFact):
    """The worker has the card, valid until this day."""

    code: ClassVar[str] = "card-delivered"
    until: date

    def changes(self, title: Title) -> Title:
        return replace(title, card_on=self.on, card_until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard(Act[Title]):
    """Order the card, once the worker is found to live there."""

    code: ClassVar[str] = "order-card"
    stream: ClassVar[str] = "title"

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_municipality(self.code, state, scene)
        yield from nothing_to_show(state, scene)
        if state.unregistered:
            yield Obstacle(code="not-registered-yet")
        if "report-residence-check" in state.follow_up and not state.lives_there:
            yield Obstacle(code="residence-not-established")
        if state.card_ordered_on:
            yield Obstacle(code="card-ordered-already")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield CardOrdered(on=scene.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverCard(Act[Title]):
    """Hand over the card."""

    code: ClassVar[str] = "deliver-card"
    stream: ClassVar[str] = "title"
    until: date

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_municipality(self.code, state, scene)
        yield from nothing_to_show(state, scene)
        if not state.card_ordered_on:
            yield Obstacle(code="card-not-ordered")
        if state.card_on:
            yield Obstacle(code="card-delivered-already")
        if state.until and self.until > state.until:
            yield wrong("card-outlives-title", "until", until=state.until)
        else:
            last = add_months(scene.day, TEN_YEARS)
            yield from beyond("until", self.until, first=scene.day, last=last)

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield CardDelivered(on=scene.day, until=self.until)
