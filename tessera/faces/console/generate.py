"""The verb that fills a trial installation with invented dossiers, every fact through the core."""

import argparse
import json
import time
from itertools import islice

from tessera.couriers.notice import pass_over
from tessera.faces.console.invented import courses
from tessera.journal import sequencer
from tessera.registry.many import record_many

NAME = "generate"
HELP = "fill a trial installation with invented dossiers (never in production)"
NEEDS = ("database",)

BATCH = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dossiers", type=int, default=1_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings  # noqa: PLC0415 - the console sets Django up before a verb runs

    if settings.PRODUCTION:
        print("Invented dossiers have no place in production.")
        return 1
    begun, done = time.monotonic(), 0
    today = options.moment.today()
    stream = courses(options.dossiers, seed=options.seed, today=today)
    while batch := list(islice(stream, BATCH)):
        done += record_many(batch, day=today)
        if not options.json and done % 5_000 == 0:
            print(f"{done} dossiers, {done / (time.monotonic() - begun):.0f} a second", flush=True)
    while sequencer.run_once(options.moment.now()):
        continue
    pass_over()  # nobody is written to about dossiers nobody filed
    took = time.monotonic() - begun
    told = {"dossiers": done, "seconds": round(took, 1), "perSecond": round(done / took, 1)}
    print(json.dumps(told) if options.json else f"{done} dossiers in {took:.1f} s")
    return 0
