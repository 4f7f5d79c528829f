"""Keys: one a dossier, wrapped by a master that is not in the database, rotated without downtime."""

from uuid import uuid4

import pytest
from django.db import connections

from tessera.vault import keyring, keys, masters
from tests.vault.seats import the


def test_what_is_sealed_opens_only_with_its_key_and_in_its_place():
    key, other = keys.DataKey.drawn(uuid4()), keys.DataKey.drawn(uuid4())
    content = keys.sealed(b"told", key, "note 1")

    assert keys.opened(content, key, "note 1") == b"told"
    assert b"told" not in content
    assert keys.sealed(b"told", key, "note 1") != content
    for wrong in (
        lambda: keys.opened(content, other, "note 1"),
        lambda: keys.opened(content, key, "note 2"),
        lambda: keys.opened(content[:-1] + bytes([content[-1] ^ 1]), key, "note 1"),
        lambda: keys.opened(b"", key, "note 1"),
    ):
        with pytest.raises(keys.Unreadable):
            wrong()


def test_equal_files_of_two_dossiers_have_unlike_names():
    one, other = keys.DataKey.drawn(uuid4()), keys.DataKey.drawn(uuid4())

    assert keys.fingerprint(b"same", one) == keys.fingerprint(b"same", one)
    assert keys.fingerprint(b"same", one) != keys.fingerprint(b"same", other)


def test_a_key_does_not_show_itself():
    key = keys.DataKey.drawn(uuid4())

    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def test_the_ring_holds_no_key_that_opens_without_the_master(vault):
    dossier = uuid4()
    key = keyring.made(dossier, using="door")
    with the("door"):
        assert keyring.key_of(dossier, using="door") == key
    with connections["owner"].cursor() as cursor:
        cursor.execute("select wrapped from vault_keyring.key")
        ((wrapped,),) = cursor.fetchall()

    assert key.secret not in bytes(wrapped)


def test_the_master_is_for_its_owners_eyes_only(vault):
    keyring.made(uuid4(), using="door")
    (path,) = (vault / "keys").glob("master-*")

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_lost_folder_of_masters_is_a_fault_not_a_fresh_start(vault, settings, tmp_path):
    dossier = uuid4()
    keyring.made(dossier, using="door")
    settings.VAULT_KEYS = tmp_path / "elsewhere"

    with pytest.raises(masters.MasterMissing):
        keyring.made(uuid4(), using="door")
    with pytest.raises(masters.MasterMissing):
        keyring.key_of(dossier, using="door")
    assert not list(tmp_path.glob("elsewhere/*"))


def test_a_new_master_takes_over_while_the_old_one_still_opens(vault):
    old, new = uuid4(), uuid4()
    before = keyring.made(old, using="door")
    masters.make("master-0002")
    keyring.made(new, using="door")

    assert keyring.rewrap() == 1
    assert keyring.rewrap() == 0
    (vault / "keys" / "master-0001").unlink()
    masters._cipher.cache_clear()
    assert keyring.key_of(old, using="door") == before
