"""Working papers: officers' notes, reasons, messages; sealed, each with its audience.

Facts carry a note's id. Until a fact does (`binding.py`), a note is its writer's organisation's
alone and may change; from then on it is what it is, for its audience.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tessera.vault import keyring
from tessera.vault.keys import DataKey, opened, sealed
from tessera.vault.sql import Row, row, rows, run

FIELDS = ("id", "dossier", "kind", "audience", "organisation", "person", "at", "bound_at")
SELECT = (
    "select n.id, n.dossier, n.kind, n.audience, n.organisation, n.person, n.at, n.bound_at,"
    " n.body, k.dossier, k.master, k.wrapped"
    " from vault_note n join vault_keyring.key k on k.dossier = n.dossier"
)


class Audience(StrEnum):
    """Who may read a note once a fact speaks of it; the agreement may say less, never more."""

    ORGANISATION = "organisation"
    AUTHORITIES = "authorities"
    PARTIES = "parties"


class NoSuchNote(LookupError):
    """No such note, or not yours to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`kind` is what it is for: `reasons`, `message`, `remark`, ..."""

    id: UUID
    dossier: UUID
    kind: str
    audience: Audience
    organisation: str
    person: str
    at: datetime
    bound_at: datetime | None
    text: str


def write(  # noqa: PLR0913 - a note has this many parts, none with a true default
    dossier: UUID,
    text: str,
    *,
    kind: str,
    audience: Audience,
    organisation: str,
    person: str,
    at: datetime,
    using: str = "default",
) -> UUID:
    """Keep a note; its id is what a fact may carry."""
    which = uuid4()
    key = keyring.key_of(dossier, using=using)
    run(
        using,
        "insert into vault_note (id, dossier, kind, audience, organisation, person, body, at)"
        " values (%s, %s, %s, %s, %s, %s, %s, %s)",
        [which, dossier, kind, audience, organisation, person, _sealed(text, key, which), at],
    )
    return which


def rewrite(which: UUID, text: str, *, at: datetime) -> None:
    """Change a note no fact speaks of. Raises NoSuchNote when it is bound, or another's."""
    found = row("default", "select dossier from vault_note where id = %s", [which])
    if found is None:
        raise NoSuchNote(str(which))
    body = _sealed(text, keyring.key_of(found[0]), which)
    if not run(
        "default", "update vault_note set body = %s, at = %s where id = %s", [body, at, which]
    ):
        raise NoSuchNote(str(which))


def tear_up(which: UUID) -> None:
    """Throw away a note no fact speaks of."""
    if not run("default", "delete from vault_note where id = %s", [which]):
        raise NoSuchNote(str(which))


def note(which: UUID, *, using: str = "default") -> Note:
    """Raises NoSuchNote."""
    found = row(using, f"{SELECT} where n.id = %s", [which])
    if found is None:
        raise NoSuchNote(str(which))
    return _read(found)


def notes(dossier: UUID, *, kind: str = "", using: str = "default") -> tuple[Note, ...]:
    """What this role and seat may read of a dossier's notes, oldest first."""
    found = rows(
        using,
        f"{SELECT} where n.dossier = %s and (%s = '' or n.kind = %s) order by n.at, n.id",
        [dossier, kind, kind],
    )
    return tuple(_read(line) for line in found)


def _read(found: Row) -> Note:
    values = dict(zip(FIELDS, found, strict=False))
    values["audience"] = Audience(values["audience"])
    key = keyring.unwrapped(found[-3:])
    text = opened(bytes(found[len(FIELDS)]), key, _place(values["id"])).decode()
    return Note(**values, text=text)


def _sealed(text: str, key: DataKey, which: UUID) -> bytes:
    return sealed(text.encode(), key, _place(which))


def _place(which: UUID) -> str:
    return f"note {which}"
