"""The verb that fills a trial installation with invented dossiers, every fact through the core."""

import argparse
import json
import multiprocessing
import os
import time
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.db import connections

from tessera.faces.console.invented import courses
from tessera.registry.many import record_many

NAME = "generate"
HELP = "fill a trial installation with invented dossiers (never in production)"
NEEDS = ("database",)

BATCH = 200


class Wanted(NamedTuple):
    """What each process is told."""

    dossiers: int
    seed: int
    today: date
    quiet: bool


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dossiers", type=int, default=1_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="P")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings  # noqa: PLC0415 - the console sets Django up before a verb runs

    if settings.PRODUCTION:
        print("Invented dossiers have no place in production.")
        return 1
    begun = time.monotonic()
    today = options.moment.today()
    record_many(courses(min(1, options.dossiers), seed=options.seed, today=today), day=today)
    done = min(1, options.dossiers) + _by_all(options, today)
    took = time.monotonic() - begun
    told = {"dossiers": done, "seconds": round(took, 1), "perSecond": round(done / took, 1)}
    print(json.dumps(told) if options.json else f"{done} dossiers in {took:.1f} s")
    return 0


def _by_all(options: argparse.Namespace, today: date) -> int:
    """One process for each core; the first dossier, and what is made once, was made before."""
    connections.close_all()
    count = max(1, min(options.processes, options.dossiers // BATCH))
    forked = multiprocessing.get_context("fork")
    with forked.Pool(count) as pool:
        wanted = Wanted(options.dossiers, options.seed, today, quiet=options.json)
        shares = [(wanted, n, count) for n in range(count)]
        return sum(pool.starmap(_share, shares, chunksize=1))


def _share(wanted: Wanted, number: int, count: int) -> int:
    """Every `count`-th dossier after the first."""
    begun, done = time.monotonic(), 0
    stream = courses(
        wanted.dossiers, seed=wanted.seed, today=wanted.today, first=number + 1, step=count
    )
    while batch := list(islice(stream, BATCH)):
        done += record_many(batch, day=wanted.today)
        if not wanted.quiet and not number and done % 5_000 == 0:
            pace = count * done / (time.monotonic() - begun)
            print(f"{count * done} dossiers, {pace:.0f} a second", flush=True)
    connections.close_all()
    return done
