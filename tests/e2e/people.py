"""The people of the demo in a real browser: `sign_in(person)` opens a page as one of them.

pytest_plugins of a journey: `from tests.e2e.people import login, sign_in`
"""

import threading

import pytest

from simulators.login.__main__ import serve
from simulators.login.provider import Client, Provider
from simulators.login.roster import load
from tessera.people import demo, oidc
from tessera.site import moment
from tests.e2e.hands import go


@pytest.fixture
def login(live, settings, tmp_path):
    """The demo people in the database and the login simulator beside the platform."""
    demo.seed(moment.on_the_wall(), folder=tmp_path, origin=live)
    client = Client(id="tessera", secret="simulated", redirects=(f"{live}/sign-in/return",))
    provider = Provider(issuer="", client=client, people=load())
    server = serve(provider, host="127.0.0.1", port=0)
    provider.issuer = f"http://127.0.0.1:{server.server_port}/fas/oauth2"
    server.application.base = "/fas/oauth2"
    settings.ORIGIN = live
    settings.LOGIN_ISSUERS = {
        "login": {
            "issuer": provider.issuer,
            "client_id": client.id,
            "client_secret": client.secret,
            "simulated": True,
        }
    }
    oidc._documents.clear()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def sign_in(login, open_page):
    """A fresh browser in which one of the demo people is signed in; more words as `open_page`."""

    def signed_in(person, *, language="nl", **how):
        page = open_page(**how)
        page.goto(f"/{language}/sign-in/start/login")
        go(page, f'button[value="{person}"]')
        return page

    return signed_in
