"""What the checker tells of four stories, on a phone and on a screen; and where one begins."""

import tomllib

import pytest

from tests.conftest import ROOT
from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits
from tests.e2e.hands import go
from tests.faces.public.conversation import Visitor

TOLD = tomllib.loads((ROOT / "tests/faces/public/stories.toml").read_text("utf-8"))["story"]
SHOWN = {
    "nl": "seasonal-short",
    "fr": "professional-card-abroad",
    "de": "single-permit-ict",
    "en": "ict-short-mobility",
}
REQUESTS = 8


def brought(page, visitor):
    """The same visit, gone on with in a browser."""
    cookie = visitor.client.cookies["session"].value
    page.goto(f"/{visitor.language}/check")
    page.context.add_cookies([{"name": "session", "value": cookie, "url": page.url}])


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(("language", "code"), SHOWN.items())
def test_a_result_is_read_on_a_phone_and_on_a_screen(open_page, picture, width, language, code):
    story = next(each for each in TOLD if each.get("finds") == code)
    visitor = Visitor(language).tells(story["knows"])
    visitor.walks()
    page = open_page(width=width, dark=language == "en")
    brought(page, visitor)
    weights = []
    page.on("response", lambda answer: weights.append(len(answer.body())))
    page.goto(f"/{language}/check/result", wait_until="networkidle")
    assert_accessible(page)
    assert_fits(page)
    assert len(weights) <= REQUESTS
    picture(page, f"result-{language}-{width}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(("language", "person"), [("nl", "employer-ghent"), ("fr", "worker-ghent")])
def test_one_chooses_what_to_apply_for(sign_in, picture, width, language, person):
    page = sign_in(person, language=language)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{language}/apply/start")
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"start-{person}-{width}")
    go(page, "#form .btn")
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"start-{person}-{width}-error")
    page.locator("[name=procedure]").last.check()
    go(page, "#form .btn")
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"start-{person}-{width}-tasks")
