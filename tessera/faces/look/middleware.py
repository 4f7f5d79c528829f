"""What goes round every answer: its trace, its security headers, its readable failure."""

import secrets
from collections.abc import Callable
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from tessera.faces.look.errors import TRACE, problem

ONLY_OURS = ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
NOTHING = ("default-src", "frame-ancestors", "base-uri", "object-src")
POLICY = "; ".join(
    [f"{what} 'none'" for what in NOTHING] + [f"{what} 'self'" for what in ONLY_OURS]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Frame:
    """Gives requests their trace and answers their headers; a database away is a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        trace = given if TRACE.fullmatch(given) else secrets.token_hex(8)
        request.trace = trace
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        response["X-Request-Id"] = trace
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | InterfaceError):
            return problem(request, HTTPStatus.SERVICE_UNAVAILABLE)
        return None
