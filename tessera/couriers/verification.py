"""What anybody may learn of a letter from the code printed on it: no account, and no name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from tessera.couriers.codes import typed
from tessera.law.load import shelf
from tessera.law.model import LetterKind
from tessera.people.doors import strolling
from tessera.vault.sql import Row, row
from tessera.words.languages import Text

ASKED = "select state, kind, fact, reference, issued, authority, sha256 from couriers_status(%s)"


class State(StrEnum):
    """Whether a letter still holds."""

    VALID = "valid"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Comparison(StrEnum):
    """Whether a file is the letter, bit for bit."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A letter, as far as everybody may know it. Only `state` is told of an unknown code."""

    state: State
    kind: str = ""
    title: Text | None = None
    number: str = ""
    reference: str = ""
    on: date | None = None
    authority: str = ""
    authority_name: Text | None = None


def status_of(code: str) -> Status:
    """What is known under this code, however it was typed."""
    found = _found(code)
    if found is None:
        return Status(state=State.UNKNOWN)
    state, kind, fact, reference, issued, authority, _ = found
    law = shelf().on(issued)
    known = next((one for one in law.letters(fact) if one.name == kind), None)
    return Status(
        state=State(state),
        kind=kind,
        title=known.title if known else None,
        number=_number(known),
        reference=reference,
        on=issued,
        authority=authority,
        authority_name=law.authority(authority).name,
    )


def compare(code: str, content: bytes) -> Comparison:
    """Whether this file is the very letter the code belongs to."""
    found = _found(code)
    if found is None:
        return Comparison.UNKNOWN
    same = sha256(content).digest() == bytes(found[6])
    return Comparison.SAME if same else Comparison.DIFFERENT


def _found(code: str) -> Row | None:
    which = typed(code)
    if not which:
        return None
    with strolling():
        return row("default", ASKED, [which])


def _number(kind: LetterKind | None) -> str:
    """The number of the annex, where the letter is one."""
    return kind.number if kind else ""
