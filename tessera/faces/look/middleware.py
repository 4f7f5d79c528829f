"""The trace of each request, and a page where Django would answer with nothing at all."""

import re
import secrets
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from tessera.faces.look.errors import problem

SHAPE = re.compile(r"[0-9A-Za-z-]{8,64}")
HEADER = "X-Request-Id"


class Trace:
    """Takes the number a proxy gave, or gives one; every answer carries it.

    It joins what a person tells us to what our records say.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        request.trace = given if SHAPE.fullmatch(given) else secrets.token_hex(8)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response[HEADER] = request.trace  # type: ignore[attr-defined]
        return response


class Readable:
    """A page that was asked for in a way it does not know (an old bookmark of a button) says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        told = problem(request, HTTPStatus.METHOD_NOT_ALLOWED)
        told["Allow"] = response["Allow"]
        return told
