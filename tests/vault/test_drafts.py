"""Drafts: nothing typed is lost, each party writes its own part, a change voids a confirmation."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connections

from tessera.vault import drafts
from tests.vault.seats import ADA, AT, EMPLOYER, RIVAL, WORKER, at

LATER = AT + timedelta(hours=1)
TOLD = {
    "employer-name": "Café “De Ïnkt”",
    "gross-pay": Decimal("3703.44"),
    "start-of-work": date(2027, 1, 4),
    "hours-a-week": 38,
    "posted": False,
    "stays": ({"from": date(2020, 1, 1), "country": "MA"}, {"from": date(2021, 1, 1)}),
}


def a_draft():
    with at(EMPLOYER):
        return drafts.begin(EMPLOYER.organisation, procedure="single-permit", language="nl", at=AT)


def a_shared_draft():
    which = a_draft()
    with at(EMPLOYER):
        drafts.admit(which, WORKER.organisation, part="worker", at=AT)
    return which


def test_answers_come_back_as_they_were_told(vault):
    which = a_draft()
    with at(EMPLOYER):
        saved = drafts.save(which, "employer", TOLD, seen=0, at=LATER)
        found = drafts.part(which, "employer")

    assert saved.revision == found.revision == 1
    assert found.answers == TOLD
    assert [type(v) for v in found.answers.values()] == [type(TOLD[n]) for n in found.answers]


def test_answers_lie_encrypted(vault):
    which = a_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"gross-pay": "seven-thousand"}, seen=0, at=AT)
    with connections["owner"].cursor() as cursor:
        cursor.execute("select answers from vault_part where answers is not null")
        ((content,),) = cursor.fetchall()

    assert b"seven" not in bytes(content)


def test_pages_are_merged_and_a_repeated_page_changes_nothing(vault):
    which = a_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"a": "1", "b": "2"}, seen=0, at=AT)
        drafts.save(which, "employer", {"b": None, "c": "3"}, seen=1, at=AT)
        again = drafts.save(which, "employer", {"c": "3"}, seen=2, at=AT)
        found = drafts.part(which, "employer")

    assert found.answers == {"a": "1", "c": "3"}
    assert again.revision == found.revision == 2


def test_two_writers_of_one_draft_lose_nothing(vault):
    which = a_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"a": "first", "b": "x"}, seen=0, at=AT)
        drafts.save(which, "employer", {"a": "one writer"}, seen=1, at=AT)
        saved = drafts.save(which, "employer", {"a": "the other", "b": "y"}, seen=1, at=AT)
        found = drafts.part(which, "employer")

    assert saved.meanwhile == ("a",)
    assert saved.aside == {"a": "the other"}
    assert found.answers == {"a": "one writer", "b": "y"}
    assert found.aside == {"a": ("the other",)}

    with at(EMPLOYER):
        drafts.save(which, "employer", {"a": "agreed"}, seen=found.revision, at=AT)
        found = drafts.part(which, "employer")

    assert (found.answers["a"], found.aside) == ("agreed", {})


def test_keeping_what_stands_clears_what_was_set_aside(vault):
    which = a_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"a": "stands"}, seen=0, at=AT)
        drafts.save(which, "employer", {"a": "typed late"}, seen=0, at=AT)
        drafts.save(which, "employer", {"a": "stands"}, seen=2, at=AT)

        assert drafts.part(which, "employer").aside == {}


def test_a_later_change_voids_the_confirmation(vault):
    which = a_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"a": "1"}, seen=0, at=AT)
        assert drafts.confirm(which, "employer", seen=1, person=ADA, at=AT)
        assert drafts.part(which, "employer").confirmed_by == ADA
        drafts.save(which, "employer", {"a": "2"}, seen=1, at=AT)
        after = drafts.part(which, "employer")

        assert not after.confirmed
        assert not drafts.confirm(which, "employer", seen=1, person=ADA, at=AT)


def test_each_party_sees_its_own_part_and_how_far_the_other_is(vault):
    which = a_shared_draft()
    with at(WORKER):
        drafts.save(which, "worker", {"health": "private"}, seen=0, at=AT)
        with pytest.raises(drafts.NoSuchDraft):
            drafts.part(which, "employer")
        with pytest.raises(drafts.NoSuchDraft):
            drafts.save(which, "employer", {"gross-pay": "0"}, seen=0, at=AT)
    with at(EMPLOYER):
        with pytest.raises(drafts.NoSuchDraft):
            drafts.part(which, "worker")
        far = {line.part: line for line in drafts.progress(which)}

    assert (far["worker"].answered, far["worker"].confirmed) == (1, False)
    assert far["worker"].holders == (WORKER.organisation,)


def test_a_draft_of_another_cannot_be_told_from_none(vault):
    which = a_draft()
    with at(RIVAL):
        assert drafts.drafts(RIVAL.organisation) == ()
        for attempt in (
            lambda: drafts.draft(which, organisation=RIVAL.organisation),
            lambda: drafts.part(which, "employer"),
            lambda: drafts.progress(which),
        ):
            with pytest.raises(drafts.NoSuchDraft):
                attempt()


def test_drafts_are_listed_for_those_who_hold_a_part(vault):
    which = a_shared_draft()
    with at(WORKER):
        (mine,) = drafts.drafts(WORKER.organisation)
        assert (mine.id, mine.holds, mine.owner) == (which, ("worker",), EMPLOYER.organisation)
    with at(EMPLOYER):
        drafts.dismiss(which, WORKER.organisation, part="worker")
    with at(WORKER):
        assert drafts.drafts(WORKER.organisation) == ()
