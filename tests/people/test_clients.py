"""Programs buy short tokens with a secret, and are known by them."""

import json
import stat
from datetime import timedelta

import pytest
from django.db import connection

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people import clients, demo, doors
from tessera.people.clients import BadScope, authenticate, buy_token
from tests.people.conftest import AT


@pytest.fixture
def known(people):
    return json.loads((people / "demo-clients.json").read_text())["clients"]


def bought(known, name, scope=""):
    return buy_token(known[name]["clientId"], known[name]["clientSecret"], scope=scope)


def test_a_client_is_known_by_the_token_it_bought(known):
    token, _ = bought(known, "flanders")
    client = authenticate(token)
    assert client.seat == Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER)
    assert client.scopes == {clients.CONSULT, clients.ACT}
    assert client.person == f"client:{known['flanders']['clientId']}"


def test_the_demo_has_a_client_for_each_kind_of_party(known):
    assert set(known) == {
        "employer", "representative", "flanders", "brussels", "wallonia", "german-speaking",
        "immigration-office", "municipality", "post", "auditor",
    }  # fmt: skip


def test_a_wrong_secret_and_an_unknown_client_buy_nothing(known):
    assert buy_token(known["employer"]["clientId"], "guessed") is None
    assert buy_token("unknown", known["employer"]["clientSecret"]) is None
    assert buy_token("", "") is None


def test_a_client_gets_the_scope_it_asks_for_and_no_more_than_it_may(known):
    assert bought(known, "employer", clients.CONSULT)[1] == {clients.CONSULT}
    with pytest.raises(BadScope):
        bought(known, "auditor", clients.ACT)


def test_a_token_ends_after_minutes(known, monkeypatch):
    monkeypatch.setattr(clients, "LASTS", timedelta(seconds=-1))
    assert authenticate(bought(known, "employer")[0]) is None


def test_a_made_up_token_is_nobodys(known):
    assert authenticate("guessed") is None
    assert authenticate("") is None


def test_a_client_that_was_ended_is_refused_at_once(known, owner):
    token, _ = bought(known, "employer")
    owner("update people_client set ended_at = now() where name = 'employer'")
    assert authenticate(token) is None
    assert bought(known, "employer") is None


def test_secrets_and_tokens_are_not_in_the_database(known, owner):
    token, _ = bought(known, "employer")
    rows = str(owner("select c::text, t::text from people_client c join people_token t on true"))
    assert token not in rows
    assert known["employer"]["clientSecret"] not in rows


def test_knowing_a_client_is_one_statement_by_primary_keys(known):
    token, _ = bought(known, "employer")
    statements = []

    def counting(execute, sql, *rest):
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(counting):
        authenticate(token)
    assert len(statements) == 1
    with doors.machinery(), connection.cursor() as cursor:
        cursor.execute("set enable_seqscan = off")
        cursor.execute(f"explain {statements[0].replace('%s', 'null')}")
        plan = str(cursor.fetchall())
        cursor.execute("reset enable_seqscan")
    assert "Seq Scan" not in plan


def test_the_demo_is_seeded_as_often_as_you_like(people, known, owner):
    tables = ("organisation", "person", "membership", "client", "mandate", "rolename", "account")
    before = [owner(f"select count(*) from people_{table}") for table in tables]
    demo.seed(AT, folder=people, origin="http://testserver")
    assert [owner(f"select count(*) from people_{table}") for table in tables] == before
    again = json.loads((people / "demo-clients.json").read_text())
    assert again["clients"] == known
    assert again["tokenEndpoint"] == "http://testserver/oauth/token"


def test_a_file_of_another_database_is_made_anew(people, known, owner):
    owner("delete from people_client")
    demo.seed(AT, folder=people, origin="http://testserver")
    again = json.loads((people / "demo-clients.json").read_text())["clients"]
    assert again["employer"] != known["employer"]
    assert bought(again, "employer")


def test_only_its_owner_reads_the_file_of_secrets(people):
    assert stat.S_IMODE((people / "demo-clients.json").stat().st_mode) == 0o600
