"""The verb that measures: filings, the work list, pages; each figure a ratio within one run."""

import argparse
import importlib
import json
from typing import Any

from tessera.site.measures import ground

NAME = "bench"
HELP = "measure filings, the work list and pages, each against its limit in the same run"


def arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    filing = deeds.add_parser("file", help="filings through the API beside plain SQL")
    filing.add_argument("--rounds", type=int, default=5)
    filing.add_argument("--each", type=int, default=60, help="filings in a round")
    listing = deeds.add_parser("queue", help="the work list at two sizes")
    listing.add_argument("--small", type=int, default=1_000)
    listing.add_argument("--large", type=int, default=100_000)
    listing.add_argument("--times", type=int, default=60)
    showing = deeds.add_parser("page", help="processor time and bytes of the main pages")
    showing.add_argument("--times", type=int, default=40)
    weighing = deeds.add_parser("impact", help="what a change of law does to open dossiers")
    weighing.add_argument("--dossiers", type=int, default=100_000)
    weighing.add_argument("--processes", type=int, default=2)
    assessing = deeds.add_parser("conditions", help="assessments beside plain Python and DMN")
    assessing.add_argument("--persons", type=int, default=300)
    assessing.add_argument("--rounds", type=int, default=5)
    for deed in (filing, listing, showing, weighing, assessing):
        deed.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    if options.deed == "conditions":  # pure: it needs no ground
        told = importlib.import_module("tessera.site.measures.assessing").measure(
            options.persons, options.rounds
        )
    else:
        with ground.ground():
            told = _measured(options)
    if options.json:
        print(json.dumps(told, indent=2))
    else:
        for name, value in told.items():
            print(f"{name:<28} {value if not isinstance(value, dict) else json.dumps(value)}")
    return 0


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    """The measures need Django, which stands on the bench's own cluster by now."""
    match options.deed:
        case "file":
            filings = importlib.import_module("tessera.site.measures.filings")
            found: dict[str, Any] = filings.measure(options.rounds, options.each)
        case "queue":
            lists = importlib.import_module("tessera.site.measures.lists")
            found = lists.measure(options.small, options.large, options.times)
        case "impact":
            impacts = importlib.import_module("tessera.site.measures.impacts")
            day = options.moment.on_the_wall().date()
            found = impacts.measure(options.dossiers, day, options.processes)
        case _:
            pages = importlib.import_module("tessera.site.measures.pages")
            found = pages.measure(options.times)
    return found
