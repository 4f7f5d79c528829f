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


@pytest.mark.parametrize(("language", "place", "name"), PLACES)
def test_six_questions_lead_to_an_accessible_result(open_page, picture, language, place, name):
    page = open_page(script=False, width=NARROW if name == "elsene" else WIDE, dark=name == "eupen")
    go_on = page.locator("main form#check .btn")
    page.goto(f"/{language}/check")
    go(page, "main a.btn")
    go(page, go_on)
    assert_accessible_without_script(page)
    page.select_option("[name='worker.nationality']", "IND")
    page.check("[name=where][value=outside]")
    go(page, go_on)
    page.check("[name=employed][value=one]")
    go(page, go_on)
    page.fill("#place", place)
    go(page, go_on)
    page.check("[name='diploma.level'][value=master]")
    for each in page.locator("[name='job.kind'][value=ordinary]").all():
        each.check()
    go(page, go_on)
    page.fill("[name='pay.base-month']", "4 200")
    for each in page.locator("[name=full-time][value=yes]").all():
        each.check()
    go(page, go_on)
    for part, value in (("day", "1"), ("month", "3"), ("year", "2027")):
        page.fill(f"[name='contract.start-{part}']", value)
    page.check("[name='contract.open-ended'][value=yes]")
    go(page, go_on)
    assert page.url.endswith(f"/{language}/check/result")
    assert_fits(page)
    picture(page, f"check-{name}")


def assert_accessible_without_script(page):
    """Axe itself needs script; here only what an error page must have."""
    assert page.locator(".errors a").count() == 2
    assert page.locator("[aria-invalid=true]").count() >= 1


def test_the_result_breaks_no_rule_of_axe(open_page):
    page = open_page(dark=True)
    page.goto("/de/check/place")
    page.fill("#place", "4700")
    go(page, "main form#check .btn")
    page.goto("/de/check/result")
    assert_accessible(page)
    page.goto("/de/check/worker")
    go(page, "main form#check .btn")
    assert_accessible(page)
