"""The law exempts somebody from a charge; an authority says so, and on what ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.acts.issue import effected
from tessera.dossier.acts.paid import with_charge
from tessera.dossier.acts.payment import charge_not_open, not_payable_now
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeWaived(DossierFact):
    """The law exempts this person from the charge."""

    code: ClassVar[str] = "charge-waived"
    name: str
    ground: str

    def changes(self, dossier: Dossier) -> Dossier:
        return with_charge(dossier, self.name, closed="waived", closed_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveCharge(Act[Dossier]):
    """Say that the law exempts from a charge, and on what ground."""

    code: ClassVar[str] = "waive-charge"
    name: str
    ground: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from charge_not_open(state, self.name)
        yield from not_payable_now(state, self.name)
        if not self.ground.strip():
            yield wrong("ground-missing", "ground")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        waived = ChargeWaived(on=scene.day, name=self.name, ground=self.ground)
        yield waived
        yield from effected(state, waived.applied_to(state), scene)
