"""The `tessera` console: finds the verb, gives it what it needs, answers 0, 1 (refused) or 2 (usage)."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack

import django

from tessera.site import moment
from tessera.site.local import reachable
from tessera.site.unready import Unready
from tessera.site.verbs import verbs


def main(words: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else list(words)
    known = verbs()
    parser = argparse.ArgumentParser(
        prog="tessera", description="One platform for combined residence application procedures."
    )
    places = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    chosen = next((word for word in words if not word.startswith("-")), None)
    with ExitStack() as until_done:
        try:
            for verb in known.values():
                place = places.add_parser(verb.name, help=verb.help, description=verb.help)
                if verb.name == chosen:
                    module = _module(verb.module, verb.needs, until_done, asks_help="-h" in words or "--help" in words)
                    module.arguments(place)
                    place.set_defaults(run=module.run, moment=moment)
            options = parser.parse_args(words)
            return int(options.run(options))
        except Unready as unready:
            print(f"tessera: {unready}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            return 130


def _module(name, needs, until_done, *, asks_help):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tessera.site.settings")
    if "database" in needs and not asks_help:
        until_done.enter_context(reachable())
    if needs:
        django.setup()
    return importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main())
