"""Accounts of our own: a password, then a code by e-mail; nobody learns who has one."""

import time
from datetime import timedelta

import pytest

from tessera.dossier.kernel import Assurance
from tessera.people import accounts, codes, demo, throttle
from tessera.people.accounts import CodeFor
from tests.people.conftest import AT

EMAIL, PASSWORD = "Somebody@Example.org", "long enough, and mine"


@pytest.fixture
def account(people):
    sent = accounts.create(EMAIL, PASSWORD, language="en", at=AT)
    who = accounts.sign_in(sent.pending, sent.code, purpose=CodeFor.CONFIRM, at=AT)
    assert who is not None
    return who


def test_an_account_signs_in_with_password_and_code_at_low_assurance(account):
    sent = accounts.password_holds(" somebody@example.ORG ", PASSWORD, language="en")
    spaced = f"{sent.code[:4]} {sent.code[4:]}"
    who = accounts.sign_in(sent.pending, spaced, purpose=CodeFor.SIGN_IN, at=AT)
    assert who.person == account.person
    assert who.assurance is Assurance.LOW


def test_an_account_nobody_confirmed_signs_nobody_in(people):
    accounts.create(EMAIL, PASSWORD, language="en", at=AT)
    assert accounts.password_holds(EMAIL, PASSWORD, language="en") is None


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(account):
    assert accounts.password_holds(EMAIL, "another long password", language="en") is None
    assert accounts.password_holds("nobody@example.org", PASSWORD, language="en") is None


def test_an_unknown_address_takes_as_long_as_a_wrong_password(account):
    def seconds(email):
        times = []
        for _ in range(2):
            began = time.thread_time()  # of this thread alone: others may be busy
            accounts.password_holds(email, "another long password", language="en")
            times.append(time.thread_time() - began)
        return min(times)

    assert 0.5 < seconds("nobody@example.org") / seconds(EMAIL) < 2


def test_creating_an_account_twice_looks_the_same_and_changes_nothing(account):
    again = accounts.create(EMAIL, "the password of a thief", language="en", at=AT)
    assert again.code is None
    assert accounts.sign_in(again.pending, "00000000", purpose=CodeFor.CONFIRM, at=AT) is None
    assert accounts.password_holds(EMAIL, PASSWORD, language="en")


def test_a_second_try_to_create_spoils_the_first_code(people):
    first = accounts.create(EMAIL, PASSWORD, language="en", at=AT)
    accounts.create(EMAIL, "the password of a thief", language="en", at=AT)
    assert accounts.sign_in(first.pending, first.code, purpose=CodeFor.CONFIRM, at=AT) is None


def test_a_code_serves_once_for_one_purpose_within_five_tries(account):
    sent = accounts.password_holds(EMAIL, PASSWORD, language="en")
    assert accounts.sign_in(sent.pending, sent.code, purpose=CodeFor.NEW_PASSWORD, at=AT) is None
    assert accounts.sign_in(sent.pending, sent.code, purpose=CodeFor.SIGN_IN, at=AT)
    assert accounts.sign_in(sent.pending, sent.code, purpose=CodeFor.SIGN_IN, at=AT) is None
    other = accounts.password_holds(EMAIL, PASSWORD, language="en")
    wrong = f"{(int(other.code) + 1) % 10**8:08d}"
    for _ in range(5):
        assert accounts.sign_in(other.pending, wrong, purpose=CodeFor.SIGN_IN, at=AT) is None
    assert accounts.sign_in(other.pending, other.code, purpose=CodeFor.SIGN_IN, at=AT) is None


def test_a_code_ends(account, monkeypatch):
    monkeypatch.setattr(codes, "LASTS", timedelta(seconds=-1))
    sent = accounts.password_holds(EMAIL, PASSWORD, language="en")
    assert accounts.sign_in(sent.pending, sent.code, purpose=CodeFor.SIGN_IN, at=AT) is None


def test_a_forgotten_password_is_replaced_by_whoever_reads_the_mail(account):
    sent = accounts.forgot(EMAIL, language="en")
    who = accounts.sign_in(sent.pending, sent.code, purpose=CodeFor.NEW_PASSWORD, at=AT)
    accounts.change_password(who.person, "another long password")
    assert accounts.password_holds(EMAIL, PASSWORD, language="en") is None
    assert accounts.password_holds(EMAIL, "another long password", language="en")


def test_forgetting_a_password_one_never_had_gives_no_code(people):
    assert accounts.forgot("nobody@example.org", language="en").code is None


def test_the_demo_account_signs_in(people):
    assert accounts.password_holds(demo.OWN_ACCOUNT, demo.OWN_PASSWORD, language="en")


def test_passwords_and_codes_are_kept_as_fingerprints(account, owner):
    sent = accounts.password_holds(EMAIL, PASSWORD, language="en")
    told = str(owner("select a::text, c::text from people_account a join people_code c on true"))
    assert PASSWORD not in told
    assert sent.code not in told
    assert "scrypt" in told


def test_attempts_are_counted_together_and_by_name(people):
    def tried(who):
        return throttle.allows("sign-in", who, limit=3, within=timedelta(hours=1))

    assert [tried("a") for _ in range(5)] == [True, True, True, False, False]
    assert tried("b")


def test_addresses_of_one_network_are_one_neighbourhood():
    same = throttle.neighbourhood
    assert same("192.0.2.1") == same("192.0.2.200") != same("192.0.3.1")
    assert same("2001:db8::1") == same("2001:db8::2:3:4:5") != same("2001:db8:0:1::1")
