"""Two jurists change the law in a browser; every page on the way breaks no rule of axe and fits."""

import io
import zipfile

from tessera.law.bundle import digest, shipped
from tests.e2e.browser import NARROW, assert_accessible, assert_fits
from tests.e2e.hands import go
from tests.e2e.people import login, sign_in  # noqa: F401 - fixtures

ODD = '[[ground]]\nname = "odd"\nsince = 2099-01-01\ncites = ["practice"]\nmark = "single"\nlabel.nl = "Nieuwe grond"\nlabel.fr = "Motif neuf"\nlabel.de = "Neuer Grund"\nlabel.en = "New ground"\n'
BUNDLE = shipped() | {"odd.toml": ODD.encode()}


def packed():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in BUNDLE.items():
            archive.writestr(path, content)
    return {"name": "mine.zip", "mimeType": "application/zip", "buffer": out.getvalue()}


def shown(page, picture, name):
    picture(page, f"jurists-{name}")
    assert page.locator("h1").count() == 1
    assert_accessible(page)
    assert_fits(page)


def test_two_jurists_change_the_law_and_the_next_page_says_so(law_as_shipped, sign_in, picture):
    one = sign_in("jurist-flanders", language="nl")
    assert one.url.endswith("/nl/desk/law/")
    go(one, "main a.btn")
    one.set_input_files("#bundle", packed())
    go(one, "#form .btn")
    shown(one, picture, "without-a-day")
    one.set_input_files("#bundle", packed())
    for name, value in (("day", "1"), ("month", "januari"), ("year", "2099")):
        one.fill(f"[name=effect-{name}]", value)
    go(one, "#form .btn")
    shown(one, picture, "proposed")
    two = sign_in("jurist-immigration", language="de", width=NARROW, dark=True)
    shown(two, picture, "room")
    go(two, "main table a")
    shown(two, picture, "proposal")
    go(two, "[name=sign]")
    two.goto("/de/rules")
    assert digest(BUNDLE)[:12] in two.content()
    two.goto("/de/desk/law/norm/ground/odd@2099-01-01")
    shown(two, picture, "norm")
    go(two, "#form .btn")
    assert "An der Quelle geprüft von" in two.inner_text("main")
