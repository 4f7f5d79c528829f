"""`python -m simulators.payment --port N --merchant URL`: the payment simulator as a program."""

import argparse
import sys
from wsgiref.simple_server import WSGIServer

from simulators.payment.app import LABEL, Application
from simulators.payment.service import LIFE_SECONDS, Service
from simulators.program import bound, served


def serve(service: Service, *, host: str, port: int) -> WSGIServer:
    """A server, bound and not yet running."""
    server = bound(host, port)
    server.set_app(Application(service, address=f"http://{host}:{server.server_port}"))
    return server


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulators.payment", description=LABEL)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--merchant", required=True, help="where payers and notifications go back")
    parser.add_argument("--secret", default="simulated-secret")
    parser.add_argument("--life", type=float, default=LIFE_SECONDS, help="seconds to expiry")
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    asked = arguments(given)
    service = Service(secret=asked.secret, merchant=asked.merchant, life=asked.life)
    return served(
        lambda: serve(service, host=asked.host, port=asked.port),
        name="payment simulator",
        port=asked.port,
        saying=f"{LABEL}: http://{asked.host}:{asked.port}",
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
