"""What every call passes: a trace, a token with the right scope, known parameters, one shape."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from tessera.desk.view import NotYours
from tessera.dossier.kernel import Blocked
from tessera.faces.api import problems
from tessera.faces.api.problems import BELGIF, INPUT, OURS, Issue, Problem
from tessera.faces.api.spelling import WrongAnswers
from tessera.faces.api.tokens import client_of
from tessera.faces.api.wire import decoded, encoded
from tessera.people.clients import ACT, CONSULT, Client
from tessera.people.who import Who
from tessera.registry.keys import KeyReused, Once, promised

logger = logging.getLogger("tessera.api")
LARGEST = 40 * 1024 * 1024

View = Callable[..., HttpResponse]


class Call:
    """One call: who asks, when, in which language, with which body."""

    def __init__(self, request: HttpRequest, client: Client | None, trace: str) -> None:
        self.request = request
        self.client = client
        self.trace = trace
        self.at = request.at  # type: ignore[attr-defined]
        self.day = request.day  # type: ignore[attr-defined]
        self.lang: str = request.lang  # type: ignore[attr-defined]

    @property
    def who(self) -> Who:
        assert self.client
        return Who(person=self.client.person, seat=self.client.seat)

    @property
    def body(self) -> dict[str, Any]:
        try:
            return decoded(self.request.body)
        except msgspec.DecodeError:
            raise problems.bad_input(problems.issue("schemaViolation")) from None

    def once(self) -> Once:
        """The idempotency key that every creating POST carries."""
        key = self.request.headers.get("Idempotency-Key", "")
        if not key:
            raise problems.bad_input(
                problems.issue("requiredInput", "Idempotency-Key", where="header")
            )
        if len(key) > 200:
            raise problems.bad_input(
                problems.issue("invalidInput", "Idempotency-Key", where="header")
            )
        return Once(key=key, body=self.request.path.encode() + b"\n" + self.request.body)

    def promised(self, what: str) -> UUID:
        """The id of what this call makes outside the door: the same for the same key."""
        once = self.once()
        own = Once(key=f"{what} {once.key}", body=once.body)
        return promised(own, self.who.seat.organisation, at=self.at)

    def url(self, *parts: object) -> str:
        path = "/".join(str(p) for p in ("/api/v1", *parts))
        return self.request.build_absolute_uri(path)


def answered(body: Any, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(
        encoded(body),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"} | named,
    )


def call(
    *methods: str, parameters: frozenset[str] = frozenset(), public: bool = False
) -> Callable[[View], View]:
    """A view of the API. `public` ones need no token; POST needs the scope to act."""

    def wrap(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def passed(request: HttpRequest, **named: Any) -> HttpResponse:
            trace = str(uuid4())
            try:
                _check(request, methods, parameters)
                client = None if public else _client(request)
                answer = view(Call(request, client, trace), **named)
            except Problem as problem:
                answer = problem.answer(trace)
            except Exception as fault:  # noqa: BLE001 - the border: each fault has its problem type
                answer = _translated(fault, request).answer(trace)
            answer["BelGov-Trace-Id"] = trace
            if related := request.headers.get("BelGov-Trace-Id"):
                answer["BelGov-Related-Trace-Id"] = related[:36]
            return answer

        return passed

    return wrap


def _check(request: HttpRequest, methods: tuple[str, ...], parameters: frozenset[str]) -> None:
    if request.method not in methods:
        raise Problem(
            f"{BELGIF}:methodNotAllowed",
            HTTPStatus.METHOD_NOT_ALLOWED,
            "Method not allowed",
            headers={"Allow": ", ".join(methods)},
        )
    unknown = sorted(set(request.GET) - parameters)
    if unknown:
        found = [problems.issue("unknownInput", name, where="query") for name in unknown]
        raise problems.bad_input(*found)
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        raise Problem(
            f"{BELGIF}:payloadTooLarge",
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "Payload too large",
            more={"limit": LARGEST},
        )


def _client(request: HttpRequest) -> Client:
    if not request.headers.get("Authorization"):
        raise Problem(
            f"{BELGIF}:noAccessToken",
            HTTPStatus.UNAUTHORIZED,
            "No access token",
            headers={"WWW-Authenticate": 'Bearer realm="Tessera"'},
        )
    client = client_of(request)
    if client is None:
        raise Problem(
            f"{BELGIF}:invalidAccessToken",
            HTTPStatus.UNAUTHORIZED,
            "Invalid access token",
            headers={"WWW-Authenticate": 'Bearer realm="Tessera", error="invalid_token"'},
        )
    needed = CONSULT if request.method == "GET" else ACT
    if needed not in client.scopes:
        raise Problem(
            f"{BELGIF}:missingScope",
            HTTPStatus.FORBIDDEN,
            "Missing scope",
            more={"requiredScopes": [needed]},
        )
    return client


def _wrong(fault: WrongAnswers, lang: str) -> list[Issue]:
    mends = {name: mend.told(lang) for name, mend in fault.mends.items()}
    return [
        Issue(type=f"{INPUT}:{wrong}", name=name, detail=mends.get(name, ""))
        for name, wrong in sorted(fault.wrong.items())
    ]


def _translated(fault: Exception, request: HttpRequest) -> Problem:
    lang: str = request.lang  # type: ignore[attr-defined]
    match fault:
        case Blocked():
            return problems.blocked(fault.obstacles, lang)
        case NotYours():
            return problems.not_found()
        case WrongAnswers():
            return problems.bad_input(*_wrong(fault, lang))
        case KeyReused():
            return Problem(
                f"{OURS}:idempotencyKeyReused",
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "This key was used before with another body",
            )
        case OperationalError() | InterfaceError():
            logger.error("the database does not answer: %s", type(fault).__name__)
            return Problem(
                f"{BELGIF}:serviceUnavailable",
                HTTPStatus.SERVICE_UNAVAILABLE,
                "Service unavailable",
                headers={"Retry-After": "5"},
            )
    logger.error("call failed: %s", type(fault).__name__, exc_info=fault)
    return Problem(
        f"{BELGIF}:internalServerError", HTTPStatus.INTERNAL_SERVER_ERROR, "Internal server error"
    )
