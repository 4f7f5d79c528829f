"""Numbers of people, enterprises, accounts, payments and dossiers: read, checked, shown."""

import re
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from stdnum import iban as iban_rules
from stdnum.be import ogm_vcs, vat
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

from tessera.words.mending import Mend

# Crockford's alphabet: no I, L, O or U, so that nobody misreads or misspells a reference.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})
BODY = 7  # 35 bits: at 100,000 dossiers a year, one clash in seven years
SEPARATORS = str.maketrans("", "", " .-/+*\u00a0\u202f")

EXAMPLES = {
    "national-number": "85.07.30-033.28",
    "enterprise-number": "0202.239.951",
    "establishment-unit": "2.000.000.339",
    "iban": "BE68 5390 0754 7034",
    "structured-reference": "+++010/8068/17183+++",
    "dossier-reference": "2026-4K7Q-2M81",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number in its one canonical spelling, and as people write it."""

    canonical: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalNumber(Identifier):
    """A National Register number, or the BIS number of somebody not yet in that register.

    `born` is None when a part of the birth date is unknown. `invented` numbers pass the check but
    are never given out (serial 000 or 999): people of a demo have those.
    """

    bis: bool
    born: date | None
    invented: bool


def national_number(text: str, *, day: date | None = None) -> NationalNumber | Mend:
    """Read a National Register or BIS number; `day` refuses a birth after it.

    Written here because the library's check asks the machine what day it is.
    """
    digits = text.translate(SEPARATORS)
    if wrong := _ill_formed(digits, "national-number", 11):
        return wrong
    century = _century(digits, day)
    if century is None:
        return _mend("check", "national-number")
    month = int(digits[2:4])
    if month % 20 > 12 or month >= 60:
        return _mend("check", "national-number")
    return NationalNumber(
        canonical=digits,
        shown=f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:9]}.{digits[9:]}",
        bis=month >= 20,
        born=_born(century, digits),
        invented=digits[6:9] in {"000", "999"},
    )


def enterprise_number(text: str) -> Identifier | Mend:
    """Read a number of the Crossroads Bank for Enterprises; old ones of nine digits gain a zero."""
    digits = vat.compact(text.translate(SEPARATORS))
    if wrong := _ill_formed(digits, "enterprise-number", 10):
        return wrong
    if not _passes(vat, digits):
        return _mend("check", "enterprise-number")
    return Identifier(canonical=digits, shown=f"{digits[:4]}.{digits[4:7]}.{digits[7:]}")


def establishment_unit(text: str) -> Identifier | Mend:
    """Read the number of a place where an enterprise works; it begins with 2 to 8."""
    digits = text.translate(SEPARATORS)
    if wrong := _ill_formed(digits, "establishment-unit", 10):
        return wrong
    if digits[0] in "01":
        return _mend("is-enterprise", "establishment-unit")
    if digits[0] == "9" or int(digits[8:]) != 97 - int(digits[:8]) % 97:
        return _mend("check", "establishment-unit")
    shown = f"{digits[0]}.{digits[1:4]}.{digits[4:7]}.{digits[7:]}"
    return Identifier(canonical=digits, shown=shown)


def iban(text: str) -> Identifier | Mend:
    plain = text.translate(SEPARATORS).upper()
    if not re.fullmatch(r"[A-Z]{2}\d\d[A-Z0-9]*", plain):
        return _mend("letters", "iban")
    if not 15 <= len(plain) <= 34:
        return _mend("incomplete", "iban")
    if not iban_rules.is_valid(plain, check_country=False):
        return _mend("check", "iban")
    return Identifier(canonical=plain, shown=iban_rules.format(plain))


def structured_reference(text: str) -> Identifier | Mend:
    """Read the structured reference of a Belgian bank transfer."""
    digits = text.translate(SEPARATORS)
    if wrong := _ill_formed(digits, "structured-reference", 12):
        return wrong
    if not _passes(ogm_vcs, digits):
        return _mend("check", "structured-reference")
    return _structured(digits)


def payment_reference(number: int) -> Identifier:
    """The structured reference that carries `number`, of at most ten digits."""
    body = f"{number % 10**10:010}"
    return _structured(body + ogm_vcs.calc_check_digits(body))


def reference(identity: int | str, year: int) -> str:
    """The reference people say and write for a dossier: its year, its identity, a check.

    Only the last 35 bits of the identity are shown; whoever must not meet the same reference
    twice keeps it unique where it is stored.
    """
    number = int(identity.replace("-", ""), 16) if isinstance(identity, str) else identity
    body = "".join(ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(BODY)))
    return _spelled(f"{year:04}", body)


def valid(text: str) -> bool:
    return isinstance(dossier_reference(text), Identifier)


def dossier_reference(text: str) -> Identifier | Mend:
    """Read a dossier reference as people type it: any case, with or without hyphens, O for 0."""
    plain = text.translate(SEPARATORS).upper().translate(MISREAD)
    if len(plain) != 4 + BODY + 1:
        return _mend("length", "dossier-reference", wanted=4 + BODY + 1, found=len(plain))
    if not plain[:4].isdigit() or set(plain) - set(ALPHABET):
        return _mend("letters", "dossier-reference")
    spelled = _spelled(plain[:4], plain[4:-1])
    if not spelled.endswith(plain[-1]):
        return _mend("check", "dossier-reference")
    return Identifier(canonical=spelled, shown=spelled)


def _spelled(year: str, body: str) -> str:
    # ISO 7064 over the alphabet finds every wrong character and nearly every swapped pair.
    check = mod_37_36.calc_check_digit(year + body, ALPHABET)
    return f"{year}-{body[:4]}-{body[4:]}{check}"


def _structured(digits: str) -> Identifier:
    return Identifier(canonical=digits, shown=f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++")


def _century(digits: str, day: date | None) -> int | None:
    """1900 or 2000, whichever the check digits agree with; None when neither does."""
    check = int(digits[9:])
    for century, prefix in ((1900, ""), (2000, "2")):
        future = day is not None and century + int(digits[:2]) > day.year
        if not future and 97 - int(prefix + digits[:9]) % 97 == check:
            return century
    return None


def _born(century: int, digits: str) -> date | None:
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    try:
        return date(century + int(digits[:2]), month, day)
    except ValueError:
        return None  # a part of the date was unknown, or its numbers had run out


def _ill_formed(digits: str, what: str, wanted: int) -> Mend | None:
    if digits and not (digits.isascii() and digits.isdigit()):
        return _mend("digits", what)
    if len(digits) != wanted:
        return _mend("length", what, wanted=wanted, found=len(digits))
    return None


def _passes(rules: ModuleType, text: str) -> bool:
    try:
        rules.validate(text)
    except ValidationError:
        return False
    return True


def _mend(code: str, what: str, **values: object) -> Mend:
    return Mend(code=code, what=what, values={"example": EXAMPLES[what], **values})
