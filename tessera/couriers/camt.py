"""Reads ISO 20022 camt.053 (bank to customer statement), any version; trusts nothing in it.

https://www.iso20022.org, message BankToCustomerStatement; Febelfin publishes the Belgian use.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree as ET

from tessera.couriers.statement import Line, Unreadable
from tessera.words.identifiers import Identifier, structured_reference

SPACE = "{*}"
STATEMENT = f"{SPACE}BkToCstmrStmt/{SPACE}Stmt"
SIGNS = {"CRDT": 1, "DBIT": -1}
Element = ET.Element


def lines_of(content: bytes) -> tuple[Line, ...]:
    """Every booked payment. Raises Unreadable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("not-utf-8") from None
    if "<!" in text.replace("<!--", ""):  # a document type is where entities are made
        raise Unreadable("xml-declares-entities")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type nothing expands
    except ET.ParseError as fault:
        raise Unreadable("xml-broken", fault.position[0]) from None
    statements = root.findall(STATEMENT)
    if not root.tag.startswith("{urn:iso:std:iso:20022:tech:xsd:camt.053.") or not statements:
        raise Unreadable("no-statement")
    return tuple(line for statement in statements for line in _entries(statement))


def _entries(statement: Element) -> Iterator[Line]:
    account = _text(statement, "Acct", "Id", "IBAN")
    if not account:
        raise Unreadable("no-account")
    for entry in statement.findall(f"{SPACE}Ntry"):
        status = _text(entry, "Sts", "Cd") or _text(entry, "Sts")
        if status == "BOOK":  # what is only announced may never come
            yield from _lines(entry, account)


def _lines(entry: Element, account: str) -> Iterator[Line]:
    """One line for each payment; a batch without its payments is one line nobody can match."""
    sign = SIGNS.get(_text(entry, "CdtDbtInd"))
    if sign is None:
        raise Unreadable("no-sign")
    total, currency = _sum(entry)
    on = _day(entry)
    details = entry.findall(f"{SPACE}NtryDtls/{SPACE}TxDtls")
    own = [_own_sum(part, currency) for part in details]
    if len(details) == 1 and own[0] is None:
        own = [total]
    if not details or None in own or sum(cents or 0 for cents in own) != total:
        if len(details) > 1 and None not in own:
            raise Unreadable("sums-differ")
        details, own = [entry], [total]
    for part, cents in zip(details, own, strict=True):
        structured, free = _written(part)
        bank = _text(part, "Refs", "AcctSvcrRef") or _text(entry, "AcctSvcrRef")
        yield Line(
            account=account,
            on=on,
            cents=sign * (cents or 0),
            currency=currency,
            structured=structured,
            free=free,
            bank=bank,
        )


def _written(part: Element) -> tuple[str, str]:
    """The structured reference, wherever the payer's bank put it, or what was written instead."""
    given = part.findall(f"{SPACE}RmtInf/{SPACE}Strd/{SPACE}CdtrRefInf/{SPACE}Ref")
    free = " ".join(e.text or "" for e in part.findall(f"{SPACE}RmtInf/{SPACE}Ustrd")).strip()
    for text in (*(e.text or "" for e in given), free):
        found = structured_reference(text)
        if isinstance(found, Identifier):
            return found.canonical, ""
    return "", free


def _own_sum(part: Element, currency: str) -> int | None:
    places = (f"{SPACE}Amt", f"{SPACE}AmtDtls/{SPACE}TxAmt/{SPACE}Amt")
    found = next((e for e in map(part.find, places) if e is not None), None)
    if found is None or found.get("Ccy", currency) != currency:
        return None
    return _cents(found)


def _sum(entry: Element) -> tuple[int, str]:
    amount = entry.find(f"{SPACE}Amt")
    if amount is None:
        raise Unreadable("no-sum")
    return _cents(amount), amount.get("Ccy", "")


def _cents(amount: Element) -> int:
    try:
        cents = Decimal((amount.text or "").strip()) * 100
    except InvalidOperation:
        raise Unreadable("no-sum") from None
    if not cents.is_finite() or cents < 0 or cents != cents.to_integral_value():
        raise Unreadable("no-sum")
    return int(cents)


def _day(entry: Element) -> date:
    for place in (("BookgDt", "Dt"), ("BookgDt", "DtTm"), ("ValDt", "Dt")):
        if text := _text(entry, *place):
            try:
                return date.fromisoformat(text[:10])
            except ValueError:
                break
    raise Unreadable("no-day")


def _text(where: Element, *path: str) -> str:
    found = where.find("/".join(f"{SPACE}{name}" for name in path))
    return (found.text or "").strip() if found is not None else ""
