"""The code flow against the simulator, over HTTP; and everything that may be wrong with it."""

import hmac
import json
import time
from base64 import urlsafe_b64encode

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from tessera.dossier.kernel import Assurance, Role, Seat
from tessera.law.model import Kind
from tessera.people import demo, oidc
from tessera.people.issuers import issuers
from tessera.people.oidc import NotSignedIn
from tessera.people.recognition import recognise
from tessera.people.seats import seats_of
from tests.people.browser import chosen, query, sent
from tests.people.conftest import AT, DAY, REDIRECT


def asked(language="nl"):
    issuer = issuers()["login"]
    address, question = oidc.ask(issuer, redirect=REDIRECT, language=language)
    return issuer, address, question


def told(person="employer-ghent"):
    issuer, address, question = asked()
    answer = query(chosen(address, person))
    return oidc.hear(issuer, question, answer, redirect=REDIRECT)


def refused(code, answer=None, **changed):
    issuer, address, question = asked()
    answer = query(chosen(address, "employer-ghent")) | changed
    with pytest.raises(NotSignedIn) as trouble:
        oidc.hear(issuer, question, answer, redirect=REDIRECT)
    assert trouble.value.code == code
    return str(trouble.value)


def test_the_simulator_says_on_every_answer_that_it_is_one(provider):
    _, address, _ = asked()
    for url in (address, f"{provider.issuer}/nowhere", f"{provider.issuer}/connect/endSession"):
        _, headers, page = sent(url)
        assert "SIMULATOR" in headers["X-Simulator"]
        assert "SIMULATOR" in page


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_simulator_speaks_four_languages(provider, language):
    _, address, _ = asked(language)
    assert f'<html lang="{language}">' in sent(address)[2]


def test_an_employer_signs_in_over_http(provider):
    said = told("employer-ghent")
    assert said.subject == "sim-employer-ghent"
    assert said.roles == ("tessera-filer:0999000129",)
    assert (said.given_name, said.language) == ("Lieve", "nl")


def test_a_person_of_the_demo_is_recognised_with_their_seat(provider, people):
    who = recognise(told("officer-flanders"), at=AT, day=DAY)
    assert who.person == demo.person("officer-flanders")
    assert who.assurance is Assurance.HIGH
    assert [held.seat for held in seats_of(who.person, DAY)] == [
        Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER)
    ]


def test_somebody_may_hold_several_seats(provider, people):
    who = recognise(told("post-new-delhi"), at=AT, day=DAY)
    assert {held.seat.organisation for held in seats_of(who.person, DAY)} == {
        "post:in-mumbai",
        "post:in-new-delhi",
    }


def test_a_person_without_roles_sits_for_themselves(provider, people):
    who = recognise(told("worker-ghent"), at=AT, day=DAY)
    assert [held.seat.organisation for held in seats_of(who.person, DAY)] == [
        f"person:{who.person}"
    ]


def test_every_demo_person_gets_from_the_simulator_the_seats_they_were_seeded_with(
    provider, people
):
    for key in provider.people:
        who = recognise(told(key), at=AT, day=DAY)
        assert who.person == demo.person(key)
        assert {held.seat for held in seats_of(who.person, DAY)} == set(demo.seats(key)), key


def test_national_numbers_of_the_simulator_cannot_exist(provider):
    for person in provider.people.values():
        assert person.national_number[2:4] == "88"
        assert int(person.national_number[9:]) == 0
        assert person.mail.endswith("@example.org")


def test_a_role_without_a_row_opens_nothing(provider, people):
    object.__setattr__(
        provider.people["employer-ghent"],
        "roles",
        ("tessera-root:flanders", "tessera-filer:flanders", "tessera-work-officer:0999000129"),
    )
    who = recognise(told("employer-ghent"), at=AT, day=DAY)
    assert seats_of(who.person, DAY) == ()


def test_a_role_the_issuer_no_longer_names_is_gone_the_same_day(provider, people):
    before = recognise(told("auditor"), at=AT, day=DAY)
    assert seats_of(before.person, DAY)
    object.__setattr__(provider.people["auditor"], "roles", ("tessera-other:x",))
    recognise(told("auditor"), at=AT, day=DAY)
    assert seats_of(before.person, DAY) == ()


def test_an_unknown_firm_is_made_once_and_a_wrong_number_never(provider, people, owner):
    rep = provider.people["representative"]
    object.__setattr__(rep, "roles", ("tessera-filer:0999000624", "tessera-filer:0999000625"))
    for _ in range(2):
        who = recognise(told("representative"), at=AT, day=DAY)
    (held,) = seats_of(who.person, DAY)
    assert held.seat.kind is Kind.EMPLOYER
    assert owner(
        "select count(*) from people_organisation where enterprise_number like '09990006%%'"
    ) == [(1,)]


def test_somebody_seen_for_the_first_time_becomes_a_person(provider, people):
    object.__setattr__(provider.people["worker-namur"], "sub", "sim-somebody-new")
    who = recognise(told("worker-namur"), at=AT, day=DAY)
    assert who.person != demo.person("worker-namur")
    assert recognise(told("worker-namur"), at=AT, day=DAY).person == who.person


