"""What a superuser does in SQL, past every rule, is found and named in the real tables."""

from threading import Thread

import pytest
from django.db import connections

from tessera.journal import checkpoints, keys, prove
from tessera.journal.read import read
from tessera.journal.report import What
from tessera.journal.sequencer import run_once
from tessera.journal.shred import shred
from tessera.journal.verify import verify
from tests.journal.telling import NOON, destroy, minute, numbered, stream, tamper, tell

ONE, TWO = numbered(1), numbered(2)


@pytest.fixture
def journal(db_roles):
    """Seven entries of two streams, a checkpoint after the fourth and after the last."""
    tell(ONE, "a", "b")
    tell(TWO, "a", "b")
    run_once(NOON)
    checkpoints.make(minute(0))
    tell(ONE, "c", after=2)
    tell(TWO, "c", "d", after=2)
    run_once(NOON)
    checkpoints.make(minute(1))


def receipt(where, version):
    return prove.receipt(read(where, using="door")[version - 1], using="door").text


def found(*outside):
    return [(f.what.value, f.stream, f.version, f.leaf) for f in verify(outside).flaws]


def test_an_honest_journal_is_sound(journal):
    report = verify([receipt(ONE, 1), checkpoints.latest(using="door").note])
    assert report.sound
    assert (report.leaves, report.entries, report.checkpoints, report.evidence) == (7, 7, 2, 2)
    assert report.stamped


def test_an_empty_journal_is_sound(db_roles):
    assert verify().sound


def test_entries_that_wait_for_their_number_are_sound(journal):
    tell(stream(), "fresh")
    assert verify().sound
    assert verify().waiting == 1


@pytest.mark.parametrize(
    "change",
    [
        "code = 'granted'",
        "at = at + interval '1 microsecond'",
        '"on" = "on" - 1',
        "seat = 'brussels'",
        "seat_kind = 'stay-authority'",
        "role = 'reviewer'",
        "person = 'p-2'",
        "circle = 'stay-authority'",
        "trace = 't-2'",
        "kind = 'title'",
        "payload = replace(payload, 'b', 'z')",
        "salt = decode(repeat('00', 32), 'hex')",
        "commitment = decode(repeat('00', 32), 'hex')",
        "stamp = decode(repeat('00', 36), 'hex')",
    ],
)
def test_a_changed_column_is_named(journal, change):
    tamper(f"update journal_said set {change} where stream = %s and version = 2", ONE)
    assert found() == [("changed", str(ONE), 2, 2)]


@pytest.mark.parametrize("change", ["commitment = decode(repeat('00', 32), 'hex')", "stamp = 'x'"])
def test_a_changed_leaf_is_named(journal, change):
    tamper(f"update journal_leaf set {change} where number = 6")
    assert found() == [("changed", str(TWO), 3, 6)]


def test_a_removed_entry_is_named(journal):
    tamper("delete from journal_said where stream = %s and version = 2", ONE)
    assert found() == [("removed", str(ONE), 2, 2)]


def test_an_entry_removed_with_its_leaf_and_the_ranks_closed_is_named_by_its_receipt(journal):
    kept = receipt(TWO, 1)
    tamper("delete from journal_said where stream = %s and version = 1", TWO)
    tamper("delete from journal_leaf where number = 3")
    tamper("update journal_leaf set number = -number where number > 3")
    tamper("update journal_leaf set number = -number - 1 where number < 0")
    assert ("removed", str(TWO), 1, 3) in found(kept)
    assert {(what, leaf) for what, _, _, leaf in found()} == {("removed", 3), ("removed", None)}


def test_a_leaf_alone_removed_is_named(journal):
    tamper("delete from journal_leaf where number = 3")
    assert ("removed", "", None, 3) in found()
    assert ("removed", str(TWO), 1, None) in found()


def test_an_entry_added_in_sql_is_named(journal):
    tamper(
        'insert into journal_said (stream, kind, version, code, at, "on", seat, seat_kind, role, person, circle,'
        ' trace, payload, salt, commitment, stamp) select stream, kind, 4, code, at, "on", seat, seat_kind, role,'
        " person, circle, trace, payload, salt, commitment, stamp from journal_said where stream = %s and version = 3",
        ONE,
    )
    assert found() == [("added", str(ONE), 4, None)]
    tamper("update journal_said set stamp = 'x' where stream = %s and version = 4", ONE)
    assert found() == [("added", str(ONE), 4, None)]


