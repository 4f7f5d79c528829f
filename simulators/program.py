"""A simulator as a program: bound, said aloud, served until it is stopped."""

import sys
from collections.abc import Callable
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer


class Server(ThreadingMixIn, WSGIServer):
    """One thread a request; none of them keeps the program alive."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of requests: their addresses hold codes."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's word
        return


def bound(host: str, port: int) -> Server:
    """A server without an application, not yet running. Raises OSError."""
    return Server((host, port), Quiet)


def served(made: Callable[[], WSGIServer], *, name: str, port: int, saying: str) -> int:
    """Runs what `made` gives; 1 when its port is taken."""
    try:
        server = made()
    except OSError as trouble:
        sys.stderr.write(f"{name}: port {port}: {trouble.strerror}\n")
        return 1
    sys.stdout.write(f"{saying}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
    return 0
