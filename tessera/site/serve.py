"""The web server: Granian before Django, until it is told to end."""

import argparse
import os
import sys

from tessera.site.environment import environment

NAME = "serve"
HELP = "answer the web at TESSERA_ADDRESS and TESSERA_PORT"
NEEDS = ("django",)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=int, default=int(environment("TESSERA_WORKERS")))


def run(options: argparse.Namespace) -> int:
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", environment("TESSERA_ADDRESS"), "--port", environment("TESSERA_PORT")),
        *("--workers", str(options.workers), "--blocking-threads", "2"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"),
        "tessera.site.wsgi:application",
    ]
    os.environ.setdefault("TESSERA_POOL", "8")
    os.execv(sys.executable, command)  # noqa: S606 - the same interpreter, words of our own
