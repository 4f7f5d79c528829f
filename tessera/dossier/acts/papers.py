"""Provisional papers: annex 49 while a card is awaited, 51 after the work, 15 in between."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.arrival import not_the_municipality
from tessera.dossier.acts.bounds import YEAR, beyond
from tessera.dossier.acts.holders import right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import FrozenTerm
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.title_clock import grace_clock
from tessera.dossier.titled import Paper
from tessera.words.days import add_months

BRIDGES = ("49", "51", "15")


SEASONAL = "annex-6"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIssued(TitleFact):
    """A provisional paper was handed over, valid until this day."""

    code: ClassVar[str] = "paper-issued"
    annex: str
    until: date
    near: FrozenTerm | None = None

    def changes(self, title: Title) -> Title:
        paper = Paper(annex=self.annex, since=self.on, until=self.until, near=self.near)
        return replace(title, papers=(*title.papers, paper))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePaper(Act[Title]):
    """Hand over a paper that covers the holder until a card, an answer or the end of the grace."""

    code: ClassVar[str] = "issue-paper"
    stream: ClassVar[str] = "title"
    until: date
    annex: str = "49"

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_the_municipality(self.code, state, scene)
        yield from right_over(state)
        if state.opened_on and not state.here:
            yield Obstacle(code="not-here-yet")
        yield from self._not_this_annex(state, scene)
        if self.until <= scene.day:
            yield wrong("until-too-early", "until", due=scene.day)
        yield from beyond("until", self.until, last=add_months(scene.day, YEAR))

    def _not_this_annex(self, title: Title, scene: Scene) -> Iterator[Obstacle]:
        """Another annex may be right where this one is wrong, so none of these shuts the act."""
        if self.annex == "49":
            yield from _not_waiting(title)
        elif self.annex == "51":
            yield from self._not_bridging(title, scene)
        elif self.annex == "6":
            yield from _not_the_permit(title)
        elif self.annex != "15":
            yield wrong("unknown-annex", "annex", annex=self.annex)

    def _not_bridging(self, title: Title, scene: Scene) -> Iterator[Obstacle]:
        """Annex 51 covers the time left after the work, and no day more."""
        clock = grace_clock(title, scene.law.calendar)
        if clock is None:
            yield wrong("work-not-ended", "annex")
        elif clock.over(scene.day):
            yield wrong("grace-is-over", "annex", due=clock.due)
        elif clock.due and title.card_until and title.card_until >= clock.due:
            yield wrong("card-covers-grace", "annex", until=title.card_until)
        elif clock.due and self.until > clock.due:
            yield wrong("paper-outlives-grace", "until", due=clock.due)

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        near = scene.law.term("paper-ends", procedure=state.procedure)
        yield PaperIssued(
            on=scene.day, annex=self.annex, until=self.until, near=FrozenTerm.of(near)
        )


def _not_the_permit(title: Title) -> Iterator[Obstacle]:
    """Annex 6 is the seasonal worker's permit itself. Royal Decree of 23 March 2020."""
    if title.card != SEASONAL:
        yield wrong("unknown-annex", "annex", annex="6")
    if title.unregistered:
        yield wrong("not-registered-yet", "annex")


def _not_waiting(title: Title) -> Iterator[Obstacle]:
    """Annex 49: between registration and card, or while a renewal filed in time is examined."""
    if title.unregistered:
        yield wrong("not-registered-yet", "annex")
    if title.card_on is None:
        return
    if title.pending is None:
        yield wrong("card-delivered-already", "annex")
    elif not title.pending.timely:
        yield replace(wrong("renewal-late", "annex"), source="aliens-act#61/25-3")
