"""A proof of payment that lies in the file and that nobody has judged yet."""

from tessera.dossier.model import Dossier, Due
from tessera.law.model import Lane
from tessera.law.shelf import Law

OF_PAYMENT = "payment"


def proof_given(dossier: Dossier, due: Due, law: Law) -> bool:
    """Whether a proof of this charge was given and its payee has not said what it sees in it.

    A proof that is asked for again was not good enough; of a part that was received, the rest is
    open. Only an act of the payee closes the charge.
    """
    if due.closed or due.paid or dossier.phase.ended:
        return False
    lanes = {lane for lane in dossier.lanes if dossier.lane(lane).authority == due.payee}
    named = {name for paper in dossier.documents for name in paper.serves}
    asked_again = {name for request in dossier.open_requests for name in request.missing}
    return bool(_proofs(dossier, lanes, law) & named - asked_again)


def _proofs(dossier: Dossier, lanes: set[Lane], law: Law) -> set[str]:
    """The papers by which these halves come to know that they were paid."""
    rows = law.requirements(dossier.procedure, dossier.work.authority or "")
    return {row.name for row in rows if row.category == OF_PAYMENT and row.lane in lanes}


def still_to_pay(dossier: Dossier, law: Law) -> tuple[Due, ...]:
    """The charges that are open and of which no proof waits to be looked at."""
    return tuple(due for due in dossier.open_charges if not proof_given(dossier, due, law))
