"""Asks ClamAV about a file; says so when it is not there, or knows nothing recent."""

import re
import socket
import struct
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

PIECE = 1 << 18
OLDEST = timedelta(days=7)  # signatures older than this see none of this week's viruses
VERSION = re.compile(r"^ClamAV [^/]+/(\d+)/(.+)$")


class Outcome(StrEnum):
    CLEAN = "clean"
    FOUND = "found"
    NOT_SCANNED = "not-scanned"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner said; `about` is the name of what it found, or why it was not asked."""

    outcome: Outcome
    about: str = ""

    def __str__(self) -> str:
        return f"{self.outcome.value}:{self.about}" if self.about else self.outcome.value

    @classmethod
    def read(cls, said: str) -> "Verdict":
        outcome, _, about = said.partition(":")
        return cls(Outcome(outcome), about)


def scanned(content: bytes, *, address: str, at: datetime, seconds: float = 30) -> Verdict:
    """The verdict on these bytes from the scanner at `address`: a socket's path, or host:port."""
    if not address:
        return Verdict(Outcome.NOT_SCANNED, "no-scanner")
    try:
        stale = _stale(_asked(address, b"zVERSION\0", seconds=seconds), at)
        if stale:
            return Verdict(Outcome.NOT_SCANNED, stale)
        return _judged(_asked(address, b"zINSTREAM\0", content, seconds=seconds))
    except (OSError, ValueError):
        return Verdict(Outcome.NOT_SCANNED, "no-answer")


def _asked(address: str, command: bytes, content: bytes = b"", *, seconds: float) -> str:
    with closing(_line(address, seconds)) as line:
        line.sendall(command)
        if command.startswith(b"zINSTREAM"):
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
        said = b"".join(iter(lambda: line.recv(4096), b""))
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _line(address: str, seconds: float) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(seconds)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), seconds)


def _stale(version: str, at: datetime) -> str:
    """Why not to trust its signatures, from `ClamAV 1.4.6/27400/Mon Nov 23 09:00:00 2026`."""
    known = VERSION.match(version)
    if not known or known[1] == "0":
        return "no-signatures"
    made = datetime.strptime(known[2], "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    return "old-signatures" if at - made > OLDEST else ""


def _judged(said: str) -> Verdict:
    """`stream: OK`, `stream: Eicar-Test FOUND`, or an error such as a size limit of the scanner."""
    if said.endswith(" OK"):
        return Verdict(Outcome.CLEAN)
    if said.endswith(" FOUND"):
        return Verdict(Outcome.FOUND, said.removeprefix("stream: ").removesuffix(" FOUND"))
    return Verdict(Outcome.NOT_SCANNED, "scanner-refused")
