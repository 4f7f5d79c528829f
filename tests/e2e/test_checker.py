"""An employer in Ghent, Brussels, Namur or Eupen asks what a worker needs, without script."""

import pytest

from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits
from tests.e2e.hands import go

PLACES = [
    ("nl", "9000", "gent"),
    ("fr", "Ixelles", "elsene"),
    ("fr", "5000", "namen"),
    ("de", "4700", "eupen"),
]
MOST = 9


def tell(page, place):
    """One page after the other; what a page does not ask, is not told."""
    ticks = {
        "why": "work",
        "work-length": "long",
        "work-kind": "graduate",
        "where": "outside",
        "employed": "one",
        "diploma.level": "master",
        "job.kind": "ordinary",
        "full-time": "yes",
        "contract.open-ended": "yes",
    }
    for name, value in ticks.items():
        for each in page.locator(f"[name='{name}'][value='{value}']").all():
            each.check()
    typed = {
        "work.municipality": place,
        "pay.base-month": "4 200",
        "contract.start-day": "1",
        "contract.start-month": "3",
        "contract.start-year": "2027",
    }
    for name, value in typed.items():
        for each in page.locator(f"input[name='{name}']").all():
            each.fill(value)
    for each in page.locator("select[name='worker.nationality']").all():
        each.select_option("IND")


@pytest.mark.parametrize(("language", "place", "name"), PLACES)
def test_a_short_conversation_leads_to_a_result(open_page, picture, language, place, name):
    page = open_page(script=False, width=NARROW if name == "elsene" else WIDE, dark=name == "eupen")
    page.goto(f"/{language}/check")
    assert_fits(page)
    go(page, "main a.btn")
    go(page, page.locator("main form#check .btn"))
    assert_accessible_without_script(page)
    picture(page, f"check-{name}-error")
    for number in range(MOST):
        if page.url.endswith(f"/{language}/check/result"):
            break
        assert_fits(page)
        tell(page, place)
        if number in {0, 4}:
            picture(page, f"check-{name}-{number}")
        go(page, page.locator("main form#check .btn").first)
        if page.locator(".errors").count():
            go(page, page.locator("main form#check button[name=skip]"))
    assert page.url.endswith(f"/{language}/check/result")
    assert_fits(page)
    picture(page, f"check-{name}")


def assert_accessible_without_script(page):
    """Axe itself needs script; here only what an error page must have."""
    assert page.locator(".errors a").count() == 2
    assert page.locator(".field.bad").count() == 2


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_no_page_of_the_conversation_breaks_a_rule_of_axe(open_page, picture, language):
    page = open_page(dark=language == "de", width=NARROW)
    page.goto(f"/{language}/check/why")
    for _ in range(MOST):
        if page.url.endswith("/check/result"):
            break
        assert_accessible(page)
        assert_fits(page)
        tell(page, "4700")
        go(page, page.locator("main form#check .btn").first)
        if page.locator(".errors").count():
            assert_accessible(page)
            go(page, page.locator("main form#check button[name=skip]"))
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"check-result-narrow-{language}")


def test_an_ending_says_where_to_go(open_page, picture):
    page = open_page(width=WIDE)
    page.goto("/en/check/why")
    page.check("[name=why][value=work]")
    go(page, page.locator("main form#check .btn"))
    page.locator("select[name='worker.nationality']").select_option("PRT")
    go(page, page.locator("main form#check .btn"))
    assert_accessible(page)
    picture(page, "check-ending")
