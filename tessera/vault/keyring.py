"""The keys of all dossiers, wrapped, in a schema apart with a short backup life.

A draft's id is the id of the dossier it becomes, so one key serves both and nothing is sealed
anew at filing. Destroying a dossier is deleting its row here (`destroy.py`).
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from tessera.vault import masters
from tessera.vault.keys import DataKey
from tessera.vault.sql import Row, row, rows, run

INSERT = "insert into vault_keyring.key (dossier, master, wrapped) values (%s, %s, %s)"


class KeyGone(LookupError):
    """The key of this dossier was destroyed, never made, or is not this role's to see."""


def made(dossier: UUID, *, using: str = "default") -> DataKey:
    """A new key for a new draft or dossier."""
    key = DataKey.drawn(dossier)
    run(using, INSERT, wrapped(key, using=using))
    return key


def wrapped(key: DataKey, *, using: str) -> tuple[UUID, str, bytes]:
    """The row of this key in the ring."""
    master = masters.newest() or _first(using)
    return key.dossier, master, masters.wrap(key.secret, master=master, about=_about(key.dossier))


def key_of(dossier: UUID, *, using: str = "default") -> DataKey:
    """Raises KeyGone."""
    found = keys_of([dossier], using=using)
    if dossier not in found:
        raise KeyGone(str(dossier))
    return found[dossier]


def keys_of(dossiers: Iterable[UUID], *, using: str = "default") -> Mapping[UUID, DataKey]:
    """The keys of those dossiers that have one and that this role may read."""
    statement = "select dossier, master, wrapped from vault_keyring.key where dossier = any(%s)"
    return {found[0]: unwrapped(found) for found in rows(using, statement, [list(dossiers)])}


def unwrapped(found: Row) -> DataKey:
    """The key in a row of the ring: dossier, master, wrapped."""
    dossier, master, content = found
    secret = masters.unwrap(bytes(content), master=master, about=_about(dossier))
    return DataKey(dossier=dossier, secret=secret)


def rewrap(*, most: int = 1000) -> int:
    """Wrap keys of older masters by the newest; zero when the older ones may be put away."""
    newest = masters.newest()
    old = rows(
        "shredder",
        "select dossier, master, wrapped from vault_keyring.key where master <> %s limit %s",
        [newest, most],
    )
    for found in old:
        dossier, master, content = wrapped(unwrapped(found), using="shredder")
        run(
            "shredder",
            "update vault_keyring.key set master = %s, wrapped = %s where dossier = %s",
            [master, content, dossier],
        )
    return len(old)


def _first(using: str) -> str:
    """Make the first master key, but never when keys exist that a lost one had wrapped."""
    found = row(using, "select vault_keyring.is_empty()")
    if found is None or not found[0]:
        raise masters.MasterMissing("the folder of master keys is empty, the keyring is not")
    return masters.make()


def _about(dossier: UUID) -> bytes:
    return b"tessera dossier key " + dossier.bytes
