"""Processes that live and die with their supervisor: started, watched, started again, ended."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tessera.site.unready import Unready

MARK = "TESSERA_CHILD_OF"  # in the environment of every child: by this an heir finds orphans
PATIENCE = 10.0
TOO_SOON = 3.0
TOO_OFTEN = 5
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)


def dies_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """What a child runs before its programme: the kernel will send `sign` when we are gone."""
    parent = os.getpid()

    def bind() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        if os.getppid() != parent:  # we were gone before the kernel knew
            os._exit(1)

    return bind


Command = tuple[Sequence[str], Mapping[str, Any]]


@dataclass(slots=True, kw_only=True)
class Child:
    """One programme to keep running, in a process group of its own.

    `command` is asked at each start: the words, and what Popen needs beside them.
    """

    name: str
    command: Callable[[], Command]
    home: Path
    ends_on: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    early_ends: int = 0

    @property
    def log(self) -> Path:
        return self.home / "log" / f"{self.name}.log"

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        words, arguments = self.command()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, MARK: str(self.home)},
                start_new_session=True,  # Ctrl-C is for the supervisor, who ends them in order
                preexec_fn=dies_with_parent(self.ends_on),  # noqa: PLW1509 - we have one thread
                **arguments,
            )
        self.begun = time.monotonic()

    @property
    def runs(self) -> bool:
        """Whether it lives. A dead one is left unreaped, so that its number stays its own."""
        if self.process is None or self.process.returncode is not None:
            return False
        look = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, look) is None

    def count_end(self) -> None:
        """Note that it ended by itself; too often too soon is for a person to look at."""
        self.bury()
        soon = time.monotonic() - self.begun < TOO_SOON
        self.early_ends = self.early_ends + 1 if soon else 0
        if self.early_ends >= TOO_OFTEN:
            raise Unready(f"The {self.name} ends as soon as it starts: {self.last_words()}")

    def bury(self) -> None:
        """End whatever its group left running, and only then give its number back."""
        if self.process is None or self.process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        if self.process is None:
            return
        if self.runs:
            self.process.send_signal(self.ends_on)
        deadline = time.monotonic() + PATIENCE
        while self.runs and time.monotonic() < deadline:
            time.sleep(0.02)
        self.bury()
        self.process = None

    def last_words(self) -> str:
        lines = self.log.read_text("utf-8", errors="replace").strip().splitlines()
        return f"{lines[-1]} (see {self.log})" if lines else f"see {self.log}"


def end_orphans(home: Path) -> int:
    """End children of an earlier supervisor of this folder; how many there were."""
    mark = f"{MARK}={home}".encode()
    orphans = left = [pid for pid in _processes() if mark in _environment(pid)]
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for pid in left:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, sign)
        deadline = time.monotonic() + PATIENCE
        while left and time.monotonic() < deadline:
            time.sleep(0.05)
            left = [pid for pid in left if mark in _environment(pid)]
    return len(orphans)


def _processes() -> list[int]:
    return [
        int(path.name) for path in Path("/proc").glob("[0-9]*") if int(path.name) != os.getpid()
    ]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []
