"""What many new dossiers bring to the vault at once: keys, first revisions and names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tessera.law.model import Answers
from tessera.vault import keyring
from tessera.vault.answers import Revision, first
from tessera.vault.identity import Identity
from tessera.vault.keys import DataKey
from tessera.vault.sql import run
from tessera.words.names import sort_key

DOOR = "door"
KEYS = (
    "insert into vault_keyring.key (dossier, master, wrapped)"
    " select * from unnest(%s::uuid[], %s::text[], %s::bytea[])"
)
REVISIONS = (
    "insert into vault_revision (dossier, revision, answers, fingerprint, confirmed, by, at)"
    " select d, 1, a, f, '{}', b, t"
    " from unnest(%s::uuid[], %s::bytea[], %s::text[], %s::text[], %s::timestamptz[])"
    " as u(d, a, f, b, t)"
)
NAMES = (
    "insert into vault_identity (dossier, worker_name, worker_key, employer_name, employer_key)"
    " select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One dossier's first answers, sealed, and the names for lists. Nothing is written yet."""

    key: DataKey
    content: bytes
    revision: Revision
    identity: Identity
    by: str
    at: datetime


def given(dossier: UUID, answers: Answers, *, identity: Identity, by: str, at: datetime) -> Given:
    key = DataKey.drawn(dossier)
    content, revision = first(key, answers)
    return Given(key=key, content=content, revision=revision, identity=identity, by=by, at=at)


def keep(brought: Sequence[Given]) -> None:
    """All of them, in three statements of the caller's transaction."""
    wrapped = [keyring.wrapped(one.key, using=DOOR) for one in brought]
    run(DOOR, KEYS, _columns(wrapped))
    rows = [
        (one.key.dossier, one.content, one.revision.fingerprint, one.by, one.at) for one in brought
    ]
    run(DOOR, REVISIONS, _columns(rows))
    run(DOOR, NAMES, _columns(_named(one.identity) for one in brought))


def _named(who: Identity) -> tuple[object, ...]:
    return who.dossier, who.worker, sort_key(who.worker), who.employer, sort_key(who.employer)


def _columns(rows: Iterable[Sequence[object]]) -> list[object]:
    return [list(column) for column in zip(*rows, strict=True)]
