"""Programs buy tokens at the address that the discovery document names."""

import base64
import json

import pytest
from django.test import Client, RequestFactory

from tessera.faces.api.tokens import client_of
from tessera.people import clients, throttle


@pytest.fixture
def known(people):
    return json.loads((people / "demo-clients.json").read_text())["clients"]["employer"]


def buys(known=None, **form):
    headers = {}
    if known:
        pair = f"{known['clientId']}:{known['clientSecret']}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    form = {"grant_type": "client_credentials"} | form
    return Client(enforce_csrf_checks=True).post("/oauth/token", form, headers=headers)


def test_the_discovery_document_names_the_token_endpoint(db_roles, settings):
    for where in ("oauth-authorization-server", "openid-configuration"):
        told = Client().get(f"/.well-known/{where}").json()
        assert told["token_endpoint"] == f"{settings.ORIGIN}/oauth/token"
        assert told["issuer"] == settings.ORIGIN


def test_a_client_buys_a_token_and_is_known_by_it(known):
    answer = buys(known)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    bought = answer.json()
    assert (bought["token_type"], bought["expires_in"]) == ("Bearer", 600)
    request = RequestFactory().get(
        "/", headers={"Authorization": f"Bearer {bought['access_token']}"}
    )
    assert client_of(request).seat.organisation == known["organisation"]


def test_a_client_may_show_its_secret_in_the_form(known):
    form = {"client_id": known["clientId"], "client_secret": known["clientSecret"]}
    assert buys(**form).status_code == 200


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"client_id": "x", "client_secret": "y"}, 401, "invalid_client"),
        ({}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_what_is_amiss_is_told_in_the_words_of_the_standard(people, form, status, error):
    answer = buys(**form)
    assert (answer.status_code, answer.json()) == (status, {"error": error})


def test_more_than_the_client_may_is_refused(known, owner):
    owner("update people_client set scopes = %s", [clients.CONSULT])
    answer = buys(known, scope=clients.ACT)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


def test_garbage_in_the_header_is_a_stranger(people):
    answer = Client().post(
        "/oauth/token", {"grant_type": "client_credentials"}, headers={"Authorization": "Basic %%"}
    )
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Basic")


def test_too_many_wrong_secrets_are_told_to_wait(people, monkeypatch):
    monkeypatch.setattr(throttle, "allows", lambda *_, **__: False)
    answer = buys(client_id="x")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
