"""What every request gets: the day, the language, and headers that protect the reader."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from tessera.site import moment
from tessera.words.languages import Language

Answer = Callable[[HttpRequest], HttpResponse]

ALIVE = "/alive"
HEALTH = "/api/v1/health"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


def policy() -> str:
    """The content security policy: nothing but our own files, no inline script or style."""
    own = "'self'"
    rules = {
        "default-src": "'none'",
        **dict.fromkeys(
            ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src"), own
        ),
        # Forms to sign in and to pay are answered by a redirect there, which browsers count too.
        "form-action": " ".join(
            part for part in (own, *map(_host_of, (settings.ISSUER, settings.PAYMENTS))) if part
        ),
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "require-trusted-types-for": "'script'",
    }
    if settings.HTTPS:
        rules["upgrade-insecure-requests"] = ""
    return "; ".join(f"{name} {value}".strip() for name, value in rules.items())


def _host_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if url else ""


class Protection:
    """Security headers on every answer; a view may set a stricter policy of its own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.headers = {"Content-Security-Policy": policy(), **_HEADERS}
        if settings.HTTPS and settings.PRODUCTION:
            self.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        for name, value in self.headers.items():
            answer.headers.setdefault(name, value)
        return answer


class Moment:
    """`request.at` and `request.day`, asked once: one request lives in one instant."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != ALIVE:  # which must answer while the database does not
            request.at = _now(request)  # type: ignore[attr-defined]
            request.day = request.at.date()  # type: ignore[attr-defined]
        return self.get_response(request)


def _now(request: HttpRequest) -> datetime:
    """The health page says DOWN in its own words when the database does not answer."""
    present = getattr(request, "present", None)
    if present is not None:  # then the database has said already
        return moment.living_in(present.moved)
    try:
        return moment.now()
    except DatabaseError:
        if request.path_info != HEALTH:
            raise
        return moment.on_the_wall()


class Tongue:
    """`request.lang`: the language in the path, else the first the reader asks for that we speak.

    The path's `lang` is taken out of the view's arguments: views read `request.lang`.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.split("/")[1:2]
        request.lang = first[0] if first and first[0] in _SPOKEN else preferred(request)  # type: ignore[attr-defined]
        answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", request.lang)  # type: ignore[attr-defined]
        return answer

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        kwargs.pop("lang", None)


_SPOKEN = frozenset(language.value for language in Language)


def preferred(request: HttpRequest) -> str:
    """The best of our languages by Accept-Language; English when it names none of them."""
    wishes = []
    for place, part in enumerate(request.headers.get("Accept-Language", "").split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), place, tag[:2].lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(wishes) if weight and tag in _SPOKEN), "en")
