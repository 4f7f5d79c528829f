"""Money: a charge is paid, paid in part, or waived; the authority that saw the proof says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Due, Phase


def _with_charge(dossier: Dossier, name: str, **changes: Any) -> Dossier:
    charges = tuple(replace(c, **changes) if c.name == name else c for c in dossier.charges)
    return replace(dossier, charges=charges)


def charge_of(dossier: Dossier, name: str) -> Due | None:
    return next((c for c in dossier.charges if c.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargePartPaid(DossierFact):
    """Less than the charge was received; `cents` is the new total."""

    code: ClassVar[str] = "charge-part-paid"
    name: str
    cents: int

    def changes(self, dossier: Dossier) -> Dossier:
        return _with_charge(dossier, self.name, paid=self.cents)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeSettled(DossierFact):
    """Paid in full: an authority saw the proof. `cents` is None where no sum was given."""

    code: ClassVar[str] = "charge-settled"
    name: str
    cents: int | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        return _with_charge(dossier, self.name, paid=self.cents or 0, closed="settled")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeWaived(DossierFact):
    """The law exempts this person from the charge."""

    code: ClassVar[str] = "charge-waived"
    name: str
    ground: str

    def changes(self, dossier: Dossier) -> Dossier:
        return _with_charge(dossier, self.name, closed="waived")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment(Act[Dossier]):
    """Say that money was received. `cents` is the sum of this payment."""

    code: ClassVar[str] = "record-payment"
    name: str
    cents: int

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)
        yield from charge_not_open(state, self.name)
        if self.cents <= 0:
            yield wrong("amount-missing", "cents")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        due = charge_of(state, self.name)
        assert due
        total = due.paid + self.cents
        if due.cents is not None and total < due.cents:
            yield ChargePartPaid(on=scene.day, name=self.name, cents=total)
        else:
            yield ChargeSettled(on=scene.day, name=self.name, cents=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveCharge(Act[Dossier]):
    """Say that the law exempts from a charge, and on what ground."""

    code: ClassVar[str] = "waive-charge"
    name: str
    ground: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)
        yield from charge_not_open(state, self.name)
        if not self.ground.strip():
            yield wrong("ground-missing", "ground")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield ChargeWaived(on=scene.day, name=self.name, ground=self.ground)


def charge_not_open(dossier: Dossier, name: str) -> Iterator[Obstacle]:
    """The charge must exist and still be open."""
    due = charge_of(dossier, name)
    if due is None:
        yield wrong("no-such-charge", "name", charge=name)
    elif due.closed:
        yield Obstacle(code="charge-closed", values={"charge": name})
