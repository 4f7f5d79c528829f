"""What a journey in a browser stands on.

`live` is the address of the platform on the test's own database; `visit` opens a page of it;
`open_page(width=, dark=, script=)` gives more control; `sign_in("officer-flanders")` opens one as
one of the demo people; `picture(page, name)` leaves a picture under var/pictures/ where `PICTURES=yes`
asks for them: half of the time of an officer's pages. A page whose script or style was refused by
the security policy fails its test.
"""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.e2e.browser import QUIET, WIDE, chromium
from tests.e2e.people import login, sign_in  # noqa: F401 - fixtures
from tests.e2e.server import serving

# Playwright runs a loop in this thread; Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PICTURES = ROOT / "var" / "pictures"


@pytest.fixture(scope="session")
def chrome():
    path = chromium()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def live(db_roles):
    with serving() as address:
        yield address


@pytest.fixture
def open_page(chrome, live):
    """A fresh browser context each time: other people, other cookies."""
    contexts, complaints = [], []

    def opened(*, width=WIDE, dark=False, script=True, locale="en-GB", contrast=False):
        context = chrome.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            forced_colors="active" if contrast else "none",
            java_script_enabled=script,
            locale=locale,
            base_url=live,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if refused(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, complaints


def refused(said):
    return "Content Security Policy" in said.text


@pytest.fixture
def visit(open_page):
    """Open one address of the platform; further words as for `open_page`."""

    def visited(address, **how):
        page = open_page(**how)
        answer = page.goto(address)
        assert answer is not None
        return page

    return visited


@pytest.fixture
def picture():
    def taken(page, name):
        if not os.environ.get("PICTURES"):
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    return taken
