"""What a payer writes on a transfer: a structured reference, free text, or a code to scan."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from tessera.words.identifiers import Identifier, payment_reference

LONGEST = 140
"""Characters of free text that a SEPA transfer carries."""


def structured_for(dossier: str, charge: str) -> Identifier:
    """The structured reference (OGM/VCS) of one charge of a dossier, by the dossier's reference.

    Ten digits of a digest: two charges may share one, once in many millions; whoever reads it
    back looks at all that fit.
    """
    digest = sha256(f"{dossier}/{charge}".encode()).digest()
    return payment_reference(int.from_bytes(digest[:8], "big") % 10**10)


def free_for(surname: str, given_names: str, nationality: str, born: date) -> str:
    """Surname, first names, nationality and birth date, as the Immigration Office asks them.

    The official sources write the date in several ways; this is the one of a city's page.
    """
    names = f"{surname.upper()} {given_names} {nationality}"
    day = f"{born:%d.%m.%Y}"
    return f"{' '.join(names.split())[: LONGEST - len(day) - 1].rstrip()} {day}"


def scanned(*, holder: str, iban: str, bic: str, euro: Decimal, text: str) -> str:
    """The text behind a payment QR: EPC069-12, version 2, a SEPA transfer with free text."""
    if not Decimal("0.01") <= euro <= Decimal("999999999.99"):
        raise ValueError(f"{euro} euro is no sum that a transfer carries")
    lines = ("BCD", "002", "1", "SCT", bic, holder[:70], iban, f"EUR{euro:.2f}", "", "")
    return "\n".join((*lines, text[:LONGEST]))
