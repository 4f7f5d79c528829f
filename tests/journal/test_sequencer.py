"""Every committed entry gets one leaf number; none is skipped, none is given twice."""

from threading import Event, Thread

import pytest
from django.db import connections, transaction

from tessera.journal import branches, tree
from tessera.journal.append import append
from tessera.journal.branches import Stored
from tessera.journal.read import feed, read, tip
from tessera.journal.sequencer import alone, run_once
from tests.journal.facts import Told
from tests.journal.telling import DAY, NOON, OFFICER, stream, tell


def leaves():
    with connections["courier"].cursor() as cursor:
        cursor.execute("select number, said, commitment from journal_leaf order by number")
        return cursor.fetchall()


def test_entries_are_numbered_from_one_in_the_order_they_were_written(db_roles):
    entries = tell(stream(), "a", "b") + tell(stream(), "c")
    assert run_once(NOON) == 3
    assert [(n, said) for n, said, _ in leaves()] == [(i, e.id) for i, e in enumerate(entries, 1)]
    assert run_once(NOON) == 0


def test_the_number_is_read_with_the_entry(db_roles):
    where = stream()
    tell(where, "a", "b")
    assert [e.leaf for e in read(where, using="door")] == [None, None]
    run_once(NOON)
    assert [e.leaf for e in read(where, using="door")] == [1, 2]


def test_the_feed_goes_on_behind_a_number(db_roles):
    tell(stream(), *"abcde")
    assert feed(0, 10) == ()
    run_once(NOON)
    assert [e.leaf for e in feed(0, 2)] == [1, 2]
    assert [e.fact.words for e in feed(2, 10)] == ["c", "d", "e"]
    assert tip() == 5


def test_an_entry_that_commits_late_is_numbered_later_and_never_lost(db_roles):
    slow, quick = stream(), stream()
    written, go_on = Event(), Event()

    def linger():
        with transaction.atomic(using="door"):
            append(
                slow, [Told(on=DAY)], after=0, seat=OFFICER, person="p", at=NOON, circles=["all"]
            )
            written.set()
            go_on.wait()
        connections["door"].close()

    lingering = Thread(target=linger)
    lingering.start()
    written.wait()
    (early,) = tell(quick, "early")
    assert run_once(NOON) == 1
    cursor_of_a_courier = feed(0, 10)[-1].leaf
    go_on.set()
    lingering.join()
    assert run_once(NOON) == 1
    (late,) = feed(cursor_of_a_courier, 10)
    assert late.stream == slow
    assert late.id < early.id
    assert late.leaf == 2


def test_what_was_rolled_back_leaves_no_gap_in_the_numbers(db_roles):
    tell(stream(), "a")
    with transaction.atomic(using="door"):
        append(
            stream(), [Told(on=DAY)], after=0, seat=OFFICER, person="p", at=NOON, circles=["all"]
        )
        transaction.set_rollback(True, using="door")
    tell(stream(), "b")
    assert run_once(NOON) == 2
    assert [n for n, _, _ in leaves()] == [1, 2]


def test_only_one_sequencer_is_at_work(db_roles):
    tell(stream(), "a")
    meanwhile = []

    def another():
        meanwhile.append(run_once(NOON))
        connections["door"].close()

    with alone("door") as is_alone:
        assert is_alone
        thread = Thread(target=another)
        thread.start()
        thread.join()
    assert meanwhile == [0]
    assert run_once(NOON) == 1


def test_batches_add_up(db_roles):
    tell(stream(), *map(str, range(25)))
    assert [run_once(NOON, batch=10) for _ in range(4)] == [10, 10, 5, 0]
    assert [n for n, _, _ in leaves()] == list(range(1, 26))


def write_streams(n):
    for _ in range(n):
        where = stream()
        tell(where, "a", "b")
        tell(where, "c", after=2)
    connections["door"].close()


def number_until(written):
    while not written.is_set() or run_once(NOON, batch=7):
        run_once(NOON, batch=7)
    connections["door"].close()


def test_many_writers_and_two_sequencers_leave_no_gap_and_keep_each_stream_in_order(db_roles):
    written = Event()
    writers = [Thread(target=write_streams, args=(15,)) for _ in range(4)]
    sequencers = [Thread(target=number_until, args=(written,)) for _ in range(2)]
    for thread in writers + sequencers:
        thread.start()
    for thread in writers:
        thread.join()
    written.set()
    for thread in sequencers:
        thread.join()
    run_once(NOON)
    entries = feed(0, 1000)
    assert [e.leaf for e in entries] == list(range(1, 4 * 15 * 3 + 1))
    for where in {e.stream for e in entries}:
        assert [e.version for e in entries if e.stream == where] == [1, 2, 3]


@pytest.mark.parametrize("step", [1, 2, 8])
def test_stored_subtrees_are_those_of_the_leaves(db_roles, monkeypatch, step):
    monkeypatch.setattr(branches, "STEP", step)
    monkeypatch.setattr(branches, "_WIDTH", 1 << step)
    for size in (3, 14, 1, 0, 30):
        if size:
            tell(stream(), *map(str, range(size)))
        run_once(NOON, batch=9)
    while run_once(NOON, batch=9):
        pass
    hashes = [bytes(c) for _, _, c in leaves()]
    for size in range(1, len(hashes) + 1):
        assert tree.span_root((0, size), Stored("courier")) == tree.root(hashes[:size])
