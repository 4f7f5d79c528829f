"""Paying in the portal: a payment is begun, and comes to nothing or brings money."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.acts.paid import charge_of
from tessera.dossier.acts.payment import charge_not_open, not_payable_now
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Payment
from tessera.law.charges import Proof

CAME_TO_NOTHING = ("failed", "cancelled", "expired")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStarted(DossierFact):
    """Somebody set out to pay `cents` of a charge; `payment` is the id the payment service gets."""

    code: ClassVar[str] = "payment-started"
    name: str
    payment: str
    cents: int

    def changes(self, dossier: Dossier) -> Dossier:
        begun = Payment(id=self.payment, charge=self.name, cents=self.cents, on=self.on)
        return replace(dossier, payments=(*dossier.payments, begun))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEnded(DossierFact):
    """A payment that was begun came to nothing: another can be begun."""

    code: ClassVar[str] = "payment-ended"
    payment: str
    why: str

    def changes(self, dossier: Dossier) -> Dossier:
        ended = tuple(
            replace(p, ended=self.why) if p.id == self.payment else p for p in dossier.payments
        )
        return replace(dossier, payments=ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPayment(Act[Dossier]):
    """Set out to pay a charge here. `payment`: an id that nobody used before."""

    code: ClassVar[str] = "start-payment"
    name: str
    payment: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from charge_not_open(state, self.name)
        yield from not_payable_now(state, self.name)
        due = charge_of(state, self.name)
        if due and not takes_payment_here(self.name, state, scene):
            yield Obstacle(code="not-payable-here")
        elif due and due.cents is None:
            yield Obstacle(code="amount-not-known")
        if under_way(state, self.name):
            yield Obstacle(code="payment-under-way")
        if not self.payment or any(p.id == self.payment for p in state.payments):
            yield wrong("payment-id-used", "payment")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        due = charge_of(state, self.name)
        assert due
        assert due.cents is not None
        yield PaymentStarted(
            on=scene.day, name=self.name, payment=self.payment, cents=due.cents - due.paid
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPayment(Act[Dossier]):
    """Note that the payment service says a payment came to nothing."""

    code: ClassVar[str] = "end-payment"
    payment: str
    why: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        if not any(p.id == self.payment and not p.ended for p in state.payments):
            yield Obstacle(code="no-such-payment")
        if self.why not in CAME_TO_NOTHING:
            yield wrong("unknown-ending", "why")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield PaymentEnded(on=scene.day, payment=self.payment, why=self.why)


def under_way(dossier: Dossier, name: str) -> Payment | None:
    """The payment of this charge of which nobody knows yet how it ended."""
    return next((p for p in dossier.payments if p.charge == name and not p.ended), None)


def takes_payment_here(name: str, dossier: Dossier, scene: Scene) -> bool:
    """Whether the payee takes this charge in the portal."""
    rows = scene.law.charges(dossier.procedure, dossier.work.authority)
    return any(row.name == name and row.proof is Proof.PORTAL for row in rows)
