"""Nothing in the tests talks to anything but this machine."""

import socket
from contextlib import contextmanager

LOOPBACK = ("127.", "::1", "localhost")


class Elsewhere(Exception):
    """A test wanted to leave this machine."""


@contextmanager
def loopback_only():
    before = socket.socket.connect, socket.socket.connect_ex

    def guarded(original):
        def connect(self, address, *rest):
            if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(
                LOOPBACK
            ):
                raise Elsewhere(f"no test may reach {address}")
            return original(self, address, *rest)

        return connect

    socket.socket.connect, socket.socket.connect_ex = map(guarded, before)
    try:
        yield
    finally:
        socket.socket.connect, socket.socket.connect_ex = before
