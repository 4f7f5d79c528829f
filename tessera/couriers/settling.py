"""What became of a payment that was begun here: asked of the service, recorded once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tessera.couriers.awaited import by_words
from tessera.couriers.provider import NoProvider, Stands, ask
from tessera.dossier.acts.paying import CAME_TO_NOTHING, EndPayment
from tessera.dossier.acts.payment import RecordPayment
from tessera.dossier.kernel import Act, Blocked
from tessera.dossier.model import Payment
from tessera.people.who import PLATFORM, Who
from tessera.registry.keys import Once
from tessera.registry.record import Asking, record

Recording = Callable[[UUID, Act[Any], Who, Asking], Any]
SILENT = "silent"


def begun(payment: str) -> tuple[UUID, Payment] | None:
    """The payment of this id, with the dossier in which it was begun."""
    for one in by_words(frozenset({payment})) if payment else ():
        for each in one.dossier.payments:
            if each.id == payment:
                return one.id, each
    return None


def settle(
    dossier: UUID,
    payment: Payment,
    day: date,
    at: datetime,
    *,
    recording: Recording = record,
    asking: Callable[[str], Stands] = ask,
) -> str:
    """Asks the service how the payment stands and records what follows from it; the state.

    Whoever asks first records it; a second answer, a retry, or a crash between the service and the
    door finds it recorded under the payment's own key. `silent`: the service did not answer.
    """
    try:
        stands = asking(payment.id)
    except NoProvider:
        return SILENT
    act = _followed(payment, stands)
    if act is not None:
        once = Once(key=f"{act.code} {payment.id}", body=dossier.bytes)
        trace = f"payment {payment.id}"
        try:
            recording(dossier, act, PLATFORM, Asking(day=day, at=at, once=once, trace=trace))
        except Blocked as blocked:
            if {o.code for o in blocked.obstacles} - {"payment-known", "no-such-payment"}:
                raise
    return stands.state


def _followed(payment: Payment, stands: Stands) -> Act[Any] | None:
    """Money is told by the sum that the service took; of an open payment nothing is told."""
    if stands.state == "paid":
        return RecordPayment(name=payment.charge, cents=stands.cents, payment=payment.id)
    if stands.state in CAME_TO_NOTHING and not payment.ended:
        return EndPayment(payment=payment.id, why=stands.state)
    return None  # open; or never begun there, and then it can be begun under the same id
