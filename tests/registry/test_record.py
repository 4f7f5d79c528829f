"""The one door: all of it or none of it, once, and never over somebody's head."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction

from tessera.desk.doors import doors
from tessera.desk.standing import standing
from tessera.desk.view import NotYours, look
from tessera.dossier.kernel import Blocked
from tessera.dossier.telling import act_of
from tessera.people.purposes import Channel, Purpose
from tessera.registry.keys import KeyReused, Once
from tessera.registry.record import record
from tests.registry.builders import (
    AT,
    DAY,
    a_complete_dossier,
    a_filed_dossier,
    answers,
    asking,
    do,
    who,
)

pytestmark = pytest.mark.usefixtures("db_roles")


def places(seat):
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        cursor.execute("select dossier, queue, act from desk_place where seat = %s", [seat])
        return cursor.fetchall()


def codes(dossier):
    with transaction.atomic(using="door"):
        return [e.code for e in standing(dossier, using="door").entries]


def test_a_filing_is_recorded_with_its_route_its_charges_and_its_places():
    dossier = a_filed_dossier()
    assert codes(dossier) == ["filed", "routed", "routed", "charge-raised", "charge-raised"]
    assert places("flanders") == [(dossier, "todo", "declare-complete")]
    assert places("immigration-office") == []
    assert [p[1] for p in places("org:employer")] == ["waiting"]


def test_a_blocked_act_writes_nothing_at_all():
    dossier = uuid4()
    with pytest.raises(Blocked) as blocked:
        do(dossier, "employer", "file", {"post": ""}, answers=answers())
    assert [o.code for o in blocked.value.obstacles] == ["post-missing"]
    assert codes(dossier) == []
    assert places("flanders") == []


def test_the_same_key_with_the_same_body_makes_one_dossier():
    once = Once(key="k-1", body=b"body")
    first = a_filed_dossier(once=once)
    again = do(uuid4(), "employer", "file", answers=answers(), once=once)
    assert again.dossier == first
    assert again.entries == ()


def test_the_same_key_with_another_body_is_refused():
    a_filed_dossier(once=Once(key="k-1", body=b"body"))
    with pytest.raises(KeyReused):
        a_filed_dossier(once=Once(key="k-1", body=b"another"))


def test_a_double_click_in_the_same_instant_makes_one_dossier():
    once = Once(key="k-2", body=b"body")

    def click(_):
        try:
            return a_filed_dossier(once=once)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        made = set(pool.map(click, range(2)))
    assert len(made) == 1


def test_two_officers_of_the_two_lanes_in_the_same_second_both_get_their_facts():
    dossier = a_complete_dossier()
    seen = len(codes(dossier))
    day = DAY + timedelta(30)

    def click(told):
        by, lane = told
        try:
            return do(
                dossier,
                by,
                "refuse" if lane is None else "assign",
                {"lane": lane, "person": by},
                day=day,
                seen=seen,
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(click, [("region", "work"), ("immigration-office", "stay")]))
    assert codes(dossier)[seen:] == ["assigned", "assigned"]


def test_two_officers_of_one_lane_at_once_one_wins_and_the_other_reads_what_changed():
    dossier = a_complete_dossier()
    seen = len(codes(dossier))
    refusal = {"lane": "work", "grounds": ["conditions"], "note": ""}
    ask = {"lane": "work", "items": ["diploma"]}
    do(dossier, "region", "request-information", ask, seen=seen)
    with pytest.raises(Blocked) as blocked:
        do(dossier, "region", "refuse", refusal, seen=seen)
    (obstacle,) = blocked.value.obstacles
    assert obstacle.code == "changed-meanwhile"
    assert obstacle.values["facts"] == ("information-requested",)


def test_a_stranger_finds_nothing_not_even_that_there_is_something():
    dossier = a_filed_dossier()
    for by, organisation in [
        ("region", "wallonia"),
        ("employer", "org:other"),
        ("immigration-office", None),
    ]:
        with pytest.raises(NotYours):
            look(
                dossier,
                who(by, organisation=organisation),
                purpose=Purpose.EXAMINATION,
                channel=Channel.PAGE,
                day=DAY,
                at=AT,
            )


def test_a_party_sees_the_dossier_and_leaves_a_look():
    dossier = a_filed_dossier()
    view = look(
        dossier, who("employer"), purpose=Purpose.OWN_DOSSIER, channel=Channel.PAGE, day=DAY, at=AT
    )
    assert view.dossier.phase.value == "filed"
    assert "pay.base-month" in view.answers
    assert "criminal-record.issued" not in view.answers


def test_every_door_of_a_seat_is_open_or_says_why_not():
    dossier = a_complete_dossier()
    found = {d.act: d for d in doors(dossier, who("region"), day=DAY)}
    assert found["grant"].open
    assert [o.code for o in found["declare-complete"].obstacles] == ["not-now"]
    assert "certify-silence" not in found
    assert "file" not in found


def test_an_unknown_paper_is_refused_in_words():
    dossier = a_complete_dossier()
    act = act_of("send-message", {"note": str(uuid4()), "to": ["worker"]})
    with pytest.raises(Blocked) as blocked:
        record(dossier, act, who("employer"), asking())
    assert [o.code for o in blocked.value.obstacles] == ["unknown-paper"]


def test_the_facts_of_a_title_go_to_a_stream_of_their_own():
    dossier = a_complete_dossier()
    because = {"lane": "work", "since": DAY + timedelta(90), "until": DAY + timedelta(800)}
    with transaction.atomic(using="door"):
        stands = standing(dossier, using="door")
    assert stands.title.opened_on is None
    assert because
