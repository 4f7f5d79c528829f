"""A worker follows an invitation: prove who you are, sign in, take the part."""

import logging
from datetime import date, timedelta
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from tessera.faces.look.rendering import page
from tessera.faces.look.visitor import NEXT, choose
from tessera.people import invitations, throttle
from tessera.people.invitations import NotThem, Proof, Unusable
from tessera.people.issuers import issuers
from tessera.people.seats import private_seat
from tessera.words.sentences import say

logger = logging.getLogger("tessera.people")

KEPT = "invitation"


@require_GET
def follow(request: HttpRequest, secret: str) -> HttpResponse:
    """The address in the message. The secret leaves the address bar at once."""
    request.session[KEPT] = {"key": invitations.key_of(secret)}
    return _to(request, "invited")


def invited(request: HttpRequest) -> HttpResponse:
    """Passport and birth date of the one who was invited."""
    key = request.session.get(KEPT, {}).get("key", "")
    try:
        invitations.shown(key, request.day)
        if request.method == "POST":
            return _prove(request, key)
    except Unusable:
        return _unusable(request)
    return _ask(request, {})


def join(request: HttpRequest) -> HttpResponse:
    """Sign in, in whatever way; then come back to take the part."""
    if "proven" not in request.session.get(KEPT, {}):
        return _to(request, "invited")
    if request.visitor is not None:
        return _to(request, "take-part")
    request.session[NEXT] = reverse("public:take-part", kwargs={"lang": request.lang})
    return page(request, "public/sign_in/join.html", issuers=tuple(issuers().values()))


def take_part(request: HttpRequest) -> HttpResponse:
    """The person signed in says that it is them; the part becomes their private seat's."""
    kept, visitor = request.session.get(KEPT, {}), request.visitor
    if "proven" not in kept:
        return _to(request, "invited")
    if visitor is None:
        return _to(request, "join")
    if request.method != "POST":
        return page(request, "public/sign_in/take.html", name=visitor.name)
    try:
        invitations.accept(kept["key"], person=visitor.person, day=request.day, at=request.at)
    except Unusable:
        return _unusable(request)
    del request.session[KEPT]
    choose(request, private_seat(visitor.person))
    return HttpResponseRedirect(f"/{request.lang}/apply/", status=HTTPStatus.SEE_OTHER)


def _prove(request: HttpRequest, key: str) -> HttpResponse:
    near = throttle.neighbourhood(request.META.get("REMOTE_ADDR", ""))
    if not throttle.allows("prove", near, limit=60, within=timedelta(minutes=15)):
        return _ask(request, {"passport": "problem-too-often"})
    passport, born = request.POST.get("passport", "")[:40], _day(request)
    errors = {} if passport.strip() else {"passport": "wrong-passport"}
    if born is None:
        errors["born"] = "wrong-born"
    if errors or born is None:
        return _ask(request, errors)
    try:
        invitations.prove(key, Proof(passport=passport, born=born), request.day)
    except NotThem:
        logger.warning("invitation: passport or birth date is not that of the person invited")
        return _ask(request, {"passport": "not-them"})
    request.session[KEPT] = {"key": key, "proven": True}
    return _to(request, "join")


def _day(request: HttpRequest) -> date | None:
    try:
        year, month, day = (
            int(request.POST.get(f"born-{p}", "")) for p in ("year", "month", "day")
        )
        return date(year, month, day)
    except ValueError:
        return None


def _ask(request: HttpRequest, errors: dict[str, str]) -> HttpResponse:
    return page(
        request,
        "public/sign_in/invited.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        errors={field: say(f"sign-in.{key}", request.lang) for field, key in errors.items()},
        typed=request.POST,
    )


def _unusable(request: HttpRequest) -> HttpResponse:
    request.session.pop(KEPT, None)
    return page(request, "public/sign_in/unusable.html", status=HTTPStatus.GONE)


def _to(request: HttpRequest, name: str) -> HttpResponse:
    address = reverse(f"public:{name}", kwargs={"lang": request.lang})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
