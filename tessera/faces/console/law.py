"""The verb that checks the law shelf, shows it to jurists, and compares days and bundles."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tessera.faces.console import bundles, law_impact, law_publish
from tessera.law.check import check
from tessera.law.compare import Change, compared
from tessera.law.coverage_table import coverage_table
from tessera.law.differ import difference
from tessera.law.load import shelf
from tessera.law.model import Norm
from tessera.law.show import show
from tessera.law.told_changes import told_changes
from tessera.words.languages import Language
from tessera.words.sentences import say

NAME = "law"
DEEDS = {
    "impact": ("database",),
    "jurist": ("database",),
    "propose": ("database",),
    "sign": ("database",),
    "reject": ("database",),
    "verify": ("database",),
    "published": ("database",),
    "in-use": ("database",),
    "[0-9a-f]{8,64}": ("database",),  # a bundle by its digest
}
HELP = "check the law shelf, show and compare it, copy it, put another in use, verify its norms"
COVERAGE = "coverage.md"
PROCEDURE = "single-permit-highly-skilled"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="VERB", required=True)
    checks = verbs.add_parser("check", help="refuse gaps, overlaps, unknown names, lost texts")
    checks.add_argument("bundle", nargs="?", default=bundles.SHIPPED, help=bundles.HELP)
    checks.add_argument("--json", action="store_true")
    shows = verbs.add_parser("show", help="one procedure on one day, as a text")
    shows.add_argument("procedure", nargs="?", default=PROCEDURE)
    shows.add_argument("--day", type=date.fromisoformat, help="YYYY-MM-DD; today if left out")
    shows.add_argument("--lang", choices=[language.value for language in Language], default="nl")
    shows.add_argument("--write", type=Path, metavar="FOLDER", help="all, in all four languages")
    differs = verbs.add_parser("diff", help="what differs between two days, or two bundles")
    differs.add_argument("before", type=_side, help=f"YYYY-MM-DD, or {bundles.HELP}")
    differs.add_argument("after", type=_side, help="the same")
    differs.add_argument("--lang", choices=[*Language], default=Language.EN.value)
    differs.add_argument("--json", action="store_true")
    weighs = verbs.add_parser("impact", help="which open dossiers another bundle would touch")
    law_impact.arguments(weighs)
    weighs.add_argument("--lang", choices=[*Language], default=Language.EN.value)
    weighs.add_argument("--json", action="store_true")
    law_publish.arguments(verbs)
    copies = verbs.add_parser("copy", help="write the catalogue that ships into a folder")
    copies.add_argument("folder", type=Path)


def run(options: argparse.Namespace) -> int:
    verbs = {
        "check": _check,
        "show": _show,
        "diff": _diff,
        "impact": law_impact.run,
        "copy": _copy,
        **dict.fromkeys(law_publish.DEEDS, law_publish.run),
    }
    try:
        return verbs[options.what](options)
    except bundles.NoBundle as fault:
        print(fault, file=sys.stderr)
        return 1


def _side(word: str) -> date | str:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return word


def _copy(options: argparse.Namespace) -> int:
    bundles.written(options.folder)
    return 0


def _check(options: argparse.Namespace) -> int:
    named = getattr(options, "bundle", bundles.SHIPPED)
    flaws = check() if named == bundles.SHIPPED else check(bundles.read(Path(named)))
    if options.json:
        print(json.dumps({"flaws": [str(flaw) for flaw in flaws]}, ensure_ascii=False))
    else:
        for flaw in flaws:
            print(flaw)
        if not flaws:
            found = bundles.shelf_of(named)
            rows = sum(len(each) for each in found.rows.values())
            print(say("shelf.sound", "en", count=rows, digest=found.digest[:12]))
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
    """A page for each offered procedure and language, as of the last change of the law.

    Beside them the table of what is covered, the one of these files that is kept in the tree.
    """
    law = shelf().on(day)
    folder.mkdir(parents=True, exist_ok=True)
    for procedure in (one for one in law.procedures() if one.offered):
        for language in Language:
            page = folder / f"{procedure.code}.{language.value}.md"
            page.write_text(show(law, procedure.code, language), "utf-8")
    (folder / COVERAGE).write_text("\n".join(coverage_table(law)) + "\n", "utf-8")
    return 0


def _diff(options: argparse.Namespace) -> int:
    days = [side for side in (options.before, options.after) if isinstance(side, date)]
    if len(days) == 1:
        raise bundles.NoBundle("two days, or two bundles")
    return _diff_days(options) if days else _diff_bundles(options)


def _diff_bundles(options: argparse.Namespace) -> int:
    old, new = bundles.shelf_of(options.before), bundles.shelf_of(options.after)
    if options.json:
        print(json.dumps([_plain(change) for change in compared(old, new)], ensure_ascii=False))
    else:
        print("\n".join(told_changes(old, new, options.lang)).rstrip())
    return 0


def _plain(change: Change) -> dict[str, object]:
    return {
        "how": change.how.value,
        "norm": change.norm.id,
        "day": change.day.isoformat(),
        "parts": list(change.parts),
        "procedures": list(change.norm.procedures),
        "authorities": list(change.norm.authorities),
    }


def _diff_days(options: argparse.Namespace) -> int:
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
