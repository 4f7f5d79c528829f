"""An application filled in by hand in a browser: every page of questions, as a person meets it."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.faces.console.library import open_story
from tessera.law.load import shelf
from tessera.law.places import places
from tests.e2e.hands import go
from tests.ground.pdf import a_pdf
from tests.registry.builders import STORIES

FAR = 30
DAY = date(2026, 11, 23)
STORY_OF = {
    "ghent": "01_filed_and_routed.toml",
    "eupen": "33_eupen.toml",
    "brussels": "34_brussels_in_french_or_dutch.toml",
    "namur": "40_supplement_in_wallonia.toml",
}


def answers_of(place, language):
    """The answers of a story, with the procedure in this language and no invented unit number."""
    told = open_story(STORIES / STORY_OF[place]).answers
    return {**told, "work.unit": None, "procedure.language": language}


def fill(page, answers, language):
    """Fills in whatever the open page asks."""
    law = shelf().on(DAY)
    for name in [each.get_attribute("value") for each in page.locator("[name=asked]").all()]:
        value = answers.get(name)
        if value is None:
            continue
        question = law.question(name)
        control = page.locator(f"[name='{name}']")
        if question.type == "date":
            for part in ("day", "month", "year"):
                page.fill(f"[name='{name}-{part}']", str(getattr(value, part)))
        elif isinstance(value, bool):
            control.and_(page.locator(f"[value={'yes' if value else 'no'}]")).check()
        elif control.first.get_attribute("type") == "radio":
            control.and_(page.locator(f"[value='{value}']")).check()
        elif control.evaluate("each => each.tagName") == "SELECT":
            control.select_option(str(value))
        else:
            control.fill(typed(question, value, language))


def typed(question, value, language):
    if question.type == "municipality":
        return places().municipality(str(value)).name.said_in(language)
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return str(value)


def answer_all(page, answers, language):
    """From the first page of questions until the list of tasks shows again."""
    for _ in range(FAR):
        if "/ask/" not in page.url:
            return
        fill(page, answers, language)
        go(page, "#form .btn")
    pytest.fail(f"the questions do not end: {page.url} {page.locator('.errors').all_inner_texts()}")


def add_papers(page, folder):
    """Every paper that is asked for on the open list."""
    while page.locator(".tag[data-is=todo]").count():
        go(page, page.locator("li:has(.tag[data-is=todo])").first.locator("a[href*='/papers/']"))
        name = page.url.rsplit("/", 1)[-1]
        file = folder / f"{name}.pdf"
        file.write_bytes(a_pdf(name))
        page.set_input_files("#file", file)
        go(page, "#form .btn")
