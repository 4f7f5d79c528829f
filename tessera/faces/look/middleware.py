"""The trace of each request: what joins the number a person tells us to what our records say."""

import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SHAPE = re.compile(r"[0-9A-Za-z-]{8,64}")
HEADER = "X-Request-Id"


class Trace:
    """Takes the number a proxy gave, or gives one; every answer carries it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        request.trace = given if SHAPE.fullmatch(given) else secrets.token_hex(8)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response[HEADER] = request.trace  # type: ignore[attr-defined]
        return response
