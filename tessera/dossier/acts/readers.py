"""Four eyes: a verdict proposed by one person, read and countersigned, or sent back, by another."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from tessera.dossier.acts.doors import AUTHORITIES
from tessera.dossier.facts import DossierFact
from tessera.dossier.half import Proposal
from tessera.dossier.kernel import Obstacle, Scene
from tessera.dossier.model import Dossier
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(DossierFact):
    """Inside one authority: this verdict is proposed to a second reader."""

    code: ClassVar[str] = "proposed"
    lane: Lane
    verdict: str
    person: str
    since: date | None = None
    until: date | None = None
    grounds: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = field(default=())
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        proposal = Proposal(
            verdict=self.verdict,
            person=self.person,
            on=self.on,
            since=self.since,
            until=self.until,
            grounds=self.grounds,
            otherwise=self.otherwise,
            note=self.note,
        )
        return dossier.with_lane(self.lane, proposal=proposal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Countersigned(DossierFact):
    """A second person of the same authority agrees; the verdict itself is the next fact."""

    code: ClassVar[str] = "countersigned"
    lane: Lane
    person: str

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(self.lane, proposal=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack(DossierFact):
    """The second reader does not agree, and says why (an id in the vault)."""

    code: ClassVar[str] = "sent-back"
    lane: Lane
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier.with_lane(self.lane, proposal=None)


def second_reader_missing(code: str, scene: Scene) -> Iterator[Obstacle]:
    """Where the authority asks for a second reader, nobody decides alone."""
    if scene.seat.kind not in AUTHORITIES:
        return
    if code in scene.law.authority(scene.seat.organisation).second_reader:
        yield Obstacle(code="second-reader-needed")
