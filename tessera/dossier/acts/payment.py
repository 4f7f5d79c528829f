"""Money received: the authority that saw the proof says so, or the bank's own statement does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.acts.issue import effected
from tessera.dossier.acts.paid import ChargeOverpaid, ChargePartPaid, ChargeSettled, charge_of
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Phase
from tessera.law.charges import Unpaid

PENDING = (Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment(Act[Dossier]):
    """Say that money was received. `cents` is the sum of this payment.

    With `payment`, the id that a bank or a payment service gave it, money is told of that came
    whatever we think of it: after the end, or for what was paid already. It is told once.
    """

    code: ClassVar[str] = "record-payment"
    name: str
    cents: int
    payment: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        if self.payment:
            if charge_of(state, self.name) is None:
                yield wrong("no-such-charge", "name", charge=self.name)
            if self.payment in state.received:
                yield Obstacle(code="payment-known")
        else:
            yield from charge_not_open(state, self.name)
            yield from not_payable_now(state, self.name)
        if self.cents <= 0:
            yield wrong("amount-missing", "cents")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        due = charge_of(state, self.name)
        assert due
        told: dict[str, Any] = {
            "name": self.name,
            "cents": due.paid + self.cents,
            "payment": self.payment,
        }
        if due.closed:
            yield ChargeOverpaid(on=scene.day, **told)
        elif due.cents is not None and due.paid + self.cents < due.cents:
            rest = due.rest if not due.asked_rest else None
            yield ChargePartPaid(on=scene.day, rest=rest, **told)
        else:
            settled = ChargeSettled(on=scene.day, **told)
            yield settled
            yield from effected(state, settled.applied_to(state), scene)


def charge_not_open(dossier: Dossier, name: str) -> Iterator[Obstacle]:
    """The charge must exist and still be open."""
    due = charge_of(dossier, name)
    if due is None:
        yield wrong("no-such-charge", "name", charge=name)
        if not dossier.open_charges:
            yield Obstacle(code="no-charge-due")
    elif due.closed:
        yield Obstacle(code="charge-closed", values={"charge": name})


def not_payable_now(dossier: Dossier, name: str) -> Iterator[Obstacle]:
    """A charge is paid while the dossier is pending; one that a grant raised, after the grant."""
    due = charge_of(dossier, name)
    if due is None or due.effect != Unpaid.NO_EFFECT_YET:
        yield from not_in_phase(dossier, *PENDING)
