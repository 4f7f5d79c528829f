"""The verb that plays a story in the pure core and says where it goes another way."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tessera.dossier.story import Played, play
from tessera.dossier.telling import Untellable
from tessera.faces.console.library import NoStory, open_story

NAME = "story"
HELP = "play a story (TOML) in the pure core: phase, halves, clocks and obstacles of each step"

SHOWN = ("phase", "work", "stay", "due decision", "due supplement", "due information", "turns")


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="run", required=True)
    run_ = what.add_parser("run", help="play one story file, or several")
    run_.add_argument("files", nargs="+", type=Path, metavar="FILE.toml")
    run_.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    worst = 0
    for file in options.files:
        try:
            worst = max(worst, _run(file, as_json=options.json))
        except (NoStory, Untellable, LookupError, KeyError) as fault:
            print(fault, file=sys.stderr)
            worst = 1
    return worst


def _run(file: Path, *, as_json: bool) -> int:
    story = open_story(file)
    played = list(play(story.told, story.shelf, story.answers))
    if as_json:
        steps = [_plain(p) for p in played]
        print(json.dumps({"title": story.title, "source": story.source, "steps": steps}))
    else:
        print(f"{story.title}\n  {story.source}")
        for step in played:
            print("\n".join(_lines(step)))
    return 1 if any(p.differs for p in played) else 0


def _lines(step: Played) -> Iterator[str]:
    yield f"\n{step.on}  {step.by or 'nobody'}: {step.act or 'looks'}"
    if step.facts:
        yield f"    happened   {', '.join(step.facts)}"
    if step.blocked:
        yield f"    stopped by {', '.join(sorted(set(step.blocked)))}"
    for name in SHOWN:
        if name in step.state:
            yield f"    {name:<14} {_said(step.state[name])}"
    for difference in step.differs:
        yield f"    NOT AS TOLD: {difference}"


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _plain(step: Played) -> dict[str, object]:
    return {
        "on": step.on.isoformat(),
        "by": step.by,
        "act": step.act,
        "facts": list(step.facts),
        "blocked": list(step.blocked),
        "state": {k: v if isinstance(v, (dict, list)) else str(v) for k, v in step.state.items()},
        "differs": list(step.differs),
    }
