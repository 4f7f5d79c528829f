"""Stories as files: a story may continue another, and takes its answers by name."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tessera.law.load import shelf
from tessera.law.model import Answers
from tessera.law.shelf import Shelf
from tessera.law.switching import tried


class NoStory(ValueError):
    """The file is not a story; `what` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story ready to be played: everything it continues comes first."""

    title: str
    source: str
    told: Mapping[str, Any]
    answers: Answers
    own_steps: int

    @property
    def shelf(self) -> Shelf:
        """The law of the story: the shelf that ships, with the regime switched on that it names."""
        regime = self.told.get("regime")
        return tried(shelf(), regime["name"], regime["on"]) if regime else shelf()


def open_story(path: Path) -> Story:
    """Reads a story and what it continues. Raises NoStory with a sentence for its writer."""
    told = _table(path)
    for key in ("title", "source", "step"):
        if key not in told:
            raise NoStory(f"{path}: a story has a {key}")
    own = len(told["step"])
    for n, step in enumerate(told["step"], 1):
        if not isinstance(step.get("on"), date):
            raise NoStory(f"{path}: step {n}: `on` is a day, like 2026-09-21")
    if "continues" in told:
        before = open_story(path.parent / f"{told['continues']}.toml")
        steps = list(before.told["step"])
        if "until" in told:
            steps = steps[: len(steps) - before.own_steps + told["until"]]
        told = {**before.told, **told, "step": [*steps, *told["step"]]}
        answers = before.answers
    else:
        answers = _answers(path, told)
    return Story(
        title=told["title"], source=told["source"], told=told, answers=answers, own_steps=own
    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise NoStory(f"{path}: {fault}") from fault


def _named(path: Path, name: str) -> Path:
    """The nearest file of this name in a folder of answers, from the story's own folder upwards."""
    near = [folder / "answers" / f"{name}.toml" for folder in path.resolve().parents]
    return next((file for file in near if file.exists()), near[0])


def _answers(path: Path, told: Mapping[str, Any]) -> Answers:
    """Named answers lie beside the stories or above; a file may say `like` which one it varies."""
    answers = told.get("answers", {})
    if isinstance(answers, dict):
        return answers
    found: dict[str, Any] = {}
    name: str | None = answers
    layers = []
    while name:
        layer = _table(_named(path, name))
        name = layer.pop("like", None)
        layers.append(layer)
    for layer in reversed(layers):
        for group, values in layer.items():
            found |= {f"{group}.{key}": value for key, value in values.items()}
    return {key: value for key, value in found.items() if value != ""}
