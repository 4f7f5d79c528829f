"""Reads CODA, the coded statement of Belgian banks: records of 128 characters.

https://www.febelfin.be, "Gecodeerd rekeningafschrift / Relevé de compte codifié", version 2: record
0 opens, 1 gives the account and the old balance, 2.1-2.3 are a movement and what was written with
it, 3 explains, 4 is free text, 8 gives the new balance, 9 closes. Numbers of characters below count
from 1, as in that text. The control totals must add up, or nothing is believed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tessera.couriers.statement import Line, Unreadable
from tessera.words.identifiers import Identifier, iban, structured_reference

LENGTH = 128
STRUCTURED = frozenset({"101", "102"})  # communications that are a structured reference
CENTURY = 2000


@dataclass(slots=True)
class Movement:
    """One movement as its records tell it; `written` grows with 2.2 and 2.3."""

    at: int
    sequence: str
    detail: str
    cents: int
    on: date
    bank: str
    kind: str
    written: list[str]


@dataclass(slots=True)
class Account:
    """What lies between records 1 and 8."""

    number: str
    currency: str
    before: int
    movements: list[Movement] = field(default_factory=list)
    after: int | None = None


def lines_of(content: bytes) -> tuple[Line, ...]:
    """Every movement. Raises Unreadable, with the line of the file."""
    records = content.decode("latin-1").replace("\r\n", "\n").rstrip("\n\x1a ").split("\n")
    accounts: list[Account] = []
    for at, record in enumerate(records, 1):
        if len(record.ljust(LENGTH)) != LENGTH:
            raise Unreadable("coda-length", at)
        _read(record.ljust(LENGTH), at, accounts)
    if not records[0].startswith("0") or not records[-1].startswith("9") or not accounts:
        raise Unreadable("coda-incomplete", len(records))
    return tuple(line for account in accounts for line in _lines(account))


def _read(record: str, at: int, accounts: list[Account]) -> None:
    kind = record[:2] if record[0] == "2" else record[0]
    if kind == "1":
        accounts.append(_opened(record, at))
    elif kind in {"0", "3", "4", "9"}:
        return
    elif not accounts or kind not in {"21", "22", "23", "8"}:
        raise Unreadable("coda-order", at)
    elif kind == "8":
        accounts[-1].after = _cents(record, 42, at)
    elif kind == "21":
        accounts[-1].movements.append(_movement(record, at))
    else:
        _continued(accounts[-1], record, at)


def _opened(record: str, at: int) -> Account:
    """Record 1: the account, in the four ways in which a number may stand there."""
    if record[1] in "23":
        number, currency = record[5:36].strip(), record[39:42]
    else:
        number, currency = record[5:17].strip(), record[18:21]
        if record[1] == "0" and number.isdigit():
            number = _as_iban(number)
    known = iban(number)
    if not isinstance(known, Identifier):
        raise Unreadable("no-account", at)
    return Account(known.canonical, currency, _cents(record, 43, at))


def _as_iban(number: str) -> str:
    """A Belgian account number of twelve digits as an IBAN."""
    check = 98 - int(number + "111400") % 97  # B = 11, E = 14
    return f"BE{check:02}{number}"


def _movement(record: str, at: int) -> Movement:
    kind = record[62:65] if record[61] == "1" else ""
    return Movement(
        at=at,
        sequence=record[2:6],
        detail=record[6:10],
        cents=_cents(record, 32, at),
        on=_day(record[115:121], at),
        bank=record[10:31].strip(),
        kind=kind,
        written=[record[65:115] if kind else record[62:115]],
    )


def _continued(account: Account, record: str, at: int) -> None:
    last = account.movements[-1] if account.movements else None
    if last is None or (last.sequence, last.detail) != (record[2:6], record[6:10]):
        raise Unreadable("coda-order", at)
    last.written.append(record[10:63] if record[1] == "2" else record[82:125])


def _lines(account: Account) -> Iterator[Line]:
    """What the bank added up is told by its details, where it gives them."""
    wholes = [m for m in account.movements if m.detail == "0000"]
    total = account.before + sum(m.cents for m in wholes)
    if account.after is None or total != account.after:
        raise Unreadable("sums-differ")
    for whole in wholes:
        parts = [m for m in account.movements if m.sequence == whole.sequence and m is not whole]
        fits = parts and sum(m.cents for m in parts) == whole.cents
        for movement in parts if fits else [whole]:
            structured, free = _written(movement)
            yield Line(
                account=account.number,
                on=movement.on,
                cents=movement.cents,
                currency=account.currency,
                structured=structured,
                free=free,
                bank=movement.bank,
            )


def _written(movement: Movement) -> tuple[str, str]:
    text = "".join(movement.written).rstrip()
    whole = text[:12] if movement.kind in STRUCTURED else text
    found = structured_reference(whole)
    if isinstance(found, Identifier):
        return found.canonical, ""
    return "", " ".join(text.split())


def _cents(record: str, place: int, at: int) -> int:
    """A sign and fifteen digits, of which three are decimals."""
    sign, digits = record[place - 1], record[place : place + 15]
    if sign not in "01" or not digits.isdigit() or not digits.endswith("0"):
        raise Unreadable("no-sum", at)
    return (-1 if sign == "1" else 1) * (int(digits) // 10)


def _day(text: str, at: int) -> date:
    try:
        return date(CENTURY + int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        raise Unreadable("no-day", at) from None
