"""A small room apart where strangers' files are opened: short of time and memory, with no secrets.

A first child process is started once, with the reading libraries loaded; it forks a fresh process
for each file, which lowers its own limits before it looks. So a bomb bursts in a process that holds
nothing, opening a file costs a fork rather than a start, and when we die the chamber ends too.
"""

import atexit
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from tessera.vault.wire import Answer, Job, received, sent

ROOT = Path(__file__).resolve().parents[2]
_lock = threading.Lock()
_turns = threading.BoundedSemaphore(4)  # files opened at one time by this process


class Collapsed(Exception):
    """The chamber found no end to the work: too long, too much memory, or the reader crashed."""


class _Chamber:
    """The first child and our end of the line to it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        self.owner = os.getpid()
        self.line = ours
        self.process = subprocess.Popen(  # noqa: S603 - our own program, no words of a stranger
            [sys.executable, "-m", "tessera.vault.chambermaid", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
        )
        theirs.close()

    def door(self) -> socket.socket:
        """A line to a fresh process that will do one job."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self.line, [b"!"], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        return ours

    def close(self) -> None:
        self.line.close()
        if self.owner == os.getpid():
            self.process.wait(5)


_chamber: _Chamber | None = None


def opened_in_chamber(job: Job, content: bytes, *, seconds: float) -> Answer:
    """What the job says of the content. Raises Collapsed when it did not come to an end."""
    with _turns, _line() as line:
        line.settimeout(seconds + 5)  # the child's own alarm rings first
        try:
            sent(line, job.header(seconds), content)
            header, payload = received(line)
        except (OSError, EOFError) as error:
            raise Collapsed(job.name) from error
        if "collapsed" in header:
            raise Collapsed(str(header["collapsed"]))
        return Answer(header, payload)


def _line() -> socket.socket:
    """A line to the chamber, built anew when it fell or when we are a fork of its builder."""
    global _chamber  # noqa: PLW0603 - one chamber per process is the point
    with _lock:
        if _chamber is not None and _chamber.owner != os.getpid():
            _chamber.line.close()  # our copy of the builder's line, lest the chamber outlive it
            _chamber = None
        _chamber = _chamber or _Chamber()
        try:
            return _chamber.door()
        except OSError:
            _chamber.close()
            _chamber = _Chamber()
            return _chamber.door()


def leave() -> None:
    """End the chamber, when this process ends or a test wants it gone."""
    global _chamber  # noqa: PLW0603 - as above
    with _lock:
        if _chamber is not None:
            _chamber.close()
            _chamber = None


atexit.register(leave)
