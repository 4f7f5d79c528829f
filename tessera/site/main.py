"""The `tessera` console: finds the verb, gives it what it needs; 0, 1 (refused) or 2 (usage)."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from types import ModuleType

import django
from django.db import OperationalError

from tessera.site import moment
from tessera.site.local import reachable
from tessera.site.unready import Unready
from tessera.site.verbs import Verb, verbs

AWAY = (
    "the database does not answer. Is TESSERA_VAR or DATABASE_URL that of the one meant?"
    " tessera migrate makes one ready; tessera doctor says more."
)


def main(words: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else list(words)
    chosen = next((word for word in words if not word.startswith("-")), None)
    try:
        with ExitStack() as until_done:
            options = _parser(words, chosen, until_done).parse_args(words)
            return int(options.run(options))
    except Unready as unready:
        print(f"tessera: {unready}", file=sys.stderr)
        return 1
    except OperationalError as refused:
        if getattr(refused.__cause__, "sqlstate", None):
            raise  # it answered: what it refused is a fault to be read whole
        print(f"tessera: {AWAY}\n{str(refused).strip()}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser(
    words: Sequence[str], chosen: str | None, until_done: ExitStack
) -> argparse.ArgumentParser:
    """Every verb with its line; only the chosen one is imported, with what it needs around it."""
    parser = argparse.ArgumentParser(
        prog="tessera", description="One platform for combined residence application procedures."
    )
    places = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb in verbs().values():
        place = places.add_parser(verb.name, help=verb.help, description=verb.help)
        if verb.name == chosen:
            module = _module(verb, until_done, words)
            module.arguments(place)
            place.set_defaults(run=module.run, moment=moment)
    return parser


def _module(verb: Verb, until_done: ExitStack, words: Sequence[str]) -> ModuleType:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tessera.site.settings")
    needs = verb.wants(words)
    if "database" in needs and {"-h", "--help"}.isdisjoint(words):
        until_done.enter_context(reachable())
    if needs:
        django.setup()
    return importlib.import_module(verb.module)


if __name__ == "__main__":
    sys.exit(main())
