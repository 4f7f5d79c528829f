"""Once a fact speaks of documents and notes, nobody takes them back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from tessera.vault.sql import rows


class Unbindable(LookupError):
    """A fact speaks of papers this dossier does not have."""


def bind(
    dossier: UUID,
    *,
    documents: Collection[UUID] = (),
    notes: Collection[UUID] = (),
    at: datetime,
    using: str = "door",
) -> None:
    """Bind all of them in one statement each, in the act's own transaction.

    Raises Unbindable when one does not belong to this dossier: guessing an id gives nothing.
    """
    for table, wanted in (("vault_document", documents), ("vault_note", notes)):
        if wanted:
            _bind(table, dossier, frozenset(wanted), at=at, using=using)


def _bind(table: str, dossier: UUID, wanted: Collection[UUID], *, at: datetime, using: str) -> None:
    bound = rows(
        using,
        f"update {table} set bound_at = coalesce(bound_at, %s)"  # noqa: S608 - one of two names of ours
        " where id = any(%s) and dossier = %s returning id",
        [at, list(wanted), dossier],
    )
    missing = set(wanted) - {found[0] for found in bound}
    if missing:
        raise Unbindable(", ".join(sorted(map(str, missing))))
