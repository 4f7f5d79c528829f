"""Officers' pages in a browser: no rule of axe broken, nothing scrolls sideways, pictures left."""

from datetime import timedelta

import pytest

from tessera.site import moment
from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits, on_screen
from tests.e2e.hands import go
from tests.e2e.officers import a_dossier_with_papers, complete, granted
from tests.e2e.people import login, sign_in  # noqa: F401 - fixtures
from tests.registry.builders import DAY, a_filed_dossier

LANGUAGES = ("nl", "fr", "de", "en")
SCREENS = ((WIDE, False), (NARROW, False), (WIDE, True))
BYTES, REQUESTS = 60_000, 8


@pytest.fixture
def today(login):
    moment.move(DAY)
    return DAY


def shown(page, picture, name, language, width, dark):
    picture(page, f"officers-{name}-{language}-{width}{'-dark' if dark else ''}")
    assert page.locator("h1").count() == 1
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_work_authority_break_no_rule_and_fit(today, sign_in, picture, language):
    dossier = complete(a_dossier_with_papers(today), today)
    for _ in range(3):
        a_filed_dossier()
    moment.move(today + timedelta(days=116))
    page = sign_in("officer-flanders", language=language)
    for width, dark in SCREENS:
        on_screen(page, width, dark=dark)
        for name, address in (
            ("queue", ""),
            ("dossier", f"{dossier}"),
            ("grant", f"{dossier}/acts/grant"),
            ("refuse", f"{dossier}/acts/refuse"),
            ("shut", f"{dossier}/acts/declare-complete"),
            ("looks", f"{dossier}/looks"),
        ):
            page.goto(f"/{language}/desk/{address}")
            shown(page, picture, name, language, width, dark)
        page.goto(f"/{language}/desk/{dossier}/acts/refuse")
        go(page, "main form .btn")
        shown(page, picture, "refuse-wrong", language, width, dark)
        page.check("[name=grounds][value=conditions]")
        page.fill("#note", "De voorwaarde is niet vervuld.")
        go(page, "main form .btn")
        shown(page, picture, "refuse-preview", language, width, dark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_stay_post_and_municipality_break_no_rule_and_fit(
    today, sign_in, picture, language
):
    open_one = complete(a_dossier_with_papers(today), today)
    decided = granted(complete(a_dossier_with_papers(today), today))
    for person, dossier in (
        ("officer-immigration", open_one),
        ("post-mumbai", decided),
        ("clerk-ghent", decided),
    ):
        page = sign_in(person, language=language)
        for width, dark in SCREENS[:2]:
            on_screen(page, width, dark=dark)
            for name, address in (("queue", ""), ("page", f"{dossier}")):
                page.goto(f"/{language}/desk/{address}")
                shown(page, picture, f"{person}-{name}", language, width, dark)


def test_what_will_happen_and_its_letters_are_read_before_confirming(today, sign_in, picture):
    dossier = a_dossier_with_papers(today)
    page = sign_in("officer-flanders", language="en", script=False)
    page.goto(f"/en/desk/{dossier}/acts/request-supplement")
    page.check("[name=items][value=criminal-record]")
    page.fill("#note", "Het uittreksel ontbreekt.")
    go(page, "main .btn")
    picture(page, "officers-preview-supplement")
    page.goto(f"/en/desk/{dossier}/acts/declare-complete")
    go(page, "main .btn")
    assert page.locator(".errors a[href='#settles']").count() == 1
    for box in page.locator("[name=settles]").all():
        box.check()
    go(page, "main .btn")
    picture(page, "officers-preview-complete")
    go(page, "main button[name=confirm]")
    assert page.locator("#done").is_visible()


def test_a_document_turns_grows_and_leads_to_the_next_without_script(today, sign_in, picture):
    dossier = complete(a_dossier_with_papers(today), today)
    page = sign_in("officer-flanders", language="en", script=False)
    page.goto(f"/en/desk/{dossier}")
    first = page.locator("#viewer-title").text_content()
    go(page, "text=Turn")
    go(page, "text=Larger")
    sheet = page.locator("img.sheet").bounding_box()
    assert sheet["width"] > sheet["height"]
    picture(page, "officers-turned")
    for _ in range(3):
        go(page, "text=Next →")
    assert page.locator("#viewer-title").text_content() != first
    with page.expect_download() as coming:
        page.click("text=The file itself")
    assert coming.value.suggested_filename.endswith(".pdf")


def test_the_desk_keeps_its_budget(today, sign_in, live):
    for _ in range(20):
        a_filed_dossier()
    page = sign_in("officer-flanders", language="en")
    asked = []
    page.on("requestfinished", lambda each: asked.append(each))  # noqa: PLW0108 - a builtin cannot be hooked
    page.goto("/en/desk/", wait_until="networkidle")
    sizes = [each.sizes() for each in asked]
    wire = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
    assert all(each.url.startswith(live) for each in asked)
    assert wire <= BYTES, f"{wire} bytes"
    assert len(asked) <= REQUESTS
