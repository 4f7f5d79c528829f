"""`python -m simulators.login --port N`: the login simulator as a program."""

import argparse
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIServer

from simulators.login.app import LABEL, Application
from simulators.login.provider import Client, Provider
from simulators.login.roster import DEFAULT, load
from simulators.program import bound, served


def serve(provider: Provider, *, host: str, port: int) -> WSGIServer:
    """A server, bound and not yet running."""
    server = bound(host, port)
    server.set_app(Application(provider))
    return server


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
    return served(
        lambda: serve(provider, host=asked.host, port=asked.port),
        name="login simulator",
        port=asked.port,
        saying=f"{LABEL}: {issuer}",
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
