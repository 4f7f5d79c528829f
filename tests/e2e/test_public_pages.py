"""Anyone opens the public pages, in four languages, on a telephone, in the dark, without script."""

import pytest

from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits
from tests.e2e.hands import go

LANGUAGES = ("nl", "fr", "de", "en")
PAGES = (
    "",
    "rules",
    "rules/single-permit-highly-skilled/flanders",
    "rules/regime/recast-2024-1233",
    "your-data",
    "accessibility",
    "verify",
    "style",
    "style?errors=yes",
    "check",
    "check/why",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_breaks_no_rule_of_axe_and_fits(open_page, language):
    page = open_page()
    for address in PAGES:
        page.goto(f"/{language}/{address}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        assert_accessible(page)
        page.set_viewport_size({"width": NARROW, "height": 900})
        assert_fits(page)
        page.set_viewport_size({"width": WIDE, "height": 900})


def test_every_page_is_legible_in_the_dark_on_a_telephone(open_page):
    page = open_page(width=NARROW, dark=True)
    for address in PAGES:
        page.goto(f"/de/{address}")
        assert_accessible(page)


def test_the_choice_of_language_puts_the_browsers_own_first(visit):
    page = visit("/", locale="de-BE", script=False)
    assert page.locator("main a").first.text_content() == "Deutsch"


def test_the_language_changes_and_what_was_typed_stays(visit):
    page = visit("/en/style", script=False)
    page.fill("#s-money", "fifty-two thousand")
    go(page, "header button[lang=fr]")
    assert page.url.endswith("/fr/style")
    assert page.input_value("#s-money") == "fifty-two thousand"
    assert page.locator("html").get_attribute("lang") == "fr"


def test_an_error_summary_leads_to_each_field(visit):
    page = visit("/nl/style?errors=yes", script=False)
    assert page.title().startswith("Fout:")
    for link in page.locator(".errors a").all():
        assert page.locator(link.get_attribute("href")).count() == 1


def test_forced_colours_and_paper_keep_every_word(open_page, picture):
    page = open_page(contrast=True)
    page.goto("/en/style")
    picture(page, "style-contrast")
    page.emulate_media(media="print", forced_colors="none")
    picture(page, "style-paper")
    assert page.locator("h2").first.is_visible()