def test_an_entry_added_in_sql_with_a_leaf_is_named(journal):
    tamper(
        'insert into journal_said (stream, kind, version, code, at, "on", seat, seat_kind, role, person, circle,'
        ' trace, payload, salt, commitment, stamp) select stream, kind, 4, code, at, "on", seat, seat_kind, role,'
        " person, circle, trace, payload, salt, 'x', 'x' from journal_said where stream = %s and version = 3",
        ONE,
    )
    tamper(
        "insert into journal_leaf (number, said, stream, version, commitment, at, stamp)"
        " select 8, id, stream, version, commitment, at, 'x' from journal_said where stream = %s and version = 4",
        ONE,
    )
    assert found() == [("added", str(ONE), 4, 8)]


def test_two_leaves_that_changed_places_are_named(journal):
    tamper("update journal_leaf set number = -2 where number = 2")
    tamper("update journal_leaf set number = 2 where number = 6")
    tamper("update journal_leaf set number = 6 where number = -2")
    reordered = {f.leaf for f in verify().flaws if f.what is What.REORDERED}
    assert reordered >= {2, 6}


def test_two_entries_that_changed_places_are_named(journal):
    tamper("update journal_said set version = 9 where stream = %s and version = 1", ONE)
    tamper("update journal_said set version = 1 where stream = %s and version = 2", ONE)
    tamper("update journal_said set version = 2 where stream = %s and version = 9", ONE)
    assert {leaf for _, _, _, leaf in found()} == {1, 2}


def test_a_journal_cut_short_is_known_by_what_was_kept_outside(journal):
    note, kept = checkpoints.latest(using="door").note, receipt(TWO, 4)
    tamper("delete from journal_said where id > 4")
    tamper("delete from journal_leaf where number > 4")
    tamper("delete from journal_checkpoint where size > 4")
    assert verify().sound
    (flaw,) = verify([note]).flaws
    assert (flaw.what, flaw.leaf, flaw.until) == (What.TRUNCATED, 5, 7)
    assert ("truncated", str(TWO), 4, 7) in found(kept)


def test_a_checkpoint_made_up_in_sql_is_named(journal):
    tamper("update journal_checkpoint set root = decode(repeat('00', 32), 'hex') where size = 4")
    (flaw,) = verify().flaws
    assert (flaw.what, flaw.checkpoint) == (What.CHANGED, 4)


def test_everything_forged_with_the_stamp_key_is_still_betrayed_by_a_receipt(journal, monkeypatch):
    kept = receipt(ONE, 1)
    monkeypatch.setattr(keys, "stamp_keys", dict)
    tamper("update journal_leaf set commitment = decode(repeat('00', 32), 'hex') where number = 6")
    tamper("update journal_said set commitment = decode(repeat('00', 32), 'hex') where id = 6")
    tamper("delete from journal_checkpoint")
    assert [what for what, *_ in found(kept)] == ["changed"]


def test_what_was_destroyed_lawfully_is_no_flaw(journal):
    destroy(ONE, after=3, through=3)
    run_once(NOON)
    shred(ONE, through=3)
    checkpoints.make(minute(2))
    report = verify()
    assert report.sound
    assert (report.leaves, report.entries, report.destroyed) == (8, 5, 3)


def test_a_receipt_of_what_was_destroyed_still_holds(journal):
    kept = receipt(ONE, 2)
    destroy(ONE, after=3, through=3)
    run_once(NOON)
    shred(ONE, through=3)
    assert verify([kept]).sound


def test_more_than_the_destruction_names_is_a_flaw(journal):
    destroy(ONE, after=3, through=1)
    run_once(NOON)
    tamper("delete from journal_said where stream = %s and version in (1, 2)", ONE)
    assert found() == [("removed", str(ONE), 2, 2)]


def test_verifying_while_others_write_is_sound(db_roles):
    def write():
        for n in range(40):
            tell(stream(), "a", "b")
            run_once(minute(n))
            checkpoints.make(minute(n))
        connections["door"].close()

    writer = Thread(target=write)
    writer.start()
    while writer.is_alive():
        assert verify().sound
    writer.join()
    assert verify().leaves == 80
