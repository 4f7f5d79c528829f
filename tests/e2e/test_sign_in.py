"""A person signs in by keyboard and without script; every page on the way breaks no rule of axe."""

from datetime import date
from uuid import uuid4

import pytest

from tessera.people import demo
from tessera.people.invitations import Guest, Proof, invite
from tessera.site import moment
from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits, on_screen
from tests.e2e.hands import go

LANGUAGES = ("nl", "fr", "de", "en")
PAGES = (
    "sign-in",
    "sign-in?problem=provider-away",
    "sign-out",
    "account",
    "account/forgot",
    "invitation",
)
PROOF = Proof(passport="P1234567", born=date(1994, 5, 17))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_before_signing_in_break_no_rule_and_fit(login, open_page, language):
    page = open_page()
    for width, dark in ((WIDE, False), (NARROW, True)):
        on_screen(page, width, dark=dark)
        for address in PAGES:
            page.goto(f"/{language}/{address}")
            assert page.locator("h1").count() == 1, address
            assert_accessible(page)
            assert_fits(page)
        page.goto(f"/{language}/account/forgot")
        page.fill("#email", "nobody")
        go(page, "main button.btn")
        assert page.locator("#email-error").is_visible()
        assert_accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_once_signed_in_break_no_rule_and_fit(sign_in, language, picture):
    page = sign_in("post-new-delhi", language=language)
    for width, dark in ((WIDE, False), (NARROW, True)):
        on_screen(page, width, dark=dark)
        for address in ("sign-in/seats", "sign-in/sessions", "sign-out"):
            page.goto(f"/{language}/{address}")
            assert_accessible(page)
            assert_fits(page)
        picture(page, f"sign-out-{language}-{width}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_simulator_breaks_no_rule(login, open_page, language, picture):
    page = open_page()
    for width, dark in ((WIDE, False), (NARROW, True)):
        on_screen(page, width, dark=dark)
        page.goto(f"/{language}/sign-in/start/login")
        assert page.locator("html").get_attribute("lang") == language
        assert_accessible(page)
        assert_fits(page)
        picture(page, f"login-simulator-{language}-{width}")


def test_a_person_signs_in_by_keyboard_alone_without_script(login, open_page):
    page = open_page(script=False)
    page.goto("/en/sign-in")
    press_until(page, "a[href='/en/sign-in/start/login']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/authorize**")
    press_until(page, "button[value='post-new-delhi']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/sign-in/seats")
    press_until(page, "input[name='seat']")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/desk/")


def press_until(page, wanted):
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(f"{wanted}:focus").count():
            return
    pytest.fail(f"{wanted} cannot be reached by keyboard")


def test_an_invited_worker_goes_from_the_message_to_the_part(login, open_page, mailoutbox, picture):
    employer = demo.seats("employer-ghent")[0]
    guest = Guest(email="somebody@example.org", language="en", proof=PROOF)
    at = moment.on_the_wall()
    _, secret = invite(
        employer, person="x", to=("draft", uuid4()), guest=guest, day=at.date(), at=at
    )
    page = open_page(script=False)
    page.goto(f"/en/invitation/{secret}")
    assert secret not in page.url
    assert_accessible_without_script(page)
    page.fill("#passport", "P1234567")
    page.fill("#born", "17")
    page.fill("#born-month", "5")
    page.fill("#born-year", "1994")
    go(page, "main button.btn")
    picture(page, "invitation-join")
    go(page, "a[href='/en/account/new']")
    page.fill("#email", guest.email)
    page.fill("#password", "correct horse battery")
    go(page, "main button.btn")
    page.fill("#code", "".join(filter(str.isdigit, mailoutbox[-1].body.split(".")[0])))
    go(page, "main button.btn")
    assert page.url.endswith("/en/invitation/part")
    picture(page, "invitation-part")
    go(page, "main button.btn")
    assert page.url.endswith("/en/apply/")


def assert_accessible_without_script(page):
    """Without script axe cannot run; labels are looked at by hand."""
    for control in page.locator("main input:not([type=hidden])").all():
        assert page.locator(f"label[for='{control.get_attribute('id')}']").count() == 1
