"""What is asked of a dossier as its payer meets it: sum, payee, account, reference, code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tessera.couriers.pictures import payment_code
from tessera.couriers.provider import configured
from tessera.desk.view import View
from tessera.dossier.acts.paying import under_way
from tessera.dossier.model import Due
from tessera.dossier.proven import proof_given
from tessera.faces.look.telling import Source, Teller
from tessera.law.charges import Account, Charge, Proof
from tessera.law.model import Answers, Mark
from tessera.law.shelf import Law
from tessera.words.countries import UnknownCountry, nationality
from tessera.words.identifiers import iban
from tessera.words.languages import Language
from tessera.words.remittance import free_for, scanned, structured_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """How to pay by transfer; `code` is a picture to scan, empty while the sum is not known."""

    holder: str
    iban: str
    bic: str
    reference: str
    free: bool
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One charge. `rest` is None while the sum is not known; `until`, where a term runs."""

    due: Due
    label: str
    payee: str
    rest: Decimal | None
    received: Decimal
    transfer: Transfer | None
    reference: str
    online: bool
    begun: bool
    mark: Mark
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    until: date | None
    proof_given: bool


def asked_of(view: View, language: Language) -> tuple[Asked, ...]:
    """Every charge of the dossier, those still to be paid first."""
    now = _rows(view, view.law)
    filed = view.dossier.filed_on
    then = _rows(view, view.law.shelf.on(filed)) if filed else ()
    relied_on = {row.id: row for row in (*now, *then)}
    today = {row.name: row for row in now}
    teller = Teller(law=view.law, language=language)
    ordered = sorted(view.dossier.charges, key=lambda due: bool(due.closed))
    return tuple(
        _asked(due, today.get(due.name), relied_on.get(due.norm), view, teller) for due in ordered
    )


def _rows(view: View, law: Law) -> tuple[Charge, ...]:
    return law.charges(view.dossier.procedure, view.dossier.work.authority)


def reference_of(view: View, name: str) -> str:
    """The structured reference of a charge: all that a payment service hears of the dossier."""
    return structured_for(view.reference, name).shown


def _asked(
    due: Due, row: Charge | None, relied_on: Charge | None, view: View, teller: Teller
) -> Asked:
    """How to pay is told as it is today; the sum, and how sure it is, as when it was asked."""
    of_sum = relied_on or row
    rest = None if due.cents is None else Decimal(max(0, due.cents - due.paid)) / 100
    clock = next((c for c in view.clocks if due.clock and c.key == due.clock), None)
    account = view.law.account(row.account) if row and row.account else None
    here = row is not None and row.proof is Proof.PORTAL and configured()
    return Asked(
        due=due,
        label=row.label.said_in(teller.language) if row else due.name,
        payee=view.law.authority(due.payee).name.said_in(teller.language),
        rest=rest,
        received=Decimal(due.paid) / 100,
        transfer=_transfer(due, account, rest, view, teller),
        reference=reference_of(view, due.name),
        online=here and rest is not None and not due.closed,
        begun=under_way(view.dossier, due.name) is not None,
        mark=of_sum.mark if of_sum else Mark.UNKNOWN,
        notes=teller.notes(norm for norm in (of_sum, account) if norm),
        sources=teller.sources(of_sum.cites if of_sum else ()),
        until=clock.due if clock and not due.closed else None,
        proof_given=proof_given(view.dossier, due, view.law),
    )


def _transfer(
    due: Due, account: Account | None, rest: Decimal | None, view: View, teller: Teller
) -> Transfer | None:
    if due.closed or account is None or not account.iban:
        return None
    free = account.reference == "free"
    text = _names(view.answers, teller.language) if free else reference_of(view, due.name)
    code = ""
    if rest and text:
        code = payment_code(
            scanned(holder=account.holder, iban=account.iban, bic=account.bic, euro=rest, text=text)
        )
    known = iban(account.iban)
    return Transfer(
        holder=account.holder,
        iban=getattr(known, "shown", account.iban),
        bic=account.bic,
        reference=text,
        free=free,
        code=code,
    )


def _names(answers: Answers, language: Language) -> str:
    """Whose contribution it is, in the words that the payee asks; empty where one is missing."""
    parts = dict(_parts(answers, language))
    born = answers.get("worker.birth-date")
    if len(parts) < 3 or not isinstance(born, date):
        return ""
    return free_for(parts["surname"], parts["given"], parts["nationality"], born)


def _parts(answers: Answers, language: Language) -> Iterator[tuple[str, str]]:
    for key, name in (("surname", "worker.surname"), ("given", "worker.given-names")):
        if answers.get(name):
            yield key, str(answers[name])
    code = answers.get("worker.nationality")
    if isinstance(code, str):
        try:
            yield "nationality", nationality(code, language)
        except UnknownCountry:
            return
