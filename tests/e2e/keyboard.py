"""A person who never touches a mouse: Tab, arrows, Space, Enter and letters."""

import pytest

from tessera.law.load import shelf
from tests.e2e.filing import DAY, FAR, typed

STEPS = 120


def reach(page, wanted):
    """Tab until the focus is there."""
    for _ in range(STEPS):
        if page.locator(f"{wanted}:focus").count():
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} cannot be reached by keyboard at {page.url}")


def press(page, wanted):
    reach(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_all(page, answers, language):
    """Page after page of questions, each sent by the Enter key, until they end."""
    for _ in range(FAR):
        if "/ask/" not in page.url:
            return
        type_page(page, answers, language)
        press(page, "#form .btn")
        assert f"/{language}/" in page.url
    pytest.fail(f"the questions do not end: {page.url}")


def type_page(page, answers, language):
    law = shelf().on(DAY)
    for name in [each.get_attribute("value") for each in page.locator("[name=asked]").all()]:
        value = answers.get(name)
        if value is None:
            continue
        question = law.question(name)
        if question.type == "date":
            for part in ("day", "month", "year"):
                reach(page, f"[name='{name}-{part}']")
                write(page, str(getattr(value, part)))
            continue
        reach(page, f"[name='{name}']")
        control = page.locator(f"[name='{name}']").first
        if isinstance(value, bool):
            pick(page, name, "yes" if value else "no")
        elif control.get_attribute("type") == "radio":
            pick(page, name, str(value))
        elif control.evaluate("each => each.tagName") == "SELECT":
            page.keyboard.type(control.locator(f"option[value='{value}']").inner_text())
        else:
            write(page, typed(question, value, language))


def write(page, text):
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def pick(page, name, value):
    """Down the list of choices until the right one is on."""
    page.keyboard.press("Space")
    for _ in range(STEPS):
        if page.locator(f"[name='{name}'][value='{value}']:checked").count():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{value} cannot be chosen by keyboard")
