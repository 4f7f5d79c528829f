"""An invitation opens one part to one person, once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tessera.people import demo, doors, models
from tessera.people.invitations import (
    Guest,
    NotThem,
    Proof,
    Unusable,
    accept,
    invite,
    invited_to,
    key_of,
    prove,
    shown,
    taken_by,
    withdraw,
)
from tessera.people.seats import private_seat, seats_of
from tests.people.conftest import AT, DAY

PROOF = Proof(passport="P 1234-567", born=date(1994, 5, 17))
GUEST = Guest(email="someone@example.org", language="en", proof=PROOF)


@pytest.fixture
def employer(people):
    return demo.seats("employer-ghent")[0]


@pytest.fixture
def invited(employer):
    draft = uuid4()
    _, secret = invite(employer, person="x", to=("draft", draft), guest=GUEST, day=DAY, at=AT)
    return draft, key_of(secret)


def worker(key="worker-ghent"):
    return demo.person(key)


def test_the_invited_worker_takes_the_part_in_a_private_seat(invited, employer):
    draft, key = invited
    assert shown(key, DAY).subject_id == draft
    prove(key, Proof(passport="p1234567", born=PROOF.born), DAY)
    taken = accept(key, person=worker(), day=DAY, at=AT)
    assert (taken.subject_kind, taken.subject_id) == ("draft", draft)
    assert taken.accepted_by == f"person:{worker()}"
    assert f"person:{worker()}" in {h.seat.organisation for h in seats_of(worker(), DAY)}
    with doors.writing(employer):
        assert [i.accepted_by for i in invited_to(employer, draft)] == [f"person:{worker()}"]
    with doors.writing(private_seat(worker())):
        assert [i.subject_id for i in taken_by(private_seat(worker()))] == [draft]
    with doors.writing(private_seat(worker("worker-eupen"))):
        assert taken_by(private_seat(worker("worker-eupen"))) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        Proof(passport="P1234568", born=PROOF.born),
        Proof(passport="P1234567", born=date(1994, 5, 18)),
        Proof(passport="", born=PROOF.born),
    ],
)
def test_another_passport_or_birth_date_opens_nothing(invited, wrong):
    with pytest.raises(NotThem):
        prove(invited[1], wrong, DAY)


def test_after_five_wrong_tries_it_is_over_for_the_right_one_too(invited):
    for _ in range(5):
        with pytest.raises(NotThem):
            prove(invited[1], Proof(passport="X", born=PROOF.born), DAY)
    with pytest.raises(Unusable):
        prove(invited[1], PROOF, DAY)


def test_an_invitation_serves_once(invited):
    accept(invited[1], person=worker(), day=DAY, at=AT)
    for again in (
        lambda: accept(invited[1], person=worker("worker-eupen"), day=DAY, at=AT),
        lambda: shown(invited[1], DAY),
    ):
        with pytest.raises(Unusable):
            again()


def test_an_invitation_ends_after_thirty_days(invited):
    shown(invited[1], DAY + timedelta(days=30))
    with pytest.raises(Unusable):
        shown(invited[1], DAY + timedelta(days=31))


def test_what_is_withdrawn_or_replaced_opens_nothing(invited, employer):
    draft, key = invited
    _, secret = invite(employer, person="x", to=("draft", draft), guest=GUEST, day=DAY, at=AT)
    with pytest.raises(Unusable):
        shown(key, DAY)
    assert withdraw(employer, subject=draft, at=AT) == 1
    with pytest.raises(Unusable):
        shown(key_of(secret), DAY)


def test_a_guessed_secret_opens_nothing(invited):
    with pytest.raises(Unusable):
        shown(key_of("guessed"), DAY)


def test_another_employer_sees_no_invitation(invited):
    other = demo.seats("employer-namur")[0]
    with doors.writing(other):
        assert invited_to(other, invited[0]) == ()
        assert models.Invitation.objects.count() == 0


def test_secret_passport_and_birth_date_are_nowhere_in_the_row(employer, owner):
    _, secret = invite(employer, person="x", to=("draft", uuid4()), guest=GUEST, day=DAY, at=AT)
    (row,) = owner("select row_to_json(i)::text from people_invitation i")
    for told in (secret, "1234567", "1994-05-17"):
        assert told not in row[0]
