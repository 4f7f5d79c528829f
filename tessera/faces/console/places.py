"""The verb that rebuilds the shelf of places from the official downloads, and says what changed."""

import argparse
import csv
import dataclasses
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tessera import law
from tessera.faces.console.official_places import (
    Difference,
    Row,
    Unreadable,
    municipalities,
    postcodes,
)

NAME = "places"
HELP = "rebuild the shelf of municipalities and postcodes from the official downloads"

SHELF = Path(law.__path__[0]) / "catalogue" / "places"


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="import", required=True)
    place = what.add_parser("import", help="read REFNIS and BeSt Address, write the shelf's files")
    place.add_argument("--refnis", type=Path, metavar="FILE", help="TU_COM_REFNIS, as text or zip")
    place.add_argument(
        "--best",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="OpenAddresses files of BeSt Address, one a region, as csv or zip",
    )
    place.add_argument("--to", type=Path, default=SHELF, metavar="FOLDER", help="write here")
    place.add_argument("--dry", action="store_true", help="say what would change, write nothing")
    place.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    if options.refnis is None and not options.best:
        print("tessera places import: give --refnis, --best or both", file=sys.stderr)
        return 2
    try:
        found = [*_municipalities(options), *_postcodes(options)]
    except Unreadable as fault:
        print(f"tessera places import: {fault}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({"differences": [dataclasses.asdict(one) for one in found]}))
        return 0
    for one in found:
        print(f"{'look  ' if one.look else '      '}{one.file} {one.code}  {one.what}")
    looks = sum(one.look for one in found)
    print(f"{len(found)} differences, {looks} to complete by hand")
    return 0


def _municipalities(options: argparse.Namespace) -> list[Difference]:
    if options.refnis is None:
        return []
    known = {row["nis"]: row for row in _shelf("municipalities")}
    read = list(municipalities(options.refnis, known))
    _write(options, "municipalities", [row for row, _ in read])
    return [one for _, found in read for one in found]


def _postcodes(options: argparse.Namespace) -> list[Difference]:
    if not options.best:
        return []
    read = list(postcodes(options.best, _shelf("postal_codes")))
    _write(options, "postal_codes", [row for row, _ in read])
    return [one for _, one in read if one is not None]


def _shelf(name: str) -> Sequence[Row]:
    with (SHELF / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(options: argparse.Namespace, name: str, rows: Iterable[Row]) -> None:
    if options.dry:
        return
    columns = list(_shelf(name)[0])
    options.to.mkdir(parents=True, exist_ok=True)
    with (options.to / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
