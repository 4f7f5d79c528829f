"""What parties are still writing: saved at every page, never lost, confirmed part by part.

Every function runs in the caller's transaction, whose seat row security knows; only `admit` and
`dismiss` need the seat of the draft's owner. The draft's id becomes the dossier's id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from tessera.law.model import Answers, Value
from tessera.vault import keyring
from tessera.vault.sheet import Saved, Sheet
from tessera.vault.sql import Row, row, rows, run

OWN = "default"
PART = "select revision, answers, confirmed, confirmed_by, confirmed_at, touched_at from vault_part"


class NoSuchDraft(LookupError):
    """No draft, or none of yours: the two look the same from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft this seat holds a part of."""

    id: UUID
    owner: str
    procedure: str
    language: str
    began_at: datetime
    touched_at: datetime
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One party's answers. `aside` keeps what was typed while somebody else wrote the same."""

    draft: UUID
    part: str
    revision: int
    answers: Answers
    aside: Mapping[str, tuple[Value, ...]]
    confirmed: bool
    confirmed_by: str
    confirmed_at: datetime | None
    touched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a part is: all that the other parties may know of it."""

    part: str
    revision: int
    answered: int
    confirmed: bool
    touched_at: datetime
    holders: tuple[str, ...]


def begin(  # noqa: PLR0913 - a draft begins with this many things, each by its name
    owner: str,
    *,
    procedure: str,
    language: str,
    at: datetime,
    parts: Iterable[str] = ("employer", "worker"),
    holds: Iterable[str] = ("employer",),
    as_id: UUID | None = None,
) -> UUID:
    """A new draft of this organisation, with a key of its own; it writes the parts it `holds`."""
    draft = as_id or uuid4()
    with transaction.atomic(using=OWN):
        run(
            OWN,
            "insert into vault_draft values (%s, %s, %s, %s, %s, %s)",
            [draft, owner, procedure, language, at, at],
        )
        for part in holds:
            admit(draft, owner, part=part, at=at)
        for part in parts:
            run(
                OWN,
                "insert into vault_part (draft, part, touched_at) values (%s, %s, %s)",
                [draft, part, at],
            )
        keyring.made(draft, using=OWN)
    return draft


def admit(draft: UUID, organisation: str, *, part: str, at: datetime) -> None:
    """Let an organisation or a person write this part; from the owner's seat, whose word it is."""
    run(
        OWN,
        "insert into vault_holder values (%s, %s, %s, %s) on conflict do nothing",
        [organisation, draft, part, at],
    )


def dismiss(draft: UUID, organisation: str, *, part: str) -> None:
    run(
        OWN,
        "delete from vault_holder where organisation = %s and draft = %s and part = %s",
        [organisation, draft, part],
    )


def drafts(organisation: str) -> tuple[Draft, ...]:
    """The drafts this organisation holds a part of, the last touched first."""
    return _drafts("h.organisation = %s", [organisation])


def draft(which: UUID, *, organisation: str) -> Draft:
    """One draft, as this organisation holds it. Raises NoSuchDraft."""
    found = _drafts("h.organisation = %s and h.draft = %s", [organisation, which])
    if not found:
        raise NoSuchDraft(str(which))
    return found[0]


def progress(which: UUID) -> tuple[Progress, ...]:
    """How far each part is, for whoever holds one of them."""
    found = rows(OWN, "select * from vault_progress(%s)", [which])
    if not found:
        raise NoSuchDraft(str(which))
    return tuple(_progress(line) for line in found)


def part(which: UUID, name: str) -> Part:
    """What was answered in this part. Raises NoSuchDraft when the part is not this seat's."""
    found = row(OWN, f"{PART} where draft = %s and part = %s", [which, name])
    if found is None:
        raise NoSuchDraft(str(which))
    return _part(which, name, found)


def save(
    which: UUID,
    name: str,
    changes: Answers,
    *,
    seen: int,
    at: datetime,
) -> Saved:
    """Merge one page's answers; `seen` is the revision the page was drawn from.

    What somebody else changed since stands, and what was typed over it is kept aside until a
    later page, that has seen both, chooses. Saving what is already there changes nothing.
    """
    with transaction.atomic(using=OWN):
        found = row(OWN, f"{PART} where draft = %s and part = %s for update", [which, name])
        if found is None:
            raise NoSuchDraft(str(which))
        revision, content = found[0], found[1]
        key = keyring.key_of(which, using=OWN)
        sheet = Sheet.opened(content, key, part=name, revision=revision)
        merged, saved = sheet.with_changes(changes, revision=revision, seen=seen)
        if saved.revision != revision:
            kept = merged.sealed(key, part=name, revision=saved.revision)
            run(
                OWN,
                "update vault_part set revision = %s, answers = %s, answered = %s, touched_at = %s "
                "where draft = %s and part = %s",
                [saved.revision, kept, len(merged.answers), at, which, name],
            )
            run(OWN, "update vault_draft set touched_at = %s where id = %s", [at, which])
    return saved


def confirm(which: UUID, name: str, *, seen: int, person: str, at: datetime) -> bool:
    """A party says its part is right as seen. False when it changed meanwhile: look again."""
    confirmed = run(
        OWN,
        "update vault_part set confirmed = revision, confirmed_by = %s, confirmed_at = %s "
        "where draft = %s and part = %s and revision = %s",
        [person, at, which, name, seen],
    )
    return confirmed == 1


def discard(which: UUID) -> None:
    """Throw a draft of one's own away; the shredder takes its key and papers (`destroy.py`)."""
    run(OWN, "delete from vault_draft where id = %s", [which])


def _drafts(condition: str, values: list[object]) -> tuple[Draft, ...]:
    found = rows(
        OWN,
        "select d.id, d.owner, d.procedure, d.language, d.began_at, d.touched_at,"  # noqa: S608 - ours
        " array_agg(h.part order by h.part)"
        " from vault_holder h join vault_draft d on d.id = h.draft"
        f" where {condition} group by d.id order by d.touched_at desc, d.id",
        values,
    )
    return tuple(_draft(line) for line in found)


def _draft(line: Row) -> Draft:
    which, owner, procedure, language, began_at, touched_at, holds = line
    return Draft(
        id=which,
        owner=owner,
        procedure=procedure,
        language=language,
        began_at=began_at,
        touched_at=touched_at,
        holds=tuple(holds),
    )


def _part(which: UUID, name: str, found: Row) -> Part:
    revision, content, confirmed, by, confirmed_at, touched_at = found
    stands = confirmed is not None and confirmed == revision
    sheet = Sheet.opened(content, keyring.key_of(which), part=name, revision=revision)
    return Part(
        draft=which,
        part=name,
        revision=revision,
        answers=sheet.answers,
        aside=sheet.aside,
        confirmed=stands,
        confirmed_by=by if stands else "",
        confirmed_at=confirmed_at if stands else None,
        touched_at=touched_at,
    )


def _progress(line: Row) -> Progress:
    name, revision, answered, confirmed, touched_at, holders = line
    return Progress(
        part=name,
        revision=revision,
        answered=answered,
        confirmed=confirmed,
        touched_at=touched_at,
        holders=tuple(holders),
    )
