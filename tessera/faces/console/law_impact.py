"""`tessera law impact`: which open dossiers another bundle touches, and how; nothing is changed."""

import argparse
import importlib
import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tessera.faces.console import bundles
from tessera.law.load import shelf
from tessera.law.model import Condition, Requirement, Term
from tessera.law.shelf import Law, Shelf
from tessera.law.wording import Words
from tessera.words.identifiers import reference
from tessera.words.sentences import knows, say

if TYPE_CHECKING:
    from tessera.desk.impact import Impact

KINDS: dict[str, type[Any]] = {"condition": Condition, "document": Requirement, "term": Term}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", help=bundles.HELP)
    parser.add_argument("--list", type=int, default=20, metavar="N", help="name so many dossiers")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="P")


def run(options: argparse.Namespace) -> int:
    """What is read here is counted, and named by reference alone: no answer is shown."""
    desk = importlib.import_module("tessera.desk.impact")  # Django stands by now
    new, day = bundles.shelf_of(options.bundle), options.moment.today()
    found: Impact = desk.impact(
        shelf(), new, day=day, processes=options.processes, keep=options.list
    )
    if options.json:
        print(json.dumps(_plain(found), ensure_ascii=False))
    else:
        print("\n".join(_lines(found, new, new.on(day), options.lang)))
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


def _lines(found: "Impact", new: Shelf, law: Law, language: str) -> Iterator[str]:
    words = Words(law, language)
    counts = {"open": found.open, "reached": found.reached, "touched": found.touched}
    yield say("impact.counts", language, **counts)
    if found.unreadable:
        yield say("impact.unreadable", language, count=found.unreadable)
    for (procedure, authority, part, before, after), count in sorted(found.kinds.items()):
        yield say(
            "impact.effect",
            language,
            count=count,
            kind=say(f"impact.{part[0]}", language),
            name=_name(new, part, words),
            before=_value(before, language),
            after=_value(after, language),
            procedure=_label(law, procedure, language),
            authority=law.authority(authority).name.said_in(language) if authority else "",
        )
    for dossier in found.dossiers:
        yield f"  {reference(dossier.int, law.day.year)}  {dossier}"


def _name(new: Shelf, part: tuple[str, str], words: Words) -> str:
    """The norm by the name that either law gives it."""
    kind = KINDS.get(part[0])
    for source in (new, shelf()):
        for row in source.rows[kind] if kind else ():
            if row.name == part[1]:
                return words.name(row)
    return part[1]


def _label(law: Law, procedure: str, language: str) -> str:
    try:
        return law.procedure(procedure).label.said_in(language)
    except LookupError:
        return procedure


def _value(value: str, language: str) -> str:
    for key in (f"impact.value-{value}", f"findings.verdict-{value}"):
        if knows(key):
            return say(key, language)
    return value
