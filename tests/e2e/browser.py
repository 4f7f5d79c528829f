"""A real browser: Debian's Chromium, quiet, on this machine only."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, NARROW = 1280, 320


def chromium():
    """Where Chromium is; without one the browser tests are left out here, but never in CI."""
    found = os.environ.get("TESSERA_CHROMIUM") or shutil.which("chromium")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium: apt-get install --no-install-recommends chromium fonts-noto-core")
    return pytest.skip("no Chromium on this machine (apt-get install chromium fonts-noto-core)")


def assert_accessible(page):
    """No rule of axe is broken; the message names the rule and where."""
    found = Axe().run(page).response["violations"]
    told = [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)


def assert_fits(page):
    """Nothing scrolls sideways."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= room, f"{page.url} is {wide} px wide in {room} px"
