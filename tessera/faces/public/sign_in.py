"""Signing in with a provider, choosing a seat, signing out, and one's own sessions."""

import logging
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from tessera.faces.look.devices import device
from tessera.faces.look.rendering import page
from tessera.faces.look.visitor import begin_visit, choose, key_of, visitor_of, way_on
from tessera.people import oidc, sessions, throttle
from tessera.people.issuers import issuers
from tessera.people.oidc import Asked, NotSignedIn
from tessera.people.recognition import recognise
from tessera.words.sentences import say

logger = logging.getLogger("tessera.people")

ASKED = "asked"
PROBLEMS = frozenset(
    {"refused-there", "provider-away", "failed", "too-often", "needed", "lapsed", "stronger"}
)


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """The ways to sign in, and what went wrong just now."""
    problem = request.GET.get("problem", "")
    return page(
        request,
        "public/sign_in/ways.html",
        issuers=tuple(issuers().values()),
        problem=problem if problem in PROBLEMS else "",
    )


@require_GET
def start(request: HttpRequest, issuer: str) -> HttpResponse:
    """Ask the provider. What we ask is remembered in the session, for its answer alone."""
    if (chosen := issuers().get(issuer)) is None:
        raise Http404
    own = settings.ORIGIN.partition("://")[2]
    if request.get_host() != own:  # the answer comes to this one address: begin there
        return HttpResponseRedirect(f"{settings.ORIGIN}{request.get_full_path()}")
    near = throttle.neighbourhood(request.META.get("REMOTE_ADDR", ""))
    if not throttle.allows("start", near, limit=300, within=timedelta(minutes=15)):
        return _back(request.lang, "too-often")
    try:
        address, asked = oidc.ask(chosen, redirect=_redirect(), language=request.lang)
    except NotSignedIn as trouble:
        return _refused(request.lang, trouble)
    request.session[ASKED] = asked.kept()
    return HttpResponseRedirect(address)


@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """The provider's answer: one answer to one question."""
    kept = request.session.pop(ASKED, None)
    if kept is None:
        return _back(request.lang, "failed")
    asked = Asked(**kept)
    request.lang = asked.language
    issuer = issuers().get(asked.issuer)
    try:
        if issuer is None:
            raise NotSignedIn("no-such-issuer")
        told = oidc.hear(issuer, asked, request.GET.dict(), redirect=_redirect())
    except NotSignedIn as trouble:
        return _refused(asked.language, trouble)
    who = recognise(told, at=request.at, day=request.day)
    begin_visit(request, who, agent=device(request.headers.get("User-Agent", "")))
    return _onward(request)


def seats(request: HttpRequest) -> HttpResponse:
    """Choose for whom to act; with one seat there is nothing to choose."""
    visitor = request.visitor
    if visitor is None:
        return _back(request.lang, "needed")
    if request.method == "POST":
        wanted = request.POST.get("seat", "")
        held = next((h for h in visitor.seats if key_of(h.seat) == wanted), None)
        if held is not None:
            choose(request, held.seat)
            return HttpResponseRedirect(way_on(request, held.seat), status=HTTPStatus.SEE_OTHER)
    errors = {"seat": say("sign-in.seats-choose", request.lang)} if request.POST else {}
    return page(
        request,
        "public/sign_in/seats.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        choices=[(key_of(held.seat), held) for held in visitor.seats],
        errors=errors,
    )


def sign_out(request: HttpRequest) -> HttpResponse:
    """The session ends here; at the provider only the person can end it, if they want."""
    if request.method == "POST":
        issuer = request.visitor.issuer if request.visitor else ""
        request.session.flush()
        address = reverse("public:sign-out", kwargs={"lang": request.lang})
        answer = HttpResponseRedirect(
            f"{address}?{urlencode({'at': issuer})}", status=HTTPStatus.SEE_OTHER
        )
        answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer
    issuer = issuers().get(request.GET.get("at", ""))
    there = oidc.way_out(issuer) if issuer and request.visitor is None else ""
    return page(request, "public/sign_in/out.html", there=there, still_in=bool(request.visitor))


def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where else am I signed in; end what I do not recognise."""
    visitor = request.visitor
    if visitor is None:
        return _back(request.lang, "needed")
    if request.method == "POST":
        sessions.end_session(visitor.person, request.POST.get("handle", ""))
        return HttpResponseRedirect(request.path, status=HTTPStatus.SEE_OTHER)
    return page(
        request,
        "public/sign_in/sessions.html",
        sessions=sessions.sessions_of(visitor.person),
        this=sessions.handle_of(request.session.session_key),
    )


def _onward(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    assert visitor is not None
    if visitor.seat is None:
        address = reverse("public:seats", kwargs={"lang": request.lang})
        return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    return HttpResponseRedirect(way_on(request, visitor.seat), status=HTTPStatus.SEE_OTHER)


def _redirect() -> str:
    """The one address a provider may send people back to, to the letter."""
    return f"{settings.ORIGIN}/sign-in/return"


def _refused(language: str, trouble: NotSignedIn) -> HttpResponse:
    logger.warning("sign-in failed: %s", trouble)
    return _back(language, trouble.code if trouble.code in PROBLEMS else "failed")


def _back(language: str, problem: str) -> HttpResponse:
    address = reverse("public:sign-in", kwargs={"lang": language})
    return HttpResponseRedirect(f"{address}?problem={problem}", status=HTTPStatus.SEE_OTHER)
