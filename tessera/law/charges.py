"""What is to be paid, to whom, how and when: a charge with the sum of its day, unless waived."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tessera.law.case import Case, as_number
from tessera.law.conditions import compiled
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.law.model import Norm, Reference, Test
from tessera.words.languages import Text


class Proof(StrEnum):
    """How a payee comes to know: a proof of payment in the file, or payment in the portal."""

    PAYMENT = "payment"
    PORTAL = "portal"
    COUNTER = "counter"  # the payee's own counter, on the day of lodging: never by this platform


class Unpaid(StrEnum):
    """What the law makes of a charge that is not paid. A person says so; nothing does by itself."""

    NOT_PROCESSED = "not-processed"  # the file waits, as it was filed
    INADMISSIBLE = "inadmissible"
    THIRTY_DAYS = "thirty-days"  # time is given even to whoever paid nothing
    NO_EFFECT_YET = "no-effect-yet"  # the decision stands and takes effect on payment
    UNKNOWN = "unknown"


class Raised(StrEnum):
    """The fact that raises a charge."""

    FILED = "filed"
    GRANTED = "granted"


class Refunded(StrEnum):
    """On what grounds money goes back. A refusal is none."""

    BY_MISTAKE = "by-mistake"
    TOO_MUCH = "too-much"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Norm):
    """A sum to be paid, unless a test is met.

    `figure` and `key` name the dated amount; `Law.charges` fills in `amount` in euro (None when
    unknown) and, as `id`, the row of that amount: the norm a decision relied on. `per` and
    `quantity`: the amount is the price of one year, and a named derivation says of how many.
    `effect` says what happens when it is not paid, `rest` names the term within which a payment
    that was too small is completed, `account` where transfers go, `refunds` when money goes back.
    """

    name: str
    payee: str
    figure: str
    key: str = ""
    amount: Decimal | None = None
    label: Text
    unless: Test | None = None
    proof: Proof = Proof.PAYMENT
    raised: Raised = Raised.FILED
    per: str = ""
    quantity: str = ""
    effect: Unpaid = Unpaid.UNKNOWN
    rest: str = ""
    account: str = ""
    refunds: tuple[Refunded, ...] = ()
    reference: Reference = Reference.FILING


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Norm):
    """Where transfers to a payee go. `reference`: `structured`, or `free` (names and birth date).

    `iban` is None where the account was not found; then nobody is sent there.
    """

    name: str
    holder: str
    iban: str | None
    bic: str = ""
    reference: str = "structured"


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


def for_case(charge: Charge, case: Case) -> Charge:
    """With the whole sum of this case: price times quantity; None while the quantity is open."""
    if not charge.quantity or charge.amount is None:
        return charge
    many = as_number(case.found(charge.quantity).value)
    return replace(charge, amount=None if many is None else charge.amount * many)


def waived(charge: Charge, case: Case) -> bool:
    """Only a test that is met waives: as long as an answer is open, the charge stands."""
    return charge.unless is not None and compiled(charge.unless)(case)[0] is Verdict.MET


PERIODS: Mapping[str, int] = {"year": 12}
"""In months, the periods of which a charge may be the price."""
