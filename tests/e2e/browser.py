"""A real browser: Debian's Chromium, quiet, on this machine only."""

import os
import shutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.e2e.skeleton import skeleton

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium-headless-shell", "chromium")
WIDE, NARROW = 1280, 320


def chromium():
    """Where Chromium is; without one the browser tests are left out here, but never in CI.

    The shell without windows comes first: it draws the same pages with less work.
    """
    found = os.environ.get("TESSERA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium: apt-get install --no-install-recommends chromium fonts-noto-core")
    return pytest.skip("no Chromium on this machine (apt-get install chromium fonts-noto-core)")


LEGIBLE = set()  # skeletons whose contrast was measured and is enough
RUN = "rules => axe.run({resultTypes: ['violations'], rules}).then(told => told.violations)"


def assert_accessible(page):
    """No rule of axe is broken; the message names the rule and where."""
    beneath = skeleton(page)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, {"color-contrast": {"enabled": beneath not in LEGIBLE}})
    told = [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)
    LEGIBLE.add(beneath)


def on_screen(page, width, *, dark=False):
    """The same browser on a telephone or a screen, by day or in the dark."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")


def assert_fits(page):
    """Nothing scrolls sideways."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= room, f"{page.url} is {wide} px wide in {room} px"
