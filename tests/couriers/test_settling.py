"""A payment that was begun here settles once, however often and by whomever we hear of it."""

from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.db import connections, transaction

from tessera.couriers.provider import NoProvider, Stands
from tessera.couriers.settling import SILENT, begun, settle
from tessera.desk.standing import standing
from tessera.registry.record import record
from tests.registry.builders import a_filed_dossier, do

pytestmark = pytest.mark.usefixtures("db_roles")
DAY, AT = date(2026, 9, 24), datetime(2026, 9, 24, 9, tzinfo=UTC)
FLEMISH, PAYMENT = "flemish-retribution", "0123456789abcdef"
PAID = Stands(state="paid", cents=18000)


@pytest.fixture
def started():
    dossier = a_filed_dossier()
    do(dossier, "employer", "start-payment", {"name": FLEMISH, "payment": PAYMENT})
    return dossier


def codes(dossier):
    with transaction.atomic(using="door"):
        return [e.code for e in standing(dossier, using="door").entries]


def settled(dossier, stands=PAID, **more):
    def asked(payment):
        if stands is None:
            raise NoProvider
        return stands

    return settle(dossier, begun(PAYMENT)[1], DAY, AT, asking=asked, **more)


def test_a_payment_is_found_by_the_id_that_the_service_has(started):
    assert begun(PAYMENT)[0] == started
    assert begun("fedcba9876543210") is None
    assert begun("") is None


def test_what_was_paid_is_recorded_once_however_often_it_is_told(started):
    assert [settled(started) for _ in range(3)] == ["paid"] * 3
    assert codes(started).count("charge-settled") == 1


def test_two_who_hear_of_it_at_once_record_it_once(started):
    found = begun(PAYMENT)[1]

    def hears():
        settle(started, found, DAY, AT, asking=lambda _: PAID)
        connections.close_all()

    both = [Thread(target=hears) for _ in range(4)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert codes(started).count("charge-settled") == 1


def test_a_crash_between_the_service_and_the_door_loses_nothing(started):
    def breaks(*told):
        raise ConnectionError

    with pytest.raises(ConnectionError):
        settled(started, recording=breaks)
    assert "charge-settled" not in codes(started)
    assert settled(started) == "paid"
    assert codes(started).count("charge-settled") == 1


def test_a_crash_after_the_door_records_nothing_twice(started):
    def and_then_breaks(*told):
        record(*told)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        settled(started, recording=and_then_breaks)
    assert settled(started) == "paid"
    assert codes(started).count("charge-settled") == 1


@pytest.mark.parametrize("why", ["failed", "cancelled", "expired"])
def test_a_payment_that_came_to_nothing_lets_another_begin(started, why):
    assert settled(started, Stands(state=why)) == why
    assert settled(started, Stands(state=why)) == why
    assert codes(started).count("payment-ended") == 1
    do(started, "employer", "start-payment", {"name": FLEMISH, "payment": "another-payment"})


@pytest.mark.parametrize(
    ("stands", "state"),
    [(Stands(state="open"), "open"), (Stands(state="unknown"), "unknown"), (None, SILENT)],
)
def test_of_a_payment_nobody_knows_the_end_of_nothing_is_recorded(started, stands, state):
    before = codes(started)
    assert settled(started, stands) == state
    assert codes(started) == before


def test_the_sum_that_the_service_took_is_the_sum_that_counts(started):
    assert settled(started, Stands(state="paid", cents=17999)) == "paid"
    assert codes(started)[-1] == "charge-part-paid"
