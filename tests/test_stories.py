"""Every story file is a story a jurist can read; the core must tell it the same way."""

from pathlib import Path

import pytest

from tessera.dossier.story import play
from tessera.faces.console.library import open_story

FOLDER = Path(__file__).parent / "stories"
STORIES = sorted(path for path in FOLDER.rglob("*.toml") if path.parent.name != "answers")


@pytest.mark.parametrize("path", STORIES, ids=lambda p: str(p.relative_to(FOLDER).with_suffix("")))
def test_the_core_tells_the_story_as_the_jurist_wrote_it(path):
    story = open_story(path)
    assert story.source
    for n, played in enumerate(play(story.told, story.shelf, story.answers), 1):
        assert not played.differs, (
            f"step {n}, {played.on} {played.by} {played.act}: {played.differs}"
        )


def test_there_are_at_least_thirty_stories():
    assert len(STORIES) >= 30
