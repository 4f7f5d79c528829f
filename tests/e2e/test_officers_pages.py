"""Officers' pages in a browser: no rule of axe broken, nothing scrolls sideways, pictures left."""

from datetime import timedelta

import pytest

from tessera.site import moment
from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits
from tests.e2e.officers import a_dossier_with_papers, complete
from tests.e2e.people import login, sign_in  # noqa: F401 - fixtures
from tests.registry.builders import DAY, a_filed_dossier

LANGUAGES = ("nl", "fr", "de", "en")


@pytest.fixture
def today(login):
    moment.move(DAY)
    return DAY


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_work_authority_break_no_rule_and_fit(today, sign_in, picture, language):
    dossier = complete(a_dossier_with_papers(today), today)
    for _ in range(3):
        a_filed_dossier()
    moment.move(today + timedelta(days=110))
    for width, dark in ((WIDE, False), (NARROW, False), (WIDE, True)):
        page = sign_in("officer-flanders", language=language, width=width, dark=dark)
        for name, address in (
            ("queue", ""),
            ("dossier", f"{dossier}"),
            ("grant", f"{dossier}/acts/grant"),
            ("refuse", f"{dossier}/acts/refuse"),
            ("looks", f"{dossier}/looks"),
        ):
            page.goto(f"/{language}/desk/{address}")
            picture(page, f"officers-{name}-{language}-{width}{'-dark' if dark else ''}")
            assert page.locator("h1").count() == 1
            assert_accessible(page)
            assert_fits(page)


def test_what_will_happen_and_its_letters_are_read_before_confirming(today, sign_in, picture):
    dossier = a_dossier_with_papers(today)
    page = sign_in("officer-flanders", language="en", script=False)
    page.goto(f"/en/desk/{dossier}/acts/request-supplement")
    picture(page, "officers-request")
    page.check("[name=items][value=criminal-record]")
    page.fill("#note", "Het uittreksel ontbreekt.")
    page.click("main .btn")
    picture(page, "officers-preview-supplement")
    page.goto(f"/en/desk/{dossier}/acts/declare-complete")
    page.click("main .btn")
    picture(page, "officers-complete-error")
    for box in page.locator("[name=settles]").all():
        box.check()
    page.click("main .btn")
    picture(page, "officers-preview-complete")
    page.click("main button[name=confirm]")
    picture(page, "officers-done")
    assert page.locator("#done").is_visible()
