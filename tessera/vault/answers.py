"""What was filed: each revision of the answers, immutable, sealed under its dossier's key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from tessera.law.model import Answers
from tessera.vault import keyring
from tessera.vault.canonical import packed, read, unpacked, written
from tessera.vault.drafts import NoSuchDraft
from tessera.vault.keys import DataKey, fingerprint, opened, sealed
from tessera.vault.sheet import Sheet
from tessera.vault.sql import row, rows, run

DOOR = "door"
REVISION = "insert into vault_revision values (%s, %s, %s, %s, %s, %s, %s)"
# A dossier filed without a draft brings its key along: one statement for both. Where there is a
# key already (papers were brought first), nothing is written and nothing comes back.
WITH_KEY = (
    "with ring as ("
    "insert into vault_keyring.key (dossier, master, wrapped) values (%s, %s, %s)"
    " on conflict do nothing returning dossier)"
    " insert into vault_revision select dossier, 1, %s, %s, %s, %s, %s from ring returning dossier"
)


class NoSuchRevision(LookupError):
    """No such revision, or none that this role may read."""


PARTS = (
    "select p.part, p.revision, p.answers, p.confirmed, p.confirmed_by,"
    " array(select h.organisation from vault_holder h"
    "  where h.draft = p.draft and h.part = p.part order by h.organisation)"
    " from vault_part p where p.draft = %s order by p.part for update of p"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A revision that now stands. `fingerprint` is safe in a fact: only the key can check it."""

    number: int
    fingerprint: str
    answers: Answers = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """All parts of a draft together, as the door sees it."""

    owner: str
    procedure: str
    language: str
    answers: Answers = field(repr=False)
    confirmed: Mapping[str, str]
    unconfirmed: tuple[str, ...]
    holders: Mapping[str, tuple[str, ...]]
    key: DataKey = field(repr=False)


def drafted(draft: UUID, *, using: str = DOOR) -> Drafted:
    """The whole draft, merged. Raises NoSuchDraft."""
    head = row(using, "select owner, procedure, language from vault_draft where id = %s", [draft])
    if head is None:
        raise NoSuchDraft(str(draft))
    key = keyring.key_of(draft, using=using)
    answers: dict[str, Any] = {}
    confirmed, holders, unconfirmed = {}, {}, []
    for part, revision, content, seen, by, held in rows(using, PARTS, [draft]):
        holders[part] = tuple(held)
        answers.update(Sheet.opened(content, key, part=part, revision=revision).answers)
        if seen is not None and seen == revision:
            confirmed[part] = by
        else:
            unconfirmed.append(part)
    return Drafted(
        owner=head[0],
        procedure=head[1],
        language=head[2],
        answers=answers,
        confirmed=confirmed,
        unconfirmed=tuple(unconfirmed),
        holders=holders,
        key=key,
    )


def freeze(
    draft: UUID, *, by: str, at: datetime, whole: Drafted | None = None, using: str = DOOR
) -> Revision:
    """Turn a draft into revision 1 of the dossier with its id; the draft is gone.

    Within the act's transaction: when the act is blocked and rolls back, the draft is still there.
    `whole` is the draft as it was read, and locked, in this same transaction.
    """
    whole = whole or drafted(draft, using=using)
    said = msgspec.json.encode(whole.confirmed, order="deterministic").decode()
    told = whole.answers
    revision = _added(whole.key, told, number=1, by=by, at=at, confirmed=said, using=using)
    run(using, "delete from vault_draft where id = %s", [draft])
    return revision


def filed(dossier: UUID, answers: Answers, *, by: str, at: datetime, using: str = DOOR) -> Revision:
    """Revision 1 of a dossier from answers that came in one piece: one statement, its key included.

    If there was a draft of this id (for its documents), these answers take its place.
    """
    key = DataKey.drawn(dossier)
    content, revision = first(key, answers)
    values = [*keyring.wrapped(key, using=using), content, revision.fingerprint, "{}", by, at]
    if row(using, WITH_KEY, values):
        return revision
    known = keyring.key_of(dossier, using=using)
    revision = _added(known, answers, number=1, by=by, at=at, confirmed="{}", using=using)
    run(using, "delete from vault_draft where id = %s", [dossier])
    return revision


def first(key: DataKey, answers: Answers) -> tuple[bytes, Revision]:
    """The first revision of a new dossier, and its sealed content. Nothing is written."""
    text = written(answers)
    name = fingerprint(text, key)
    return _sealed(key, text, 1), Revision(number=1, fingerprint=name, answers=answers)


def revise(
    dossier: UUID, changes: Answers, *, by: str, at: datetime, using: str = DOOR
) -> Revision:
    """The next revision: the latest with these changes. An answer of None empties.

    Under the dossier's lock: two writers of one number would meet the primary key.
    """
    number = latest(dossier, using=using)
    before = answers(dossier, number, using=using)
    after = {n: v for n, v in {**before, **changes}.items() if v is not None}
    key = keyring.key_of(dossier, using=using)
    return _added(key, after, number=number + 1, by=by, at=at, confirmed="{}", using=using)


def answers(dossier: UUID, revision: int, *, using: str = "default") -> Answers:
    """What stands in this revision. Raises NoSuchRevision."""
    found = row(
        using,
        "select r.answers, k.dossier, k.master, k.wrapped from vault_revision r"
        " join vault_keyring.key k on k.dossier = r.dossier"
        " where r.dossier = %s and r.revision = %s",
        [dossier, revision],
    )
    if found is None:
        raise NoSuchRevision(f"{dossier} {revision}")
    key = keyring.unwrapped(found[1:])
    return read(unpacked(opened(bytes(found[0]), key, place_of(revision))))


def latest(dossier: UUID, *, using: str = "default") -> int:
    """The number of the last revision; zero when there is none."""
    found = row(using, "select max(revision) from vault_revision where dossier = %s", [dossier])
    return (found and found[0]) or 0


def checks(dossier: UUID, revision: int, name: str, *, using: str = "default") -> bool:
    """Whether this revision still is what a fact says it was, by the fact's fingerprint."""
    text = written(answers(dossier, revision, using=using))
    return fingerprint(text, keyring.key_of(dossier, using=using)) == name


def _added(  # noqa: PLR0913 - a row has this many columns
    key: DataKey, told: Answers, *, number: int, by: str, at: datetime, confirmed: str, using: str
) -> Revision:
    text = written(told)
    content, name = _sealed(key, text, number), fingerprint(text, key)
    run(using, REVISION, [key.dossier, number, content, name, confirmed, by, at])
    return Revision(number=number, fingerprint=name, answers=told)


def _sealed(key: DataKey, text: bytes, number: int) -> bytes:
    return sealed(packed(text), key, place_of(number))


def place_of(number: int) -> str:
    """What a revision is bound to besides its dossier: moved to another number it does not open."""
    return f"answers {number}"
