"""The picture of README: where a dossier stands. `PICTURES=docs` writes it there anew."""

import os
import shutil
from datetime import date

from tessera.couriers.follow import follow
from tessera.journal import sequencer
from tessera.site import demo_dossiers, demo_letters, moment
from tests.conftest import ROOT
from tests.e2e.conftest import PICTURES
from tests.e2e.hands import go
from tests.e2e.walking import apart

TODAY = date(2026, 11, 23)
SHOWN = "work granted, the stay is awaited"


def test_the_status_page_of_the_demo_makes_the_picture_of_the_readme(sign_in, monkeypatch):
    told = demo_dossiers._told()
    only = {**told, "course": [c for c in told["course"] if c["name"] == SHOWN]}
    monkeypatch.setattr(demo_dossiers, "_told", lambda: only)
    monkeypatch.setattr(demo_letters, "mode", lambda: "demo")
    moment.move(TODAY)
    page = sign_in("employer-brussels", language="en")
    apart(follow_the_demo)
    page.reload()
    go(page, "main a:has-text('Mariam Diallo')")
    assert page.locator("h1").inner_text().startswith("Mariam Diallo")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=PICTURES / "status.png",
        clip={"x": 0, "y": 0, "width": 1280, "height": 1400},
        full_page=True,
    )
    if os.environ.get("PICTURES") == "docs":
        shutil.copy(PICTURES / "status.png", ROOT / "docs" / "pictures" / "status.png")


def follow_the_demo():
    demo_dossiers.seed(TODAY)
    at = moment.at_noon(TODAY)
    while sequencer.run_once(at) + demo_letters.write_back(at) + follow(TODAY, at):
        continue
