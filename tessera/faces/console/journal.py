"""The journal from the console: verify it, sign a checkpoint, take it out, give a receipt."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

from tessera.journal import checkpoints, prove
from tessera.journal.export import export
from tessera.journal.note import VerifierKey
from tessera.journal.read import read
from tessera.journal.report import Flaw, Report
from tessera.journal.sequencer import run_once
from tessera.journal.sources import NotAnExport
from tessera.journal.verify import verify
from tessera.words.languages import Language
from tessera.words.sentences import say

NAME = "journal"
HELP = "verify the journal, sign a checkpoint of it, or take it out"
NEEDS = ("database",)
EN = Language.EN


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    verifying = verbs.add_parser("verify", help="name every entry that was tampered with")
    verifying.add_argument(
        "--receipt",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a receipt or a checkpoint that was kept outside; may be repeated",
    )
    verifying.add_argument("--export", type=Path, metavar="FILE", help="an export, not the tables")
    verifying.add_argument(
        "--key",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a public key that was kept outside",
    )
    signing = verbs.add_parser("checkpoint", help="number what waits, sign, print the signed note")
    taking = verbs.add_parser("export", help="write a file that anybody can verify")
    taking.add_argument("--to", type=Path, required=True, metavar="FILE")
    taking.add_argument(
        "--dossier",
        action="append",
        type=UUID,
        metavar="UUID",
        help="reveal only these, the others as hashes; may be repeated",
    )
    proving = verbs.add_parser("receipt", help="print the receipt of one entry")
    proving.add_argument("dossier", type=UUID)
    proving.add_argument("version", type=int)
    for verb in (verifying, signing, taking):
        verb.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    deeds = {"verify": _verify, "checkpoint": _checkpoint, "export": _export, "receipt": _receipt}
    return deeds[options.deed](options)


def _verify(options: argparse.Namespace) -> int:
    for path in (*options.receipt, *options.key, *filter(None, [options.export])):
        if not path.is_file():
            print(say("console.journal-unreadable", EN, file=path), file=sys.stderr)
            return 2
    trusted = [VerifierKey.parsed(path.read_text("utf-8")) for path in options.key]
    texts = [path.read_text("utf-8", errors="replace") for path in options.receipt]
    try:
        report = verify(texts, options.export, trusted=trusted)
    except NotAnExport:
        print(say("console.journal-unreadable", EN, file=options.export), file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({"sound": report.sound, **asdict(report)}, indent=2))
    else:
        _tell(report, options.receipt)
    return 0 if report.sound else 1


def _tell(report: Report, files: list[Path]) -> None:
    counts = {name: getattr(report, name) for name in ("leaves", "entries", "checkpoints")}
    for flaw in report.flaws:
        what = say(f"console.journal-{flaw.what}", EN)
        why = say(f"console.journal-why-{flaw.why}", EN)
        name = str(files[flaw.evidence - 1]) if flaw.evidence else _name(flaw)
        print(f"{what}  {name}: {why}")
    if not report.stamped and report.leaves:
        print(say("console.journal-unstamped", EN))
    if report.sound:
        print(say("console.journal-sound", EN, evidence=report.evidence, **counts))
    else:
        print(say("console.journal-flawed", EN, count=len(report.flaws), **counts))


def _name(flaw: Flaw) -> str:
    """The entry, leaf, leaves or checkpoint that a flaw is in."""
    match flaw:
        case Flaw(checkpoint=int()):
            key = "checkpoint"
        case Flaw(until=int()):
            key = "leaves"
        case Flaw(stream="", leaf=int()):
            key = "leaf"
        case Flaw(leaf=int()):
            key = "entry"
        case _:
            key = "leafless"
    return say(f"console.journal-name-{key}", EN, **asdict(flaw))


def _checkpoint(options: argparse.Namespace) -> int:
    at = options.moment.now("door")
    while run_once(at):
        pass
    try:
        made = checkpoints.make(at, every=checkpoints.NOW)
    except checkpoints.HistoryChanged:
        print(say("console.journal-refused", EN), file=sys.stderr)
        return 1
    signed = made or checkpoints.latest(using="door")
    if signed is None:
        print(say("console.journal-empty", EN), file=sys.stderr)
        return 1
    if not made:
        print(say("console.journal-nothing-new", EN), file=sys.stderr)
    if options.json:
        row = {"size": signed.size, "root": signed.root.hex(), "new": made is not None}
        print(json.dumps({**row, "note": signed.note}, indent=2))
    else:
        print(signed.note, end="")
    return 0


def _export(options: argparse.Namespace) -> int:
    streams = None if options.dossier is None else frozenset(options.dossier)
    try:
        with options.to.open("w", encoding="utf-8") as file:
            count = export(file, at=options.moment.now("courier"), streams=streams)
    except OSError as fault:
        print(f"tessera journal export: {options.to}: {fault.strerror}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({"leaves": count, "file": str(options.to)}))
    else:
        print(say("console.journal-exported", EN, count=count, file=options.to))
    return 0


def _receipt(options: argparse.Namespace) -> int:
    for entry in read(options.dossier, using="courier", after=options.version - 1):
        if entry.version == options.version:
            print(prove.receipt(entry, using="courier").text, end="")
            return 0
    missing = say("console.journal-no-entry", EN, version=options.version, stream=options.dossier)
    print(missing, file=sys.stderr)
    return 1
