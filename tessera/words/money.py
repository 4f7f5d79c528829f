"""Amounts in euro: read as people type them, shown as each language writes them."""

import re
from decimal import Decimal

from tessera.words.languages import Language, Text
from tessera.words.mending import Mend

HARD_SPACE = "\u00a0"
EXAMPLE = Text(**dict.fromkeys(("nl", "fr", "de"), f"3{HARD_SPACE}703,44"), en="3,703.44")
GROUPED = re.compile(r"\d{1,3}(?:([ .,'’])\d{3})(?:\1\d{3})*(?!\d)")


def money(amount: Decimal, language: Language | str) -> str:
    """`€ 3 703,44` in Dutch, `3 703,44 €` in French and German; cents only when there are any."""
    whole = amount == amount.to_integral_value()
    written = number(amount, language, places=0 if whole else 2)
    if Language(language) in {Language.FR, Language.DE}:
        return f"{written}{HARD_SPACE}€"
    return f"€{HARD_SPACE}{written}"


def number(value: Decimal | int, language: Language | str, *, places: int = 0) -> str:
    """A number in groups of three with a hard space, as all four languages allow."""
    written = f"{Decimal(value):,.{places}f}"
    whole, _, rest = written.replace(",", HARD_SPACE).partition(".")
    sign = "." if Language(language) is Language.EN else ","
    return f"{whole}{sign}{rest}" if rest else whole


def percent(value: Decimal | int, language: Language | str, *, places: int = 0) -> str:
    return f"{number(value, language, places=places)}{HARD_SPACE}%"


def quantity(text: str) -> Decimal | Mend:
    """Read a number that is no sum: hours, years, a percentage, with its sign if it has one."""
    plain = text.strip().removesuffix("%").strip()
    below = plain.startswith(("-", "\u2212"))
    found = amount(plain[1:] if below else plain)
    if isinstance(found, Mend):
        return Mend(code=found.code, what="number", values={"example": 38})
    return -found if below else found


def amount(text: str) -> Decimal | Mend:
    """Read an amount in euro as people of four languages type it.

    A lone point or comma before exactly three digits parts thousands: an amount has no thousandths.
    """
    plain = re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("€", "").replace("EUR", "")).strip()
    if grouped := GROUPED.match(plain):
        plain = re.sub(r"[ .,'’]", "", grouped[0]) + plain[grouped.end() :]
    if not re.fullmatch(r"\d{1,12}([.,]\d+)?", plain):
        return Mend(code="not-a-number", what="amount", values={"example": EXAMPLE})
    if re.search(r"[.,]\d{3}", plain):
        return Mend(code="too-fine", what="amount", values={"example": EXAMPLE})
    return Decimal(plain.replace(",", ".")).quantize(Decimal("0.01"))
