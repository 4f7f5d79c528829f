"""Pages for what went wrong: what happened, what became of the answers, what to do next."""

import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from tessera.faces.look.rendering import page

KINDS = {
    HTTPStatus.BAD_REQUEST: "not-understood",
    HTTPStatus.FORBIDDEN: "not-yours",
    HTTPStatus.NOT_FOUND: "not-found",
    HTTPStatus.METHOD_NOT_ALLOWED: "not-understood",
    HTTPStatus.CONFLICT: "changed-meanwhile",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too-large",
    HTTPStatus.INTERNAL_SERVER_ERROR: "broken",
    HTTPStatus.SERVICE_UNAVAILABLE: "away",
}


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
        trace=getattr(request, "trace", ""),
    )
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = "60"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_big = isinstance(exception, RequestDataTooBig)
    return problem(
        request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_big else HTTPStatus.BAD_REQUEST
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    return problem(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    return problem(request, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours; a database that does not answer is a passing one."""
    away = isinstance(sys.exception(), OperationalError | InterfaceError)
    return problem(
        request, HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR
    )


def stale_form(request: HttpRequest, **_why: str) -> HttpResponse:
    """The cross-site check of a form failed."""
    return problem(request, HTTPStatus.FORBIDDEN, kind="stale-form")
