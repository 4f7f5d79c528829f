import threading
from datetime import UTC, datetime

import pytest
from django.db import connections

from simulators.login.__main__ import serve
from simulators.login.provider import Client, Provider
from simulators.login.roster import load
from tessera.people import demo, guard, oidc

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = AT.date()
REDIRECT = "http://testserver/sign-in/return"


@pytest.fixture
def people(db_roles, tmp_path):
    """The people of the demo, in the database."""
    demo.seed(AT, folder=tmp_path, origin="http://testserver")
    with guard.watched():
        yield tmp_path


@pytest.fixture
def owner(db_roles):
    """Rows as the owner of the tables sees them."""

    def rows(sql, *values):
        with connections["owner"].cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []

    return rows


@pytest.fixture
def provider(settings):
    """The login simulator, over real HTTP on this machine; the settings know it."""
    client = Client(id="tessera", secret="s:e/c%ret", redirects=(REDIRECT,))
    simulated = Provider(issuer="", client=client, people=load())
    server = serve(simulated, host="127.0.0.1", port=0)
    simulated.issuer = f"http://127.0.0.1:{server.server_port}/fas/oauth2"
    server.application.base = "/fas/oauth2"
    settings.LOGIN_ISSUERS = {
        "login": {
            "issuer": simulated.issuer,
            "client_id": client.id,
            "client_secret": client.secret,
            "simulated": True,
        }
    }
    oidc._documents.clear()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield simulated
    server.shutdown()
    thread.join()
    server.server_close()
