"""Whoever knows only a story comes to the right application, and nobody to a dead end."""

import tomllib
from pathlib import Path

import pytest
from markupsafe import escape

from tessera.law.load import shelf
from tests.faces.public.conversation import Visitor

STORIES = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))["story"]
MOST = 9


@pytest.mark.parametrize("story", STORIES, ids=[story["title"] for story in STORIES])
def test_a_story_finds_its_application(db_roles, story):
    visitor = Visitor(story["language"]).tells(story["knows"])
    page = visitor.walks(most=story.get("most", MOST))
    text, law = page.content.decode(), shelf().on(page.wsgi_request.day)
    assert page.status_code == 200
    if "ends" in story:
        ending = law.ending(story["ends"])
        assert str(escape(ending.label.said_in(story["language"]))) in text
        assert str(escape(ending.next.said_in(story["language"]))) in text
        return
    found = visitor.finds()
    assert found[0] == story["finds"]
    assert set(story.get("beside", ())) <= set(found)
    assert set(story.get("asks", ())) <= visitor.questions
    assert not set(story.get("never", ())) & visitor.questions
    html = visitor.reads_result_as(found[0]).content.decode()
    assert not story.get("not") or 'id="in-the-way"' in html
    shown = story.get("shows", story["finds"])
    assert f'name="procedure" value="{shown}"' in text or shown == story["finds"]
    label = law.procedure(story["finds"]).label.said_in(story["language"])
    assert str(escape(story.get("titled", label))) in text
    for each in found:
        assert visitor.reads_result_as(each).status_code == 200


@pytest.mark.parametrize(
    "story", [s for s in STORIES if "finds" in s], ids=lambda story: story["title"]
)
def test_what_was_found_goes_along_or_says_that_nobody_applies(db_roles, story):
    visitor = Visitor(story["language"]).tells(story["knows"])
    page = visitor.walks()
    procedure = shelf().on(page.wsgi_request.day).procedure(story["finds"])
    html = visitor.reads_result_as(story["finds"]).content.decode()
    assert bool(procedure.filers) != story.get("nobody", False)
    if not procedure.offered:
        assert 'name="procedure"' not in html
        return
    assert f'name="procedure" value="{story["finds"]}"' in html
    carried = visitor.takes_along(story["finds"])
    for name, value in story.get("carries", {}).items():
        assert carried[name] == value
