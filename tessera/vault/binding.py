"""Once a fact speaks of documents and notes, nobody takes them back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from tessera.vault.sql import rows

_DOCUMENTS = (
    "update vault_document set bound_at = coalesce(bound_at, %s)"
    " where id = any(%s) and dossier = %s returning id"
)
# A proposal's reasons are the authority's own until the verdict carries them to everybody.
_NOTES = (
    "update vault_note n set bound_at = coalesce(n.bound_at, %s),"
    " known = array(select distinct unnest(n.known || string_to_array(w.known, ' ')) order by 1)"
    " from unnest(%s::uuid[], %s::text[]) as w(id, known)"
    " where n.id = w.id and n.dossier = %s returning n.id"
)


class Unbindable(LookupError):
    """A fact speaks of papers this dossier does not have."""


def bind(
    dossier: UUID,
    *,
    documents: Collection[UUID] = (),
    notes: Mapping[UUID, Collection[str]] | None = None,
    at: datetime,
    using: str = "door",
) -> None:
    """Bind all of them in one statement each, in the act's own transaction.

    `notes` says who may know of the fact that speaks of each: `all`, or kinds of seats. Raises
    Unbindable when one does not belong to this dossier: guessing an id gives nothing.
    """
    if wanted := list(frozenset(documents)):
        _all_of(wanted, rows(using, _DOCUMENTS, [at, wanted, dossier]))
    if notes:
        known = [" ".join(sorted(circle)) for circle in notes.values()]
        _all_of(notes, rows(using, _NOTES, [at, list(notes), known, dossier]))


def _all_of(wanted: Collection[UUID], bound: Collection[tuple[UUID, ...]]) -> None:
    if missing := set(wanted) - {found[0] for found in bound}:
        raise Unbindable(", ".join(sorted(map(str, missing))))
