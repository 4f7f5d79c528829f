"""Money goes back: what was paid by mistake, or too much. A refusal gives nothing back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.acts.paid import charge_of, with_charge
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Due
from tessera.law.charges import Refunded


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRefunded(DossierFact):
    """The payee gave `cents` back, on a ground that the law knows."""

    code: ClassVar[str] = "charge-refunded"
    name: str
    cents: int
    ground: str

    def changes(self, dossier: Dossier) -> Dossier:
        due = charge_of(dossier, self.name)
        if due is None:
            return dossier
        left = max(0, due.paid - self.cents)
        short = due.cents is None or left < due.cents
        closed = "refunded" if due.closed == "settled" and short else due.closed
        return with_charge(dossier, self.name, paid=left, closed=closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund(Act[Dossier]):
    """Give money back. Only who received it can, and never more than was received."""

    code: ClassVar[str] = "refund"
    name: str
    cents: int
    ground: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        due = charge_of(state, self.name)
        yield from _nothing_here(state, scene)
        if due is None:
            yield wrong("no-such-charge", "name", charge=self.name)
            return
        if due.payee != scene.seat.organisation:
            yield wrong("not-the-payee", "name")
        elif not due.paid:
            yield wrong("nothing-received", "name")
        if self.ground not in _grounds(due, state, scene):
            yield wrong("no-refund-on-this-ground", "ground", ground=self.ground)
        if self.cents <= 0:
            yield wrong("amount-missing", "cents")
        elif due.paid and self.cents > _most(due, self.ground):
            yield wrong("more-than-refundable", "cents")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield ChargeRefunded(on=scene.day, name=self.name, cents=self.cents, ground=self.ground)


def _nothing_here(dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """This seat is paid no charge of the dossier, or nothing of it came in."""
    own = [due for due in dossier.charges if due.payee == scene.seat.organisation]
    if not own:
        yield Obstacle(code="no-charge-here")
    elif not any(due.paid for due in own):
        yield Obstacle(code="nothing-to-refund")


def _grounds(due: Due, dossier: Dossier, scene: Scene) -> tuple[str, ...]:
    """The grounds that the law of today knows for this charge."""
    rows = scene.law.charges(dossier.procedure, dossier.work.authority)
    return next((row.refunds for row in rows if row.name == due.name), ())


def _most(due: Due, ground: str) -> int:
    """What can go back: all that was paid by mistake; of what was too much, the excess."""
    return due.excess if ground == Refunded.TOO_MUCH and due.closed != "waived" else due.paid
