"""The verb that checks the law shelf, shows it to jurists, and compares two days."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tessera.law.check import check
from tessera.law.differ import difference
from tessera.law.load import shelf
from tessera.law.model import Norm
from tessera.law.show import show
from tessera.words.languages import Language
from tessera.words.sentences import say

NAME = "law"
HELP = "check the law shelf, show it to jurists, compare two days"
PROCEDURE = "single-permit-highly-skilled"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="check|show|diff", required=True)
    checks = verbs.add_parser("check", help="refuse gaps, overlaps, unknown names, lost texts")
    checks.add_argument("--json", action="store_true")
    shows = verbs.add_parser("show", help="one procedure on one day, as a text")
    shows.add_argument("procedure", nargs="?", default=PROCEDURE)
    shows.add_argument("--day", type=date.fromisoformat, help="YYYY-MM-DD; today if left out")
    shows.add_argument("--lang", choices=[language.value for language in Language], default="nl")
    shows.add_argument("--write", type=Path, metavar="FOLDER", help="all, in all four languages")
    differs = verbs.add_parser("diff", help="what begins and what ends between two days")
    differs.add_argument("before", type=date.fromisoformat)
    differs.add_argument("after", type=date.fromisoformat)
    differs.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    return {"check": _check, "show": _show, "diff": _diff}[options.what](options)


def _check(options: argparse.Namespace) -> int:
    flaws = check()
    if options.json:
        print(json.dumps({"flaws": [str(flaw) for flaw in flaws]}, ensure_ascii=False))
    else:
        for flaw in flaws:
            print(flaw)
        if not flaws:
            rows = sum(len(found) for found in shelf().rows.values())
            print(say("shelf.sound", "en", count=rows, digest=shelf().digest[:12]))
    return 1 if flaws else 0


def _show(options: argparse.Namespace) -> int:
    day = options.day or options.moment.on_the_wall().date()
    if options.write:
        return _written(options.write, shelf().turned(day))
    law = shelf().on(day)
    try:
        law.procedure(options.procedure)
    except LookupError as unknown:
        print(f"tessera law: {unknown}", file=sys.stderr)
        return 1
    print(show(law, options.procedure, options.lang), end="")
    return 0


def _written(folder: Path, day: date) -> int:
    """One page for each offered procedure and language, as of the last change of the law."""
    law = shelf().on(day)
    folder.mkdir(parents=True, exist_ok=True)
    for procedure in (one for one in law.procedures() if one.offered):
        for language in Language:
            page = folder / f"{procedure.code}.{language.value}.md"
            page.write_text(show(law, procedure.code, language), "utf-8")
    return 0


def _diff(options: argparse.Namespace) -> int:
    found = difference(shelf(), options.before, options.after)
    if options.json:
        ids = {"begun": [r.id for r in found.begun], "ended": [r.id for r in found.ended]}
        print(json.dumps(ids, ensure_ascii=False))
        return 0
    for sign, rows in (("-", found.ended), ("+", found.begun)):
        _listed(sign, rows)
    return 0


def _listed(sign: str, rows: Sequence[Norm]) -> None:
    for row in sorted(rows, key=lambda norm: norm.id):
        print(f"{sign} {row.id} ({row.mark}; {', '.join(row.cites)})")
