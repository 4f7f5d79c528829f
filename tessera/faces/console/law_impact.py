"""`tessera law impact`: which open dossiers another bundle touches, and how; nothing is changed."""

import argparse
import importlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tessera.faces.console import bundles
from tessera.faces.look.impacts import effects
from tessera.law.shelf import Law, Shelf
from tessera.words.identifiers import reference
from tessera.words.sentences import say

if TYPE_CHECKING:
    from tessera.desk.impact import Impact


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", help=bundles.HELP)
    parser.add_argument("--list", type=int, default=20, metavar="N", help="name so many dossiers")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="P")


def run(options: argparse.Namespace) -> int:
    """What is read here is counted, and named by reference alone: no answer is shown."""
    desk = importlib.import_module("tessera.desk.impact")  # Django stands by now
    old, new = bundles.shelf_of(bundles.IN_USE), bundles.shelf_of(options.bundle)
    day = options.moment.today()
    found: Impact = desk.impact(old, new, day=day, processes=options.processes, keep=options.list)
    if options.json:
        print(json.dumps(_plain(found), ensure_ascii=False))
    else:
        print("\n".join(_lines(found, old, new.on(day), options.lang)))
    return 0


def _plain(found: "Impact") -> dict[str, Any]:
    return {
        "open": found.open,
        "reached": found.reached,
        "touched": found.touched,
        "unreadable": found.unreadable,
        "effects": [
            {
                "procedure": procedure,
                "authority": authority,
                "part": list(part),
                "before": before,
                "after": after,
                "dossiers": count,
            }
            for (procedure, authority, part, before, after), count in sorted(found.kinds.items())
        ],
        "dossiers": [str(dossier) for dossier in found.dossiers],
    }


def _lines(found: "Impact", old: Shelf, new: Law, language: str) -> Iterator[str]:
    counts = {"open": found.open, "reached": found.reached, "touched": found.touched}
    yield say("impact.counts", language, **counts)
    if found.unreadable:
        yield say("impact.unreadable", language, count=found.unreadable)
    for effect in effects(found.kinds, old, new, language):
        yield say("impact.effect", language, **asdict(effect))
    for dossier in found.dossiers:
        yield f"  {reference(dossier.int, new.day.year)}  {dossier}"
