"""What is to be paid: a charge with the sum of its day, unless the law waives it."""

from dataclasses import replace

from tessera.law.case import Case
from tessera.law.conditions import compiled
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.law.model import Charge


def summed(charge: Charge, figure: Amount) -> Charge:
    """The charge with its sum. Its id becomes that of the dated sum: what a payer relies on."""
    return replace(
        charge,
        id=figure.id,
        since=figure.since,
        until=figure.until,
        amount=figure.value,
        mark=figure.mark,
        note=figure.note or charge.note,
        cites=tuple(dict.fromkeys(figure.cites + charge.cites)),
    )


def waived(charge: Charge, case: Case) -> bool:
    """Only a test that is met waives: as long as an answer is open, the charge stands."""
    return charge.unless is not None and compiled(charge.unless)(case)[0] is Verdict.MET
