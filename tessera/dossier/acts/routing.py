"""The law names the authority of a lane; nobody chooses it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier
from tessera.dossier.shape import FILED
from tessera.law.competence import competent
from tessera.law.model import Lane, Mark
from tessera.law.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed(DossierFact):
    """The law names the authority of a lane; the rule and the answers it read are kept."""

    code: ClassVar[str] = "routed"
    lane: Lane
    authority: str
    rule: str
    read: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    mark: Mark = Mark.UNKNOWN

    def changes(self, dossier: Dossier) -> Dossier:
        opened = self.on if dossier.shape.opens(self.lane) == FILED else None
        return dossier.with_lane(self.lane, authority=self.authority, opened_on=opened)


def routes(procedure: Procedure, scene: Scene) -> Iterator[Routed]:
    """Each half of the procedure with its authority: by competence, or named by the procedure."""
    if Lane.WORK in procedure.lanes:
        work = competent(scene.law, procedure.code, scene.answers)
        assert work.authority
        yield Routed(
            on=scene.day,
            lane=Lane.WORK,
            authority=work.authority,
            rule=work.rule,
            read=tuple(work.inputs),
            cites=work.cites,
            mark=work.mark,
        )
    if Lane.STAY in procedure.lanes:
        yield Routed(
            on=scene.day,
            lane=Lane.STAY,
            authority=procedure.stay_authority,
            rule="stay",
            cites=procedure.cites,
            mark=procedure.mark,
        )
