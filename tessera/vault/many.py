"""The answers of many dossiers at once, for what is computed over all of them."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from tessera.law.model import Answers
from tessera.vault import keyring
from tessera.vault.answers import place_of
from tessera.vault.canonical import Unread, unpacked
from tessera.vault.keys import opened
from tessera.vault.sql import rows

_MANY = (
    "select r.dossier, r.revision, r.answers, k.dossier, k.master, k.wrapped"
    " from unnest(%s::uuid[], %s::integer[]) as wanted(dossier, revision)"
    " join vault_revision r using (dossier, revision)"
    " join vault_keyring.key k on k.dossier = r.dossier"
)


def answers_of_many(
    wanted: Iterable[tuple[UUID, int, Answers]], *, using: str = "door"
) -> Iterator[tuple[UUID, Answers]]:
    """The answers of these revisions, in no order; one whose key was destroyed is left out.

    The third of each is what facts answer: it stands over what was told.
    """
    told = list(wanted)
    over = {dossier: known for dossier, _, known in told}
    values = [[dossier for dossier, _, _ in told], [revision for _, revision, _ in told]]
    for dossier, revision, content, *ring in rows(using, _MANY, values):
        key = keyring.unwrapped(tuple(ring))
        text = unpacked(opened(bytes(content), key, place_of(revision)))
        yield dossier, Unread(text, over[dossier])
