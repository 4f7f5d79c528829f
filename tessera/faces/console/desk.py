"""The verb that rebuilds what lists and searches read, from journal and vault."""

import argparse

from tessera.registry.rebuild import rebuild

NAME = "desk"
HELP = "rebuild what lists, searches and counts read, from the journal and the vault"
NEEDS = ("database",)


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="rebuild", required=True)
    what.add_parser("rebuild", help="replace the places of every dossier")


def run(options: argparse.Namespace) -> int:
    print(f"{rebuild(day=options.moment.today())} dossiers placed")
    return 0
