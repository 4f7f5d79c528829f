"""What passes between us and the chamber: a header of plain values, then bytes."""

import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Header = dict[str, Any]
LENGTHS = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do with a file, by name, within limits."""

    name: str
    memory: int
    values: Mapping[str, Any] = field(default_factory=dict)

    def header(self, seconds: float) -> Header:
        return {"job": self.name, "memory": self.memory, "seconds": seconds, **self.values}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the job found, and the bytes it made."""

    header: Header
    payload: bytes


def sent(line: socket.socket, header: Header, payload: bytes) -> None:
    head = json.dumps(header).encode()
    line.sendall(LENGTHS.pack(len(head), len(payload)) + head)
    if payload:  # the other side may be gone with what it wanted
        line.sendall(payload)


def received(line: socket.socket) -> tuple[Header, bytes]:
    head, payload = LENGTHS.unpack(exactly(line, LENGTHS.size))
    return json.loads(exactly(line, head)), exactly(line, payload)


def exactly(line: socket.socket, count: int) -> bytes:
    """So many bytes from the line, or EOFError when the other side fell silent."""
    found = bytearray(count)
    view = memoryview(found)
    while view:
        length = line.recv_into(view)
        if not length:
            raise EOFError
        view = view[length:]
    return bytes(found)
