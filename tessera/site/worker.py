"""The process that does what follows a fact: numbers entries, sends letters, watches terms."""

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import threading
import time

from django.db import close_old_connections, connections
from procrastinate.contrib.django import app

from tessera.law import load
from tessera.site import moment
from tessera.site.taking_up import KEEPER, begin
from tessera.site.tasks import FOLLOWERS, Follower

NAME = "worker"
HELP = "number entries, send letters, watch terms, do the jobs of the queue"
NEEDS = ("database",)

PAUSES = (0.05, 1.0)  # seconds: after work, and at most when nothing happens
RESTS = (0.25, 30.0)  # of a task that failed, first and at most
GRACE = 8.0
LONGEST_TURN = 5.0  # then the others get theirs, even if there is more to do
log = logging.getLogger("tessera.worker")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what there is to do, then end")


def run(options: argparse.Namespace) -> int:
    begin()
    if options.once:
        settle_down()
        return 0
    enough = threading.Event()
    follower = threading.Thread(target=_follow, args=[enough], name="followers")
    follower.start()
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_do_jobs(enough))
    follower.join()
    return 0


def settle_down() -> None:
    """Let everything that follows happen now, jobs included: what tests and the console call."""
    while sum(bool(follow(moment.now())) for _, follow in FOLLOWERS):
        pass
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as working, working.open():
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


async def _do_jobs(enough: threading.Event) -> None:
    """Do the jobs of the queue until a signal ends both this and the followers."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as working:
        await working.open_async()
        jobs = asyncio.create_task(
            working.run_worker_async(
                install_signal_handlers=False, shutdown_graceful_timeout=GRACE / 2
            )
        )

        def end() -> None:
            enough.set()
            jobs.cancel()
            # A database that is gone may hold us for ever; whatever is not committed is done again.
            last = threading.Timer(GRACE, os._exit, [1])
            last.daemon = True
            last.start()

        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, end)
        try:
            await jobs
        finally:
            enough.set()


def _follow(enough: threading.Event) -> None:
    """Tick until told to end; the longer nothing happens, the slower. A task that fails rests."""
    rest: dict[str, tuple[float, float]] = {}
    pause = PAUSES[0]
    while not enough.wait(pause):
        close_old_connections()
        KEEPER.keep_up(using="courier")
        busy = False
        for name, follow in FOLLOWERS:
            until, length = rest.get(name, (0.0, RESTS[0]))
            if time.monotonic() < until or enough.is_set():
                continue
            try:
                busy = _turn(follow) or busy
                rest.pop(name, None)
            except Exception:
                log.exception("%s failed; again in %.1f s", name, length)
                rest[name] = time.monotonic() + length, min(length * 2, RESTS[1])
        pause = PAUSES[0] if busy else min(pause * 2, PAUSES[1])
    connections.close_all()


def _turn(follow: Follower) -> bool:
    """Call one task while it has more to do, within its share of time; whether it had any."""
    until = time.monotonic() + LONGEST_TURN
    busy = False
    with load.holding():
        while follow(moment.now("courier")):
            busy = True
            if time.monotonic() > until:
                break
    return busy
