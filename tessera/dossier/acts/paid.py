"""What was received of a charge: a part, all of it, or more than that."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.model import Dossier, Due, FrozenTerm


def with_charge(dossier: Dossier, name: str, **changes: Any) -> Dossier:
    charges = tuple(replace(c, **changes) if c.name == name else c for c in dossier.charges)
    return replace(dossier, charges=charges)


def charge_of(dossier: Dossier, name: str) -> Due | None:
    return next((c for c in dossier.charges if c.name == name), None)


def _received(dossier: Dossier, name: str, payment: str, **changes: Any) -> Dossier:
    """The charge changes; a payment with an id is remembered, and one begun here has ended."""
    after = with_charge(dossier, name, **changes)
    if not payment:
        return after
    begun = tuple(replace(p, ended="paid") if p.id == payment else p for p in after.payments)
    return replace(after, payments=begun, received=(*after.received, payment))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargePartPaid(DossierFact):
    """Less than the charge was received; `cents` is the new total.

    `rest`: the term in which the rest is to be paid, which runs once the letter is served.
    """

    code: ClassVar[str] = "charge-part-paid"
    name: str
    cents: int
    payment: str = ""
    rest: FrozenTerm | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        asked = {"asked_rest": dossier.version + 1} if self.rest else {}
        return _received(dossier, self.name, self.payment, paid=self.cents, **asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeSettled(DossierFact):
    """Paid in full: an authority saw the proof, or the money came.

    `cents` is None where no sum was given; `payment` names the payment, where one is known.
    """

    code: ClassVar[str] = "charge-settled"
    name: str
    cents: int | None = None
    payment: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        paid = {"paid": self.cents or 0, "closed": "settled", "closed_on": self.on}
        return _received(dossier, self.name, self.payment, **paid)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeOverpaid(DossierFact):
    """Money came for a charge that was paid or waived already; `cents` is the new total."""

    code: ClassVar[str] = "charge-overpaid"
    name: str
    cents: int
    payment: str

    def changes(self, dossier: Dossier) -> Dossier:
        return _received(dossier, self.name, self.payment, paid=self.cents)
