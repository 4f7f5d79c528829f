"""Propose a verdict, and countersign it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.doors import lane_not_open, not_allowed
from tessera.dossier.acts.grant import Grant
from tessera.dossier.acts.readers import Countersigned, Proposed
from tessera.dossier.acts.refuse import Refuse
from tessera.dossier.half import Proposal
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.law.model import Lane


def _verdict(lane: Lane, proposal: Proposal) -> Grant | Refuse:
    """The decision that a proposal stands for.

    What was written with a proposed grant was meant for the second reader, and stays with them.
    """
    otherwise = dict(proposal.otherwise)
    if proposal.verdict == Grant.code:
        return Grant(
            lane=lane,
            since=proposal.since,
            until=proposal.until,
            otherwise=otherwise,
            read_by_two=True,
        )
    return Refuse(
        lane=lane,
        grounds=proposal.grounds,
        otherwise=otherwise,
        note=proposal.note,
        read_by_two=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Act[Dossier]):
    """Put a verdict (`grant` or `refuse`) before a second reader of one's own authority."""

    code: ClassVar[str] = "propose"
    lane: Lane
    verdict: str
    since: date | None = None
    until: date | None = None
    grounds: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from lane_not_open(self.lane, state, scene)
        if state.shape.notice:
            yield Obstacle(code="verdict-not-known", values={"lane": self.lane.value})
        if self.verdict not in {Grant.code, Refuse.code}:
            yield wrong("unknown-verdict", "verdict")
        else:
            yield from _verdict(self.lane, self._proposal(scene)).content_wrong(state, scene)
        if state.lane(self.lane).proposal:
            yield Obstacle(code="already-proposed")

    def _proposal(self, scene: Scene) -> Proposal:
        return Proposal(
            verdict=self.verdict,
            person=scene.person,
            on=scene.day,
            since=self.since,
            until=self.until,
            grounds=self.grounds,
            otherwise=tuple(sorted(self.otherwise.items())),
            note=self.note,
        )

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Proposed(
            on=scene.day,
            lane=self.lane,
            verdict=self.verdict,
            person=scene.person,
            since=self.since,
            until=self.until,
            grounds=self.grounds,
            otherwise=tuple(sorted(self.otherwise.items())),
            note=self.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Countersign(Act[Dossier]):
    """Agree, as another person, with what was proposed: the verdict falls."""

    code: ClassVar[str] = "countersign"
    lane: Lane

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from lane_not_open(self.lane, state, scene)
        proposal = state.lane(self.lane).proposal
        if proposal is None:
            yield Obstacle(code="nothing-proposed")
        elif proposal.person == scene.person:
            yield Obstacle(code="own-proposal")
        else:
            yield from _verdict(self.lane, proposal).content_wrong(state, scene)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        proposal = state.lane(self.lane).proposal
        assert proposal
        signed = Countersigned(on=scene.day, lane=self.lane, person=scene.person)
        yield signed
        yield from _verdict(self.lane, proposal).facts(signed.applied_to(state), scene)
