"""Everything at once on one machine: `make demo`."""

import argparse
import contextlib
import fcntl
import http.client
import importlib
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tessera.site.children import Child, Command, end_orphans
from tessera.site.database import address
from tessera.site.environment import ROOT, environment, var
from tessera.site.local import server
from tessera.site.migrate import migrate
from tessera.site.secrets_kept import kept
from tessera.site.unready import Unready

NAME = "demo"
HELP = "run everything on this machine, with invented people"

PATIENCE = 60.0


class Ended(Exception):
    """Somebody asked the demo to end."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """PORT, VAR and DATABASE_URL come from the environment."""


def run(options: argparse.Namespace) -> int:
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _ask_to_end)
    children: list[Child] = []
    os.environ.setdefault("TESSERA_ISSUER", _issuer())
    os.environ.setdefault("TESSERA_PAYMENTS", _here(_port() + 2))
    with _alone():
        try:
            _begin(children)
            _watch(children)
        except Ended:
            print("\nEnding.", flush=True)
            return 0
        finally:
            for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(sign, signal.SIG_IGN)
            for child in reversed(children):
                child.end()
    return 0


def _ask_to_end(signum: int, frame: FrameType | None) -> None:
    raise Ended


@contextmanager
def _alone() -> Iterator[None]:
    """Only one demo in one folder. The kernel lets go of the lock however we end."""
    var().mkdir(parents=True, exist_ok=True)
    with (var() / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Unready(
                f"Tessera already runs in {var()} (process {lock.read().strip()}): "
                "end it first, or give this one its own VAR= and PORT="
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextmanager
def step(title: str) -> Iterator[list[str]]:
    """One line for one step, with the time it took and whatever it adds."""
    begun = time.monotonic()
    remarks: list[str] = []
    yield remarks
    remark = f" ({', '.join(remarks)})" if remarks else ""
    print(f"{time.monotonic() - begun:6.2f} s  {title}{remark}", flush=True)


def _begin(children: list[Child]) -> None:
    with step("Ports and remains") as remarks:
        if orphans := end_orphans(var()):
            remarks.append(f"ended {orphans} left over")
        for port in (_port(), _port() + 1, _port() + 2):
            _need_port(port)
    if not environment("DATABASE_URL"):
        with step("PostgreSQL") as remarks:
            remarks.append(_postgres(children))
    with step("Migrations"):
        migrate()
    # Models can be imported only once Django is set up, which the migrations did.
    steps = importlib.import_module("tessera.site.demo_steps")
    for title, fill in steps.STEPS:
        with step(title):
            fill()
    for name, port, child in (
        ("Login simulator", _port() + 1, _login()),
        ("Payment simulator", _port() + 2, _payments()),
        ("Web", _port(), _ours("web", "serve")),
        ("Worker", None, _ours("worker", "worker")),
    ):
        with step(name):
            children.append(child)
            child.start()
            if port is not None:
                _wait_for(child, port)
    print(f"Tessera is ready: {_here(_port())}", flush=True)
    for line in steps.sign_ins():
        print(f"  {line}", flush=True)


def _port() -> int:
    return int(environment("TESSERA_PORT"))


def _here(port: int) -> str:
    return f"http://{environment('TESSERA_ADDRESS')}:{port}"


def _issuer() -> str:
    return f"{_here(_port() + 1)}/fas/oauth2"


def _postgres(children: list[Child]) -> str:
    """Start the server under var/ as a child; whoever starts it again clears its remains first."""
    ours = server()

    def command() -> Command:
        ours.prepare()
        return ours.command()

    child = Child(name="postgres", command=command, home=var(), ends_on=signal.SIGINT)
    children.append(child)
    child.start()
    ours.process = child.process
    ours.wait()
    return ours.way.name


def _ours(name: str, *words: str) -> Child:
    command = [sys.executable, "-m", "tessera.site.main", *words]
    return Child(name=name, command=lambda: (command, {"cwd": ROOT}), home=var())


def _login() -> Child:
    """The stand-in for the login service of the government."""
    command = [
        *(sys.executable, "-m", "simulators.login", "--host", environment("TESSERA_ADDRESS")),
        *("--port", str(_port() + 1), "--issuer", _issuer()),
        f"--secret={kept('login')}",  # one word: a secret may begin with a dash
        *("--redirect", f"{_here(_port())}/sign-in/return"),
    ]
    return Child(name="login", command=lambda: (command, {"cwd": ROOT}), home=var())


def _payments() -> Child:
    """The stand-in for a payment service."""
    command = [
        *(sys.executable, "-m", "simulators.payment", "--host", environment("TESSERA_ADDRESS")),
        *("--port", str(_port() + 2), "--merchant", _here(_port())),
        f"--secret={kept('payments')}",  # one word: a secret may begin with a dash
    ]
    return Child(name="payments", command=lambda: (command, {"cwd": ROOT}), home=var())


def _need_port(port: int) -> None:
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment("TESSERA_ADDRESS"), port))
        except OSError as refused:
            raise Unready(
                f"Port {port} cannot be used ({refused.strerror}): "
                f"choose another, as in PORT={_port() + 10}"
            ) from None


def _wait_for(child: Child, port: int) -> None:
    """Until it answers HTTP; its last words if it ends instead."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not child.runs:
            raise Unready(f"The {child.name} did not start: {child.last_words()}")
        asked = http.client.HTTPConnection(environment("TESSERA_ADDRESS"), port, timeout=5)
        with contextlib.closing(asked), contextlib.suppress(OSError, http.client.HTTPException):
            asked.request("GET", "/alive")
            asked.getresponse()
            return
        time.sleep(0.1)
    raise Unready(f"The {child.name} does not answer: {child.last_words()}")


def _watch(children: list[Child]) -> None:
    """Start again whatever ends. A database that comes back elsewhere calls for new clients."""
    while True:
        for child in children:
            if child.runs:
                continue
            before = address()
            child.count_end()
            print(f"The {child.name} ended and is started again.", flush=True)
            child.start()
            if child.name == "postgres":
                server().wait()
                if address() != before:
                    for client in children[1:]:
                        client.end()
                        client.start()
        time.sleep(0.2)
