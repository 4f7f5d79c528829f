"""The law asks sums of whoever files; what it exempts from is not raised."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier, Due, FrozenTerm
from tessera.law.assess import assess
from tessera.law.charges import Charge, Raised
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Mark
from tessera.law.shelf import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRaised(DossierFact):
    """The law asks a sum, in cents; None while the law's amount is unknown.

    `effect` is what the law makes of it when it is not paid; `rest` the term to complete a payment.
    """

    code: ClassVar[str] = "charge-raised"
    name: str
    payee: str
    cents: int | None
    norm: str
    version: date
    mark: Mark = Mark.UNKNOWN
    effect: str = ""
    rest: FrozenTerm | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        due = Due(
            name=self.name,
            payee=self.payee,
            cents=self.cents,
            norm=self.norm,
            effect=self.effect,
            rest=self.rest,
        )
        return replace(dossier, charges=(*dossier.charges, due))


def charges_raised(procedure: str, authority: str, scene: Scene) -> Iterator[ChargeRaised]:
    """The charges of the day of filing, but for those the law exempts these answers from."""
    yield from _raised(Raised.FILED, procedure, authority, scene, scene.answers)


def charges_on_grant(
    dossier: Dossier, scene: Scene, *, since: date | None, until: date | None
) -> Iterator[ChargeRaised]:
    """The charges that a grant raises; their quantity may rest on the period that is granted."""
    told = {"granted.since": since, "granted.until": until}
    answers = {**scene.answers, **{name: day for name, day in told.items() if day}}
    yield from _raised(Raised.GRANTED, dossier.procedure, dossier.work.authority, scene, answers)


def _raised(
    by: Raised, procedure: str, authority: str, scene: Scene, answers: Answers
) -> Iterator[ChargeRaised]:
    found = assess(scene.law, procedure, answers, authority=authority)
    for due in found.due:
        charge = due.charge
        if due.verdict is Verdict.NOT_MET or charge.raised is not by:
            continue
        yield ChargeRaised(
            on=scene.day,
            name=charge.name,
            payee=charge.payee,
            cents=None if charge.amount is None else int(charge.amount * 100),
            norm=charge.id,
            version=charge.since,
            mark=charge.mark,
            effect=charge.effect,
            rest=_rest(charge, procedure, authority, scene.law),
        )


def _rest(charge: Charge, procedure: str, authority: str, law: Law) -> FrozenTerm | None:
    if not charge.rest:
        return None
    return FrozenTerm.of(law.term(charge.rest, procedure=procedure, authority=authority))
