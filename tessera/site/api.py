"""The verb that writes the description of the API anew, from the acts."""

import argparse
from pathlib import Path

NAME = "api"
HELP = "describe the API (OpenAPI 3.0)"
NEEDS = ("django",)


def arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    describing = deeds.add_parser("describe", help="print the description, or write it to a file")
    describing.add_argument("--to", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    from tessera.faces.api.contract import as_yaml, contract  # noqa: PLC0415 - Django is set up now

    text = as_yaml(contract())
    if options.to:
        options.to.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0
