"""Destroying a dossier: its key and names go, and a list outside the database remembers it.

Without its key what remains is noise, here and in every backup. A restored database may bring keys
back; `replay` destroys again whatever the list names, before the platform opens.
"""

import os
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from tessera.vault import blobs, pictures
from tessera.vault.places import folder, keys_folder
from tessera.vault.sql import rows, run

SHREDDER = "shredder"
KEY = "delete from vault_keyring.key where dossier = %s"
PAPERS = tuple(
    f"delete from {table} where dossier = %s"  # noqa: S608 - four names of ours
    for table in ("vault_identity", "vault_revision", "vault_note", "vault_document")
)
# What neither a draft nor a filed revision speaks for any more.
UNSPOKEN = (
    " where not exists (select from vault_draft d where d.id = x.dossier)"
    " and not exists (select from vault_revision r where r.dossier = x.dossier)"
)
UNSPOKEN_PAPERS = "delete from vault_document x" + UNSPOKEN  # noqa: S608 - both halves are ours
UNSPOKEN_KEYS = "delete from vault_keyring.key x" + UNSPOKEN  # noqa: S608 - as above


def destroy(dossier: UUID, *, by: str, why: str, at: datetime) -> None:
    """Destroy what people told and gave. Listed first: a crash half-way is finished by `replay`."""
    _listed(dossier)
    with transaction.atomic(using=SHREDDER):
        addresses = _unmade(dossier)
        run(
            SHREDDER,
            "insert into vault_destroyed values (%s, %s, %s, %s) on conflict do nothing",
            [dossier, at, by, why],
        )
    blobs.remove(folder(), addresses)


def replay() -> int:
    """After a restore: destroy again all that was destroyed; how many had come back."""
    returned = 0
    for dossier in _remembered():
        with transaction.atomic(using=SHREDDER):
            came_back = bool(run(SHREDDER, KEY, [dossier]))
            addresses = _unmade(dossier)
        blobs.remove(folder(), addresses)
        returned += came_back
    return returned


def forget_drafts(*, untouched_since: datetime) -> int:
    """Drafts nobody came back to; their parties were warned by then."""
    return run(SHREDDER, "delete from vault_draft where touched_at < %s", [untouched_since])


def tidy(*, at: datetime) -> int:
    """Remove papers and keys of drafts that are gone, then files no row speaks of: so many."""
    with transaction.atomic(using=SHREDDER):
        run(SHREDDER, UNSPOKEN_PAPERS)
        run(SHREDDER, UNSPOKEN_KEYS)
    return blobs.sweep(folder(), known=_known, at=at) + pictures.sweep(at=at)


def _unmade(dossier: UUID) -> Collection[str]:
    """Delete key, names and papers; the addresses of the files to remove once that is committed."""
    found = rows(
        SHREDDER, "select distinct address from vault_document where dossier = %s", [dossier]
    )
    run(SHREDDER, KEY, [dossier])
    for statement in PAPERS:
        run(SHREDDER, statement, [dossier])
    run(SHREDDER, "delete from vault_draft where id = %s", [dossier])
    return [line[0] for line in found]


def _known(addresses: Collection[str]) -> Collection[str]:
    found = rows(
        SHREDDER, "select address from vault_document where address = any(%s)", [list(addresses)]
    )
    return {line[0] for line in found}


def _list() -> Path:
    return keys_folder() / "destroyed"


def _listed(dossier: UUID) -> None:
    """One line a dossier, flushed to disk before anything else happens."""
    _list().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(_list(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{dossier}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def _remembered() -> Iterator[UUID]:
    if _list().exists():
        for line in _list().read_text("ascii").splitlines():
            yield UUID(line)
