"""What fails before any view answers: programs get a problem, people a page in their language."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from tessera.faces.api.problems import BELGIF, Problem, not_found
from tessera.faces.look import errors

API = "/api/"
PROBLEMS: dict[int, Callable[[], Problem]] = {
    400: lambda: Problem(f"{BELGIF}:badRequest", HTTPStatus.BAD_REQUEST, "Bad request"),
    403: lambda: Problem(f"{BELGIF}:missingPermission", HTTPStatus.FORBIDDEN, "Missing permission"),
    404: not_found,
    413: lambda: Problem(
        f"{BELGIF}:payloadTooLarge", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Payload too large"
    ),
    500: lambda: Problem(
        f"{BELGIF}:internalServerError", HTTPStatus.INTERNAL_SERVER_ERROR, "Internal server error"
    ),
    503: lambda: Problem(
        f"{BELGIF}:serviceUnavailable", HTTPStatus.SERVICE_UNAVAILABLE, "Service unavailable"
    ),
}


def for_programs(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """The same failure as the page tells, in the words of the API for a path of the API."""
    if not request.path_info.startswith(API):
        return page
    answer = PROBLEMS[page.status_code]().answer(str(uuid4()))
    if "Retry-After" in page:
        answer["Retry-After"] = page["Retry-After"]
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return for_programs(request, errors.bad_request(request, exception))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return for_programs(request, errors.forbidden(request, exception))


def unknown(request: HttpRequest, exception: Exception) -> HttpResponse:
    return for_programs(request, errors.not_found(request, exception))


def broken(request: HttpRequest) -> HttpResponse:
    return for_programs(request, errors.broken(request))
