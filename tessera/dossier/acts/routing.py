"""The law names the authority of a lane; nobody chooses it."""

from dataclasses import dataclass
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.model import Dossier
from tessera.law.model import Lane, Mark


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
        opened = self.on if self.lane is Lane.WORK else None
        return dossier.with_lane(self.lane, authority=self.authority, opened_on=opened)
