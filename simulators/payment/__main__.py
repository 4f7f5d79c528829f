"""`python -m simulators.payment --port N --merchant URL`: the payment simulator as a program."""

import argparse
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from simulators.payment.app import LABEL, Application
from simulators.payment.service import LIFE_SECONDS, Service


class Server(ThreadingMixIn, WSGIServer):
    """One thread a request; none of them keeps the program alive."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of requests."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's word
        return


def serve(service: Service, *, host: str, port: int) -> WSGIServer:
    """A server, bound and not yet running."""
    server = Server((host, port), Quiet)
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
    try:
        server = serve(service, host=asked.host, port=asked.port)
    except OSError as trouble:
        sys.stderr.write(f"payment simulator: port {asked.port}: {trouble.strerror}\n")
        return 1
    sys.stdout.write(f"{LABEL}: http://{asked.host}:{asked.port}\n")
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
