"""The answers of many dossiers at once, for what is computed over all of them."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from tessera.law.model import Answers
from tessera.vault import keyring
from tessera.vault.answers import place_of
from tessera.vault.canonical import read, unpacked
from tessera.vault.keys import opened
from tessera.vault.sql import rows

_MANY = (
    "select r.dossier, r.revision, r.answers, k.dossier, k.master, k.wrapped"
    " from unnest(%s::uuid[], %s::integer[]) as wanted(dossier, revision)"
    " join vault_revision r using (dossier, revision)"
    " join vault_keyring.key k on k.dossier = r.dossier"
)


def answers_of_many(
    wanted: Iterable[tuple[UUID, int]], *, using: str = "door"
) -> Iterator[tuple[UUID, Answers]]:
    """The answers of these revisions, in no order; one whose key was destroyed is left out."""
    pairs = list(wanted)
    values = [[dossier for dossier, _ in pairs], [revision for _, revision in pairs]]
    for dossier, revision, content, *ring in rows(using, _MANY, values):
        key = keyring.unwrapped(tuple(ring))
        yield dossier, read(unpacked(opened(bytes(content), key, place_of(revision))))