def test_a_code_serves_once(provider):
    issuer, address, question = asked()
    answer = query(chosen(address, "employer-ghent"))
    oidc.hear(issuer, question, answer, redirect=REDIRECT)
    with pytest.raises(NotSignedIn):
        oidc.hear(issuer, question, answer, redirect=REDIRECT)


def test_an_answer_to_another_question_is_refused(provider):
    refused("not-our-question", state="other")


def test_an_answer_from_another_issuer_is_refused(provider):
    refused("wrong-issuer", iss="http://127.0.0.1:1/other")


def test_an_answer_that_does_not_say_its_issuer_is_refused(provider):
    refused("wrong-issuer", iss="")


def test_who_does_not_sign_in_there_is_not_signed_in_here(provider):
    issuer, address, question = asked()
    answer = query(chosen(address, ""))
    assert answer["error"] == "access_denied"
    with pytest.raises(NotSignedIn) as trouble:
        oidc.hear(issuer, question, answer, redirect=REDIRECT)
    assert trouble.value.code == "refused-there"


def test_another_verifier_gets_no_token(provider):
    issuer, address, question = asked()
    answer = query(chosen(address, "employer-ghent"))
    other = oidc.Asked(**{**question.kept(), "verifier": "x" * 64})
    with pytest.raises(NotSignedIn):
        oidc.hear(issuer, other, answer, redirect=REDIRECT)


def test_another_redirect_address_is_never_redirected_to(provider):
    _, address, _ = asked()
    status, headers, _ = sent(address.replace("testserver", "testserver.example"))
    assert status == 400
    assert "Location" not in headers


@pytest.mark.parametrize(
    ("claims", "told_why"),
    [
        ({"iss": "http://127.0.0.1:1/other"}, "iss"),
        ({"aud": "another-client"}, "aud"),
        ({"aud": ["tessera", "another-client"]}, "azp"),
        ({"azp": "another-client"}, "azp"),
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"exp": 1}, "Expired"),
        ({"nbf": 99999999999}, "nbf"),
        ({"sub": ""}, "sub"),
        ({"sub": "somebody-else"}, "sub"),
    ],
)
def test_an_identity_token_that_is_not_for_us_now_is_refused(
    provider, monkeypatch, claims, told_why
):
    honest = type(provider).id_claims

    def tampered(self, asked, person):
        made = honest(self, asked, person) | claims
        return {name: value for name, value in made.items() if value is not None}

    monkeypatch.setattr(type(provider), "id_claims", tampered)
    assert told_why.lower() in refused("bad-token").lower()


def _unsigned(claims):
    parts = ({"alg": "none"}, claims)
    return b".".join(
        [*(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts), b""]
    ).decode()


def test_an_unsigned_token_is_refused(provider, monkeypatch):
    monkeypatch.setattr(type(provider), "signed", lambda _, claims: _unsigned(claims))
    refused("bad-token")


def test_a_token_signed_by_another_key_is_refused(provider, monkeypatch):
    stranger = RSAKey.generate_key(2048)

    def signed(self, claims):
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, stranger)

    monkeypatch.setattr(type(provider), "signed", signed)
    refused("bad-token")


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(provider, monkeypatch):
    def signed(self, claims):
        header = {"alg": "HS256", "kid": self.key.kid}
        parts = [urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in (header, claims)]
        mac = hmac.digest(self.key.as_pem(private=False), b".".join(parts), "sha256")
        return b".".join((*parts, urlsafe_b64encode(mac).rstrip(b"="))).decode()

    monkeypatch.setattr(type(provider), "signed", signed)
    refused("bad-token")


def test_a_provider_may_change_its_key(provider):
    told()
    provider.key = RSAKey.generate_key(2048, auto_kid=True)
    assert told().subject == "sim-employer-ghent"


def test_what_is_said_of_another_person_is_not_believed(provider, monkeypatch):
    honest = type(provider).user_claims
    monkeypatch.setattr(
        type(provider),
        "user_claims",
        lambda self, asked, person: honest(self, asked, person) | {"sub": "another"},
    )
    refused("bad-token")


def test_an_old_code_is_refused(provider):
    issuer, address, question = asked()
    answer = query(chosen(address, "employer-ghent"))
    provider.codes = {code: (*kept[:2], time.time() - 1) for code, kept in provider.codes.items()}
    with pytest.raises(NotSignedIn):
        oidc.hear(issuer, question, answer, redirect=REDIRECT)


def test_a_level_nobody_explained_is_low(provider):
    assert issuers()["login"].assurance("urn:be:fedict:iam:fas:Level999") is Assurance.LOW
    assert issuers()["login"].assurance(None) is Assurance.LOW


def test_a_provider_that_is_away_is_said_to_be_away(settings):
    settings.LOGIN_ISSUERS = {
        "login": {"issuer": "http://127.0.0.1:9/none", "client_id": "x", "client_secret": "y"}
    }
    with pytest.raises(NotSignedIn) as trouble:
        asked()
    assert trouble.value.code == "provider-away"
