"""What is appended is what is read; of two writers one is told that it was overtaken."""

from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from tessera.journal.append import Overtaken, append
from tessera.journal.entry import committed
from tessera.journal.read import read
from tests.journal.facts import Told
from tests.journal.telling import DAY, NOON, OFFICER, minute, stream, tell


def test_what_is_appended_is_what_is_read(db_roles):
    where = stream()
    first = tell(where, "one", "two")
    second = tell(where, "three", after=2, at=minute(1), circle="work-authority")
    assert read(where, using="door") == first + second
    assert [e.version for e in first + second] == [1, 2, 3]
    assert [e.fact.words for e in first + second] == ["one", "two", "three"]
    assert second[0].circle == "work-authority"
    assert second[0].at == minute(1)
    assert (second[0].seat, second[0].seat_kind, second[0].role) == (
        "flanders",
        "work-authority",
        "officer",
    )


def test_reading_may_begin_behind_a_version(db_roles):
    where = stream()
    tell(where, "one", "two", "three")
    assert [e.version for e in read(where, using="door", after=2)] == [3]


def test_the_commitment_is_a_salted_leaf_hash_of_the_whole_entry(db_roles):
    (entry,) = tell(stream(), "one")
    (again,) = tell(stream(), "one")
    assert entry.commitment == committed(entry.salt, entry.spelled)
    assert entry.salt != again.salt
    assert len(entry.salt) == 32


def test_appending_is_one_round_trip(db_roles):
    where = stream()
    tell(where, "warm")
    with transaction.atomic(using="door"):
        seen = []
        with connections["door"].execute_wrapper(
            lambda execute, *a: seen.append(a[0]) or execute(*a)
        ):
            append(
                where,
                [Told(on=DAY, words=w) for w in "abc"],
                after=1,
                seat=OFFICER,
                person="p",
                at=NOON,
                circles=["all"] * 3,
            )
    assert len(seen) == 1


def test_nothing_to_say_writes_nothing(db_roles):
    where = stream()
    assert tell(where) == ()
    assert read(where, using="door") == ()


@pytest.mark.parametrize("after", [0, 1, 3])
def test_who_has_not_read_the_last_version_is_overtaken(db_roles, after):
    where = stream()
    tell(where, "one", "two")
    with pytest.raises(Overtaken):
        tell(where, "late", after=after)
    assert len(read(where, using="door")) == 2


def test_of_writers_at_the_same_moment_one_wins(db_roles):
    where, writers = stream(), 6
    tell(where, "first")
    together, won, lost = Barrier(writers), [], []

    def write(n):
        try:
            together.wait()
            tell(where, f"{n}", after=1)
            won.append(n)
        except Overtaken:
            lost.append(n)
        finally:
            connections["door"].close()

    threads = [Thread(target=write, args=(n,)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert len(lost) == writers - 1
    assert [e.fact.words for e in read(where, using="door")] == ["first", f"{won[0]}"]
