"""The verb that says, without a database, what the law says of a file of answers."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tessera.law.answers import typed
from tessera.law.assess import assess
from tessera.law.load import shelf
from tessera.law.model import Reference
from tessera.law.report import report
from tessera.words.languages import Language

NAME = "assess"
HELP = "say what the law says of a JSON file of answers"


class Unusable(ValueError):
    """The file cannot be assessed; the text says why."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        help='JSON: {"procedure": ..., "day": "YYYY-MM-DD" or "days": {...}, "answers": {...}}',
    )
    parser.add_argument("--json", action="store_true", help="JSON instead of a text")
    parser.add_argument("--lang", choices=[language.value for language in Language], default="nl")


def run(options: argparse.Namespace) -> int:
    try:
        asked = _asked(options.file)
        found = _assessed(asked, options.moment.on_the_wall().date(), options.lang)
    except (Unusable, LookupError) as fault:
        print(f"tessera assess: {fault}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(_text(found))
    return 0


def _asked(file: Path) -> Mapping[str, Any]:
    try:
        asked = json.loads(file.read_text("utf-8"), parse_float=Decimal)
    except OSError as fault:
        raise Unusable(f"{file}: {fault.strerror}") from None
    except ValueError as fault:
        raise Unusable(f"{file}: not JSON: {fault}") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("answers"), dict):
        raise Unusable(f"{file}: an object with the key answers is wanted")
    return asked


def _assessed(asked: Mapping[str, Any], today: date, language: str) -> dict[str, Any]:
    procedure = asked.get("procedure", "single-permit-highly-skilled")
    days = _days(asked, today)
    law = shelf().on(days[Reference.FILING])
    answers = typed(law, procedure, asked["answers"])
    if answers.wrong:
        wrong = ", ".join(f"{name}: {code}" for name, code in sorted(answers.wrong.items()))
        raise Unusable(wrong)
    found = assess(law, procedure, answers.answers, days=days, authority=asked.get("authority"))
    return report(found, law, language)


def _days(asked: Mapping[str, Any], today: date) -> Mapping[Reference, date]:
    try:
        named = {Reference(k): date.fromisoformat(v) for k, v in asked.get("days", {}).items()}
        filing = date.fromisoformat(asked["day"]) if "day" in asked else today
    except (AttributeError, TypeError, ValueError) as fault:
        raise Unusable(f"day: {fault}") from None
    return {Reference.FILING: filing} | named


def _text(found: Mapping[str, Any]) -> str:
    """The explanations one after another, then papers, sums and terms."""
    competence = found["competence"]
    parts = [
        f"{found['procedure']}, {found['day']}: "
        + ", ".join(f"{lane} {verdict}" for lane, verdict in found["lanes"].items())
        + f" ({found['mark']})",
        f"-> {found['authority'] or '?'} ({competence['rule']})",
        *(finding["explanation"] for finding in found["findings"]),
        "\n".join(f"[{paper['verdict']}] {paper['label']}" for paper in found["documents"]),
        "\n".join(_due(due) for due in found["charges"]),
        "\n".join(f"{t['term']}: {t['last_day'] or '?'} ({t['mark']})" for t in found["terms"]),
    ]
    if found["missing"]:
        parts.append("? " + ", ".join(found["missing"]))
    return "\n\n".join(part for part in parts if part)


def _due(due: Mapping[str, Any]) -> str:
    amount = due["amount"] or "?"
    return f"[{due['verdict']}] {due['label']}: {amount} -> {due['payee']} ({due['mark']})"
