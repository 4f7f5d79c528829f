"""The verb that says or moves the day of the demo."""

import argparse
import json
from datetime import date

NAME = "day"
HELP = "say which day it is, or move the demo to another day"
NEEDS = ("database",)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", nargs="?", help="YYYY-MM-DD, or `wall` for the calendar on the wall")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    moment = options.moment
    if options.day is not None:
        try:
            moment.move(None if options.day == "wall" else date.fromisoformat(options.day))
        except ValueError:
            print(f"tessera day: {options.day!r} is not a day like 2026-12-28")
            return 2
        except moment.Refused:
            print("tessera day: refused, production lives in the calendar on the wall")
            return 1
    today = moment.today("owner")
    print(json.dumps({"day": today.isoformat()}) if options.json else today.isoformat())
    return 0
