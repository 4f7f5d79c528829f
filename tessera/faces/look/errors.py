"""Pages for what went wrong: what happened, what became of the answers, what to do next."""

import re
import secrets
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from tessera.faces.look.rendering import page

KINDS = {
    HTTPStatus.BAD_REQUEST: "not-understood",
    HTTPStatus.FORBIDDEN: "not-yours",
    HTTPStatus.NOT_FOUND: "not-found",
    HTTPStatus.CONFLICT: "changed-meanwhile",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too-large",
    HTTPStatus.INTERNAL_SERVER_ERROR: "broken",
    HTTPStatus.SERVICE_UNAVAILABLE: "away",
}
TRACE = re.compile(r"[0-9A-Za-z-]{8,64}")


def problem(
    request: HttpRequest, status: int, *, kind: str = "", reasons: tuple[str, ...] = ()
) -> HttpResponse:
    """The page for one status; `reasons` are sentences in the language of the page."""
    named = kind or KINDS[HTTPStatus(status)]
    response = page(
        request,
        "look/error.html",
        status=status,
        kind=named,
        reasons=reasons,
        trace=trace_of(request),
    )
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = "60"
    return response


def trace_of(request: HttpRequest) -> str:
    """The number that joins what a person tells us to what our records say."""
    given = request.headers.get("X-Request-Id", "")
    kept: str = getattr(request, "trace", "") or (given if TRACE.fullmatch(given) else "")
    return kept or secrets.token_hex(8)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_big = isinstance(exception, RequestDataTooBig)
    return problem(
        request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_big else HTTPStatus.BAD_REQUEST
    )


def forbidden(request: HttpRequest, _exception: Exception) -> HttpResponse:
    return problem(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, _exception: Exception) -> HttpResponse:
    return problem(request, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def stale_form(request: HttpRequest, **_why: str) -> HttpResponse:
    """The cross-site check of a form failed."""
    return problem(request, HTTPStatus.FORBIDDEN, kind="stale-form")
