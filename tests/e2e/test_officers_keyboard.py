"""An officer grants by keyboard alone, without script; the wrong is said where it is wrong."""

from datetime import date

import pytest

from tessera.site import moment
from tests.e2e.hands import go
from tests.e2e.officers import a_dossier_with_papers, complete
from tests.e2e.people import login, sign_in  # noqa: F401 - fixtures
from tests.registry.builders import DAY


def reach(page, wanted):
    """Tab until this control has the focus."""
    for _ in range(90):
        if page.locator(f"{wanted}:focus").count():
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} cannot be reached by keyboard")


def press(page, wanted, key="Enter"):
    reach(page, wanted)
    page.keyboard.press(key)


def test_an_officer_grants_by_keyboard_alone_without_script(sign_in, picture):
    moment.move(DAY)
    dossier = complete(a_dossier_with_papers(DAY), DAY)
    page = sign_in("officer-flanders", language="nl", script=False)
    page.goto("/nl/desk/")
    press(page, f"a[href='/nl/desk/{dossier}']")
    page.wait_for_url(f"**/nl/desk/{dossier}")
    press(page, "a.btn.big")
    page.wait_for_url("**/acts/grant")
    press(page, "main form .btn")
    page.locator(".errors").wait_for()
    press(page, ".errors a[href='#otherwise.workforce']")
    page.goto(f"/nl/desk/{dossier}/acts/grant")
    press(page, "[name='officer.employer-in-order'][value=yes]", "Space")
    reach(page, "[id='otherwise.workforce']")
    page.keyboard.type("Personeelslijst nagekeken: drie op tien.")
    press(page, "main form .btn")
    page.locator("button[name=confirm]").wait_for()
    assert page.locator("article.letter").count() == 1
    press(page, "button[name=confirm]")
    page.wait_for_url("**?done=grant")
    picture(page, "officers-granted-by-keyboard")
    assert page.locator("#done").is_visible()


def test_the_language_changes_in_the_midst_of_a_decision_and_what_was_typed_stays(sign_in):
    moment.move(DAY)
    dossier = complete(a_dossier_with_papers(DAY), DAY)
    page = sign_in("officer-flanders", language="nl", script=False)
    page.goto(f"/nl/desk/{dossier}/acts/refuse")
    page.fill("#note", "De voorwaarde is niet vervuld.")
    page.check("[name=grounds][value=conditions]")
    go(page, "header button[lang=fr]")
    assert page.url.endswith(f"/fr/desk/{dossier}/acts/refuse")
    assert page.input_value("#note") == "De voorwaarde is niet vervuld."
    assert page.is_checked("[name=grounds][value=conditions]")


def test_the_days_a_law_asks_for_are_filled_in(sign_in):
    moment.move(DAY)
    dossier = complete(a_dossier_with_papers(DAY), DAY)
    page = sign_in("officer-flanders", language="de", script=False)
    page.goto(f"/de/desk/{dossier}/acts/grant")
    assert page.input_value("[name=until-year]") >= str(date(2027, 1, 1).year)
