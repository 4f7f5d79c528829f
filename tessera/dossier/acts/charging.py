"""The law asks sums of whoever files; what it exempts from is not raised."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier, Due
from tessera.law.assess import assess
from tessera.law.findings import Verdict
from tessera.law.model import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRaised(DossierFact):
    """The law asks a sum, in cents; None while the law's amount is unknown."""

    code: ClassVar[str] = "charge-raised"
    name: str
    payee: str
    cents: int | None
    norm: str
    version: date
    mark: Mark = Mark.UNKNOWN

    def changes(self, dossier: Dossier) -> Dossier:
        due = Due(name=self.name, payee=self.payee, cents=self.cents, norm=self.norm)
        return replace(dossier, charges=(*dossier.charges, due))


def charges_raised(procedure: str, authority: str, scene: Scene) -> Iterator[ChargeRaised]:
    """The charges of the day of filing, but for those the law exempts these answers from."""
    found = assess(scene.law, procedure, scene.answers, authority=authority)
    for charge in (d.charge for d in found.due if d.verdict is not Verdict.NOT_MET):
        yield ChargeRaised(
            on=scene.day,
            name=charge.name,
            payee=charge.payee,
            cents=None if charge.amount is None else int(charge.amount * 100),
            norm=charge.id,
            version=charge.since,
            mark=charge.mark,
        )
