"""The program inside the chamber: for each job a fresh process with low limits, nothing after."""

import gc
import os
import resource
import signal
import socket
import sys

from tessera.vault.inside import images, pdfs, pictures
from tessera.vault.inside.rehearsal import rehearse
from tessera.vault.inside.walls import raise_walls
from tessera.vault.wire import Header, received, sent

JOBS = {"pdf": pdfs.seen, "image": images.remade, "picture": pictures.drawn}
CANNOT = 0


def serve(line: socket.socket) -> None:
    """Until our builder is gone: take a line, fork, let the fork do one job."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the builder hears Ctrl-C and closes the line
    images.ready()
    rehearse(JOBS)
    quiet = os.open(os.devnull, os.O_WRONLY)
    raise_walls()
    gc.freeze()
    while True:
        _, lines, _, _ = socket.recv_fds(line, 1, 1)
        if not lines:
            return
        if os.fork() == 0:
            try:
                line.close()
                os.dup2(quiet, 2)  # what readers mutter about a stranger's file is no news of ours
                answer(socket.socket(fileno=lines[0]))
            finally:
                os._exit(0)
        os.close(lines[0])


def answer(line: socket.socket) -> None:
    """Read one job, do it within its limits, say what came of it."""
    signal.alarm(30)  # for a builder that never sends
    header, content = received(line)
    confine(memory=header["memory"], seconds=header["seconds"])
    try:
        found, payload = JOBS[header["job"]](content, header)
    except MemoryError:
        found, payload = Header(collapsed="memory"), b""
    except Exception as error:  # noqa: BLE001 - a reader's crash is an answer too, told as damage
        found, payload = Header(code="damaged", why=type(error).__name__), b""
    sent(line, found, payload)


def confine(*, memory: int, seconds: float) -> None:
    """From here on: so much memory, so much time, nothing written, no core left behind."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (CANNOT, CANNOT))
    resource.setrlimit(resource.RLIMIT_CORE, (CANNOT, CANNOT))
    whole = max(1, round(seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    signal.alarm(whole)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as builder:
        serve(builder)
