"""`python -m simulators.login --port N`: the login simulator as a program."""

import argparse
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from simulators.login.app import LABEL, Application
from simulators.login.provider import Client, Provider
from simulators.login.roster import DEFAULT, load


class Server(ThreadingMixIn, WSGIServer):
    """One thread a request; none of them keeps the program alive."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of requests: their addresses hold codes."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's word
        return


def serve(provider: Provider, *, host: str, port: int) -> WSGIServer:
    """A server, bound and not yet running."""
    application = Application(provider)
    return make_server(host, port, application, server_class=Server, handler_class=Quiet)


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulators.login", description=LABEL)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--people", type=Path, default=DEFAULT)
    parser.add_argument("--issuer", help="default: http://HOST:PORT/fas/oauth2")
    parser.add_argument("--client", default="tessera")
    parser.add_argument("--secret", default="simulated-secret")
    parser.add_argument("--redirect", action="append", required=True, help="exact; may be repeated")
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    asked = arguments(given)
    issuer = asked.issuer or f"http://{asked.host}:{asked.port}/fas/oauth2"
    client = Client(id=asked.client, secret=asked.secret, redirects=tuple(asked.redirect))
    provider = Provider(issuer=issuer, client=client, people=load(asked.people))
    try:
        server = serve(provider, host=asked.host, port=asked.port)
    except OSError as trouble:
        sys.stderr.write(f"login simulator: port {asked.port}: {trouble.strerror}\n")
        return 1
    sys.stdout.write(f"{LABEL}: {issuer}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
