"""What is known of a document, and its row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tessera.vault import keyring
from tessera.vault.keys import DataKey, opened, sealed
from tessera.vault.scan import Verdict
from tessera.vault.sql import Row, run

FIELDS = (
    *("id", "dossier", "part", "sort", "serves", "media_type", "pages", "pixels", "size"),
    *("digest", "received", "address", "organisation", "sender", "person", "at", "bound_at"),
    "scan",
)
SELECT = (
    "select d.id, d.dossier, d.part, d.sort, d.serves, d.media_type, d.pages, d.pixels, d.size,"
    " d.digest, d.received, d.address, d.organisation, d.sender, d.person, d.at, d.bound_at,"
    " d.scan, d.name, k.dossier, k.master, k.wrapped"
    " from vault_document d join vault_keyring.key k on k.dossier = d.dossier"
)
INSERT = (
    "insert into vault_document (id, dossier, part, sort, serves, media_type, pages, pixels, size,"
    " digest, received, address, organisation, sender, person, at, bound_at, scan, name)"
    " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


class NoSuchDocument(LookupError):
    """No such document, or not yours to see: the two look the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is known of a document without opening it.

    A letter has a `sender`, and goes to `organisation`. `bound_at`: when a fact first spoke of it.
    """

    id: UUID
    dossier: UUID
    part: str
    sort: str
    serves: tuple[str, ...]
    media_type: str
    pages: int
    pixels: int | None
    size: int
    digest: str
    received: str
    address: str
    organisation: str
    sender: str
    person: str
    at: datetime
    bound_at: datetime | None
    scan: Verdict
    name: str


def inserted(document: Document, key: DataKey, *, using: str) -> Document:
    """Write its row; its blob is there already."""
    values = [_column(document, field) for field in FIELDS]
    name = sealed(document.name.encode(), key, _place(document.id))
    run(using, INSERT, [*values, name])
    return document


def read(found: Row) -> Document:
    """The document in a row of SELECT."""
    values = dict(zip(FIELDS, found, strict=False))
    values["serves"] = tuple(values["serves"])
    values["scan"] = Verdict.read(values["scan"])
    name = opened(bytes(found[len(FIELDS)]), key_in(found), _place(values["id"])).decode()
    return Document(**values, name=name)


def key_in(found: Row) -> DataKey:
    """The key in a row of SELECT."""
    return keyring.unwrapped(found[-3:])


def _column(document: Document, field: str) -> object:
    value = getattr(document, field)
    if field == "serves":
        return list(value)
    return str(value) if field == "scan" else value


def _place(which: UUID) -> str:
    return f"name {which}"
