"""The whole platform in a thread of the test, on the database of the test."""

import threading
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, *args):
        try:
            super().process_request_thread(*args)
        finally:
            connections.close_all()


class Silent(WSGIRequestHandler):
    def log_message(self, format, *args):  # noqa: A002 - the name the parent gives it
        pass


@contextmanager
def serving():
    """The address of a server that answers until the block ends."""
    server = make_server("127.0.0.1", 0, WSGIHandler(), Threaded, Silent)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
