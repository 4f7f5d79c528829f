"""A half opens: at once, when the file is complete, or when the other half is granted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.governing import governing_term
from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier, FrozenTerm
from tessera.dossier.shape import WORK_GRANTED
from tessera.law.model import Lane, Term

TERM_OF = {Lane.WORK: "decision-work", Lane.STAY: "decision"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneOpened(DossierFact):
    """The authority of this lane has the file: shared at once, not forwarded later.

    `term`: how long it has from this day, where it waited for the other half.
    """

    code: ClassVar[str] = "lane-opened"
    lane: Lane
    authority: str
    term: FrozenTerm | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        opened = dossier.with_lane(self.lane, authority=self.authority, opened_on=self.on)
        return replace(opened, second_term=self.term) if self.term else opened


def lanes_opened(dossier: Dossier, scene: Scene, *, when: str) -> Iterator[LaneOpened]:
    """The halves that open now; one that waited for the other gets a term of its own."""
    for lane in dossier.lanes:
        state = dossier.lane(lane)
        if dossier.shape.opens(lane) != when or state.opened_on is not None:
            continue
        own = decision_term(dossier, scene, lane) if when == WORK_GRANTED else None
        yield LaneOpened(
            on=scene.day,
            lane=lane,
            authority=state.authority,
            term=FrozenTerm.of(own) if own else None,
        )


def decision_term(dossier: Dossier, scene: Scene, lane: Lane) -> Term:
    """The term to decide on a half, by the law of the day that counts for it."""
    authority = dossier.lane(lane).authority
    return governing_term(TERM_OF[lane], dossier, scene, authority=authority)


def lane_decided_first(dossier: Dossier) -> Lane:
    """Whose term runs first: the stay's, unless the stay waits until the work is granted."""
    waits = dossier.shape.opens(Lane.STAY) == WORK_GRANTED
    return Lane.STAY if Lane.STAY in dossier.lanes and not waits else Lane.WORK
