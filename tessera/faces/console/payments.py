"""The verb that reads an account statement and books what came in."""

import argparse
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

from tessera.couriers.reconcile import Booked, read, reconcile
from tessera.couriers.statement import Unreadable
from tessera.registry.record import record
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.money import money
from tessera.words.sentences import say

NAME = "payments"
HELP = "book the payments of an account statement (CODA or camt.053)"
NEEDS = ("database",)
FOR_A_PERSON = frozenset(
    {"several", "possible", "unknown", "sum-unknown", "other-currency", "refused"}
)


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="reconcile", required=True)
    book = what.add_parser("reconcile", help="book each line that leaves no doubt; list the others")
    book.add_argument("file", type=Path)
    book.add_argument("--dry", action="store_true", help="only say what would be booked")
    book.add_argument("--lang", choices=[*Language], default=Language.EN.value)


def run(options: argparse.Namespace) -> int:
    try:
        lines = read(options.file.read_bytes())
    except Unreadable as fault:
        reason = say(f"money.unreadable-{fault.code}", options.lang)
        where = say("money.unreadable-line", options.lang, line=fault.line) if fault.line else ""
        print(" ".join(part for part in (reason, where) if part), file=sys.stderr)
        return 1
    except OSError:
        print(say("money.unreadable-no-file", options.lang), file=sys.stderr)
        return 1
    counted: Counter[str] = Counter()
    day, at = options.moment.today(), options.moment.now()
    for booked in reconcile(lines, day, at, recording=None if options.dry else record):
        counted[booked.outcome] += 1
        print(_told(booked, options.lang))
    waiting = sum(count for outcome, count in counted.items() if outcome in FOR_A_PERSON)
    print(say("money.reconciled", options.lang, count=counted.total(), waiting=waiting))
    return 0


def _told(booked: Booked, language: str) -> str:
    """Day, sum, outcome and dossier: nobody's name is printed."""
    line = booked.line
    parts = (
        dates.day(line.on, language),
        money(Decimal(line.cents) / 100, language),
        say(f"money.outcome-{booked.outcome}", language),
        ", ".join(booked.references) or line.digest[:12],
    )
    return " | ".join(parts)
