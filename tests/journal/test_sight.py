"""A face reads the entries of its seat's dossiers, and of those only what its kind may know."""

from contextlib import contextmanager

from django.db import connections, transaction

from tessera.journal import checkpoints, keys, prove
from tessera.journal.read import feed, read, stretch
from tessera.journal.sequencer import run_once
from tests.journal.telling import NOON, stream, tamper, tell


def lies_with(seat, dossier, title=None):
    tamper(
        "insert into desk_place select %s, %s, 'k', 'r', 'p', 'ph', 'w', 's', 'q', 'a', '', %s, %s, %s, '', '', %s",
        seat,
        dossier,
        *[NOON.date()] * 3,
        title or stream(),
    )


@contextmanager
def seated(seat, kind):
    with transaction.atomic():
        with connections["default"].cursor() as cursor:
            cursor.execute("select set_config('tessera.seat', %s, true)", (seat,))
            cursor.execute("select set_config('tessera.kind', %s, true)", (kind,))
        yield


def a_dossier_of_flanders_and_the_office():
    where = stream()
    tell(where, "for all")
    tell(where, "for the region", after=1, circle="work-authority")
    tell(where, "for the office", after=2, circle="stay-authority")
    lies_with("flanders", where)
    lies_with("immigration-office", where)
    return where


def words(entries):
    return [e.fact.words for e in entries]


def test_each_kind_of_seat_reads_its_circle(db_roles):
    where = a_dossier_of_flanders_and_the_office()
    with seated("flanders", "work-authority"):
        assert words(read(where)) == ["for all", "for the region"]
    with seated("immigration-office", "stay-authority"):
        assert words(read(where)) == ["for all", "for the office"]


def test_a_seat_without_a_place_reads_nothing(db_roles):
    where = a_dossier_of_flanders_and_the_office()
    with seated("brussels", "work-authority"):
        assert read(where) == ()
    assert read(where) == ()


def test_a_seat_reads_the_title_of_its_dossier(db_roles):
    dossier, title = stream(), stream()
    tell(title, "opened", kind="title")
    lies_with("flanders", dossier, title)
    with seated("flanders", "work-authority"):
        assert words(read(title)) == ["opened"]


def test_the_feed_of_a_seat_holds_its_own_dossiers_only(db_roles):
    a_dossier_of_flanders_and_the_office()
    tell(stream(), "of nobody")
    run_once(NOON)
    with seated("flanders", "work-authority"):
        assert words(feed(0, 10, using="default")) == ["for all", "for the region"]
    assert len(feed(0, 10)) == 4


def test_a_seat_with_few_dossiers_goes_on_through_empty_stretches(db_roles):
    for _ in range(3):
        tell(stream(), "of nobody", "of nobody")
    a_dossier_of_flanders_and_the_office()
    run_once(NOON)
    pages, after = [], 0
    with seated("flanders", "work-authority"):
        for _ in range(6):
            page, after = stretch(after, 10, width=3)
            pages.append(words(page))
    assert pages == [[], [], ["for all", "for the region"], [], [], []]
    assert after == 9


def test_a_full_page_goes_on_behind_its_last_entry(db_roles):
    a_dossier_of_flanders_and_the_office()
    run_once(NOON)
    with seated("immigration-office", "stay-authority"):
        assert [stretch(n, 1)[1] for n in (0, 1, 3)] == [1, 3, 3]


def test_a_face_makes_the_receipt_of_what_its_seat_sees(db_roles):
    where = a_dossier_of_flanders_and_the_office()
    run_once(NOON)
    checkpoints.make(NOON)
    with seated("flanders", "work-authority"):
        receipts = [prove.receipt(entry) for entry in read(where)]
    assert [r.leaf for r in receipts] == [1, 2]
    assert not any(r.contradiction(keys.verifier_keys()) for r in receipts)
