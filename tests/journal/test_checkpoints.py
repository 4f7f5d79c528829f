"""Checkpoints are signed once in a minute of activity, over a tree that only grew."""

import stat

import pytest

from tessera.journal import checkpoints, keys, note, prove, tree
from tessera.journal.read import feed, read
from tessera.journal.receipt import NotAReceipt, Receipt
from tessera.journal.sequencer import run_once
from tests.journal.telling import NOON, minute, stream, tamper, tell


def told_and_numbered(*words, at=NOON):
    entries = tell(stream(), *words, at=at)
    run_once(at)
    return entries


def test_nothing_happened_nothing_is_signed(db_roles):
    assert checkpoints.make(NOON) is None
    assert checkpoints.latest() is None


def test_a_checkpoint_is_signed_over_all_leaves(db_roles):
    told_and_numbered("a", "b", "c")
    made = checkpoints.make(NOON)
    assert note.opened(made.note, keys.verifier_keys()) is not None
    assert note.read(made.note).root == tree.root(e.commitment for e in feed(0, 10))
    assert checkpoints.latest() == made


def test_one_in_every_minute_of_activity(db_roles):
    told_and_numbered("a")
    assert checkpoints.make(minute(0)).size == 1
    told_and_numbered("b")
    assert checkpoints.make(minute(0.5)) is None
    assert checkpoints.make(minute(1)).size == 2
    assert checkpoints.make(minute(5)) is None


def test_it_is_known_since_when_leaves_wait_for_a_signature(db_roles):
    assert checkpoints.unsigned_since() is None
    told_and_numbered("a", at=minute(1))
    told_and_numbered("b", at=minute(2))
    assert checkpoints.unsigned_since() == minute(1)
    checkpoints.make(minute(3))
    assert checkpoints.unsigned_since() is None


def test_a_clock_turned_back_does_not_stop_them(db_roles):
    told_and_numbered("a")
    checkpoints.make(minute(1000))
    told_and_numbered("b")
    assert checkpoints.make(minute(0)).size == 2


def test_nothing_is_signed_over_a_history_that_was_changed(db_roles):
    told_and_numbered("a", "b")
    checkpoints.make(minute(0))
    tamper("update journal_leaf set commitment = decode(repeat('00', 32), 'hex') where number = 1")
    told_and_numbered("c")
    with pytest.raises(checkpoints.HistoryChanged):
        checkpoints.make(minute(1))


def test_a_tree_proves_that_it_began_with_an_older_checkpoint(db_roles):
    told_and_numbered("a", "b", "c")
    old = checkpoints.make(minute(0))
    told_and_numbered("d", "e")
    checkpoints.make(minute(1))
    now, path = prove.growth(old.size)
    assert tree.extends(old.size, old.root, now.size, now.root, path)
    with pytest.raises(LookupError):
        prove.growth(6)


def test_keys_are_files_that_others_cannot_read(db_roles):
    told_and_numbered("a")
    checkpoints.make(NOON)
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in keys.folder().iterdir()}
    assert files == {"checkpoint-0001": 0o600, "checkpoint-0001.pub": 0o644, "stamp-0001": 0o600}


def test_a_newer_key_is_used_and_the_older_still_opens(db_roles, tmp_path, settings):
    settings.JOURNAL_KEYS = tmp_path
    told_and_numbered("a")
    old = checkpoints.make(minute(0))
    (tmp_path / "checkpoint-0002").write_text("11" * 32)
    told_and_numbered("b")
    new = checkpoints.make(minute(1))
    newest, oldest = keys.verifier_keys()
    assert note.opened(new.note, [newest])
    assert not note.opened(new.note, [oldest])
    assert note.opened(old.note, [oldest])
    assert not note.opened(old.note, [newest])


def test_a_receipt_holds_before_the_entry_has_a_number(db_roles):
    (entry,) = tell(stream(), "a")
    early = prove.receipt(entry, using="door")
    assert (early.leaf, early.checkpoint) == (None, "")
    assert early.contradiction(()) == ""


def test_a_receipt_proves_its_entry_by_itself(db_roles):
    entries = told_and_numbered(*"abcdefg")
    checkpoints.make(NOON)
    for entry in read(entries[0].stream, using="door"):
        kept = Receipt.parsed(prove.receipt(entry, using="door").text)
        assert kept.leaf == entry.leaf
        assert kept.checkpoint
        assert kept.contradiction(keys.verifier_keys()) == ""


def test_a_receipt_that_was_worked_on_contradicts_itself(db_roles):
    first, _ = told_and_numbered("a", "b")
    checkpoints.make(NOON)
    one, two = (prove.receipt(e, using="door") for e in read(first.stream, using="door"))
    trusted = keys.verifier_keys()
    for change, why in (
        ({"entry": one.entry.replace('\\"a\\"', '\\"z\\"')}, "commitment"),
        ({"version": 2}, "entry"),
        ({"leaf": 2}, "proof"),
        ({"proof": ()}, "proof"),
        ({"checkpoint": one.checkpoint.replace("\n2\n", "\n3\n")}, "signature"),
    ):
        changed = Receipt.parsed(one.text)
        changed = Receipt(**{f: getattr(changed, f) for f in Receipt.__slots__} | change)
        assert why in changed.contradiction(trusted), change
    assert "signature" in one.contradiction(())
    assert two.contradiction(trusted) == ""


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "other"}', "null"])
def test_another_file_is_not_a_receipt(text):
    with pytest.raises(NotAReceipt):
        Receipt.parsed(text)
