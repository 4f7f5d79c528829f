"""An application that names a title is noted on that title, and so is how it ended."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connections, transaction

from tessera.couriers.mail import send
from tessera.couriers.notice import NAME, notice
from tessera.couriers.renewals import note_renewals
from tessera.couriers.watch import watch
from tessera.desk.life import life_before
from tessera.desk.standing import standing, title_of
from tessera.journal.sequencer import run_once
from tests.couriers.test_mail import somebody
from tests.couriers.test_whole_way import at
from tests.registry.builders import answers, do
from tests.registry.test_life import titled

pytestmark = pytest.mark.usefixtures("db_roles")
DAY = date(2029, 10, 1)


def title(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door").title


def noted(day=DAY):
    run_once(at(day))
    while note_renewals(day, at(day)):
        run_once(at(day))


def renewed(first, **parties):
    dossier = uuid4()
    named = {"application": "renewal", "renews": str(title_of(first)), **parties}
    do(dossier, "employer", "file", named, day=DAY, answers=answers())
    noted()
    return dossier


def test_a_renewal_is_noted_on_the_title_it_names_once():
    first = titled()
    second = renewed(first)
    (pending,) = title(first).renewals
    assert pending.dossier == str(second)
    assert pending.filed_on == DAY
    assert pending.timely
    noted()
    assert len(title(first).renewals) == 1


def test_the_end_of_the_renewal_is_noted_too():
    first = titled()
    second = renewed(first)
    do(second, "employer", "withdraw", {}, day=DAY)
    noted()
    assert title(first).renewals[0].outcome == "withdrawn"
    assert title(first).pending is None


def test_a_title_of_nobody_or_of_somebody_else_is_left_alone():
    first = titled()
    renewed(first, worker="person:another")
    do(uuid4(), "employer", "file", {"renews": "no title"}, day=DAY, answers=answers())
    noted()
    assert title(first).renewals == ()


def test_what_an_authority_recorded_is_part_of_the_life():
    first = titled()
    second = renewed(first)
    told = {"kind": "stay", "country": "NL", "source": "paper-shown", "since": date(2025, 1, 1)}
    do(second, "immigration-office", "record-title", told, day=DAY)
    life = life_before("person:worker", second)
    assert [row["source"] for row in life] == ["platform", "platform", "authority"]
    assert life[-1]["until"] is None


def reminded(day):
    """Whom the watch of a day, and what follows it, tell by e-mail; a crash repeats the reading."""
    del mail.outbox[:]
    watch(day, at(day))
    run_once(at(day))
    for _ in range(2):
        notice(1_000)
        with transaction.atomic(using="courier"), connections["courier"].cursor() as cursor:
            cursor.execute("update couriers_cursor set leaf = 0 where courier = %s", [NAME])
        send(at(day))
    said = " ".join(m.body for m in mail.outbox)
    assert not any(private in said for private in ("2030", "Raghavan", "Leiedraad", "Erlaubnis"))
    return [(m.to[0], m.subject) for m in mail.outbox]


def test_who_may_renew_is_told_by_e_mail_when_the_window_opens_and_before_it_shuts_once_each():
    somebody("org:employer", "employer", "griet@leiedraad.example", "de")
    somebody("person:worker", "worker", "ananya@home.example")
    titled()  # until 31 January 2030, in Flanders: one may file from 135 days to two months before
    told = [("griet@leiedraad.example", "Auf Tessera wartet etwas auf Sie")]
    assert reminded(date(2029, 7, 31)) == []  # six months before, when nobody may file yet
    for near, far in (
        (date(2029, 9, 18), date(2029, 9, 17)),
        (date(2029, 12, 1), date(2029, 11, 30)),
    ):
        assert reminded(far) == []
        assert reminded(near) == told, near
        assert reminded(near) == []
