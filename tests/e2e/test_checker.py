"""An employer in Ghent, Brussels, Namur or Eupen asks what a worker needs, without script."""

import pytest

from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits

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
    page.click("main a.btn")
    go_on.click()
    assert_accessible_without_script(page)
    page.select_option("[name='worker.nationality']", "IND")
    page.check("[name=where][value=outside]")
    go_on.click()
    page.check("[name=employed][value=one]")
    go_on.click()
    page.fill("#place", place)
    go_on.click()
    page.check("[name='diploma.level'][value=master]")
    for each in page.locator("[name='job.kind'][value=ordinary]").all():
        each.check()
    go_on.click()
    page.fill("[name='pay.base-month']", "4 200")
    for each in page.locator("[name=full-time][value=yes]").all():
        each.check()
    go_on.click()
    for part, value in (("day", "1"), ("month", "3"), ("year", "2027")):
        page.fill(f"[name='contract.start-{part}']", value)
    page.check("[name='contract.open-ended'][value=yes]")
    go_on.click()
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
    page.locator("main form#check .btn").click()
    page.goto("/de/check/result")
    assert_accessible(page)
    page.goto("/de/check/worker")
    page.locator("main form#check .btn").click()
    assert_accessible(page)
