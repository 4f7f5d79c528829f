"""Letters as faces read them: lists of a dossier, one letter, its page, its sealed PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tessera.couriers.write import page_of
from tessera.vault import keyring
from tessera.vault.documents import open_document
from tessera.vault.sql import row, rows, run

FIELDS = (
    "id",
    "code",
    "stream",
    "about",
    "fact",
    "kind",
    "role",
    "organisation",
    "authority",
    "state",
    "language",
    "reference",
    "on",
    "at",
    "document",
    "served_on",
    "opened_at",
)
COLUMNS = ", ".join(f'l."{field}"' for field in FIELDS)
SELECT = f"select {COLUMNS} from couriers_letter l"  # noqa: S608 - made of our own words alone


class NoSuchLetter(LookupError):
    """No such letter, or not yours to read: the two look the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that was written. `about` is the version of the fact it tells of."""

    id: UUID
    code: str
    stream: UUID
    about: int
    fact: str
    kind: str
    role: str
    organisation: str
    authority: str
    state: str
    language: str
    reference: str
    on: date
    at: datetime
    document: UUID
    served_on: date | None
    opened_at: datetime | None


def letters_of(stream: UUID, *, using: str = "default") -> tuple[Letter, ...]:
    """The letters of a dossier that this role and seat may read, newest first."""
    found = rows(
        using,
        f"{SELECT} where l.stream = %s and l.state <> 'due' order by l.leaf desc, l.id",
        [stream],
    )
    return tuple(Letter(**dict(zip(FIELDS, line, strict=True))) for line in found)


def letter(which: UUID, *, using: str = "default") -> Letter:
    """Raises NoSuchLetter."""
    found = row(using, f"{SELECT} where l.id = %s and l.state <> 'due'", [which])
    if found is None:
        raise NoSuchLetter(str(which))
    return Letter(**dict(zip(FIELDS, found, strict=True)))


def read_page(which: UUID, *, using: str = "default") -> Mapping[str, Any]:
    """The letter as an accessible page: see `page.as_page`. Raises NoSuchLetter."""
    found = row(using, "select stream, page from couriers_letter where id = %s", [which])
    if found is None or found[1] is None:
        raise NoSuchLetter(str(which))
    return page_of(bytes(found[1]), which, keyring.key_of(found[0], using=using))


def read_pdf(which: UUID, *, using: str = "default") -> bytes:
    """The sealed PDF. Raises NoSuchLetter."""
    return open_document(letter(which, using=using).document, using=using)


def opened(which: UUID, at: datetime) -> bool:
    """Its addressee opened it, for the first time; call within `people.doors.writing`."""
    statement = "update couriers_letter set opened_at = %s where id = %s and opened_at is null"
    return bool(run("default", statement, [at, which]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What the couriers still have to do, and what went wrong at least once."""

    unwritten: int
    unserved: int
    unsent: int
    troubled: int


BACKLOG = """
select count(*) filter (where state = 'due'),
       count(*) filter (where state <> 'due' and served_on is null),
       (select count(*) from couriers_mail where sent_at is null),
       count(*) filter (where trouble <> '')
from couriers_letter where state = 'due' or served_on is null
"""


def backlog() -> Backlog:
    """How far the couriers are behind: for the doctor and the operator."""
    found = row("courier", BACKLOG)
    assert found
    return Backlog(**dict(zip(Backlog.__slots__, found, strict=True)))
