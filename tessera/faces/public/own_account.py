"""Accounts with an e-mail address and a password, for people abroad: sign in, create, mend."""

import logging
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tessera.faces.look.devices import device
from tessera.faces.look.post import NotSent, send
from tessera.faces.look.rendering import page
from tessera.faces.look.visitor import begin_visit, visitor_of, way_on
from tessera.people import accounts, throttle
from tessera.people.accounts import LONGEST, SHORTEST, CodeFor, Sent
from tessera.words.sentences import say

logger = logging.getLogger("tessera.people")

CODE = "code"
CHANGES = "changes-password-of"
STRETCH = timedelta(minutes=15)


def sign_in(request: HttpRequest) -> HttpResponse:
    """Address and password; then a code."""
    if request.method != "POST":
        return _page(request, "own")
    email, password = request.POST.get("email", ""), request.POST.get("password", "")
    if not _may_try(request, email):
        return _page(request, "own", errors={"email": "problem-too-often"})
    sent = accounts.password_holds(email[:254], password[:LONGEST], language=request.lang)
    if sent is None:
        logger.warning("sign-in failed: own account")
        return _page(request, "own", errors={"email": "wrong-pair"})
    return _ask_code(request, sent, CodeFor.SIGN_IN, "own")


def create(request: HttpRequest) -> HttpResponse:
    """Only for who proved an invitation in this session."""
    if "proven" not in request.session.get("invitation", {}):
        return _to(request, "sign-in")
    if request.method != "POST":
        return _page(request, "create")
    email, password = request.POST.get("email", ""), request.POST.get("password", "")
    errors = _wrong(email, password)
    if not errors and not _may_try(request, email):
        errors = {"email": "problem-too-often"}
    if errors:
        return _page(request, "create", errors=errors)
    sent = accounts.create(email, password, language=request.lang, at=request.at)
    return _ask_code(request, sent, CodeFor.CONFIRM, "create")


def forgot(request: HttpRequest) -> HttpResponse:
    """A code to whatever address is typed; who reads it there learns whether it has an account."""
    if request.method != "POST":
        return _page(request, "forgot")
    email = request.POST.get("email", "")
    if not _is_address(email):
        return _page(request, "forgot", errors={"email": "wrong-email"})
    if not _may_try(request, email):
        return _page(request, "forgot", errors={"email": "problem-too-often"})
    sent = accounts.forgot(email, language=request.lang)
    return _ask_code(request, sent, CodeFor.NEW_PASSWORD, "forgot")


def code(request: HttpRequest) -> HttpResponse:
    """The code of the last message, typed in the browser that asked for it."""
    kept = request.session.get(CODE)
    if kept is None:
        return _to(request, "account")
    if request.method != "POST":
        return _page(request, "code")
    purpose = CodeFor(kept["purpose"])
    typed = request.POST.get("code", "")[:32]
    who = accounts.sign_in(UUID(kept["pending"]), typed, purpose=purpose, at=request.at)
    if who is None:
        logger.warning("sign-in failed: code")
        return _page(request, "code", errors={"code": "wrong-code"})
    if purpose is CodeFor.NEW_PASSWORD:
        request.session.flush()
        request.session[CHANGES] = str(who.person)
        return _to(request, "new-password")
    begin_visit(request, who, agent=device(request.headers.get("User-Agent", "")))
    visitor = visitor_of(request)
    seat = visitor.seat if visitor else None
    return HttpResponseRedirect(way_on(request, seat), status=HTTPStatus.SEE_OTHER)


def new_password(request: HttpRequest) -> HttpResponse:
    """After a code: the new password, which ends every session."""
    person = request.session.get(CHANGES)
    if person is None:
        return _to(request, "forgot")
    if request.method != "POST":
        return _page(request, "new_password")
    password = request.POST.get("password", "")
    if wrong := _wrong_password(password):
        return _page(request, "new_password", errors={"password": wrong})
    request.session.flush()
    accounts.change_password(UUID(person), password)
    return _page(request, "own", done=True)


def _ask_code(request: HttpRequest, sent: Sent, purpose: CodeFor, name: str) -> HttpResponse:
    """Send the message, whichever it is, and wait for the code on the next page."""
    none = "mail-already" if purpose is CodeFor.CONFIRM else "mail-none"
    key = f"sign-in.{'mail-code' if sent.code else none}"
    try:
        send(sent.email, key, sent.language, code=sent.code)
    except NotSent:
        return _page(request, name, errors={"email": "not-sent"})
    request.session[CODE] = {"pending": str(sent.pending), "purpose": purpose}
    return _to(request, "code")


def _may_try(request: HttpRequest, email: str) -> bool:
    """Few attempts for one address, more for one network: a town hall is one network."""
    near = throttle.neighbourhood(request.META.get("REMOTE_ADDR", ""))
    return throttle.allows("near", near, limit=100, within=STRETCH) and throttle.allows(
        "address", accounts.folded(email), limit=10, within=STRETCH
    )


def _wrong(email: str, password: str) -> dict[str, str]:
    errors = {} if _is_address(email) else {"email": "wrong-email"}
    if wrong := _wrong_password(password):
        errors["password"] = wrong
    return errors


def _wrong_password(password: str) -> str:
    long_enough = SHORTEST <= len(password) <= LONGEST
    return "" if long_enough and len(set(password)) > 1 else "wrong-password"


def _is_address(email: str) -> bool:
    try:
        validate_email(email.strip())
    except ValidationError:
        return False
    return True


def _page(
    request: HttpRequest, name: str, *, errors: dict[str, str] | None = None, done: bool = False
) -> HttpResponse:
    places = {"least": SHORTEST, "most": LONGEST}
    told = {
        field: say(f"sign-in.{key}", request.lang, **places)
        for field, key in (errors or {}).items()
    }
    return page(
        request,
        f"public/sign_in/{name}.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if told else HTTPStatus.OK,
        errors=told,
        email=request.POST.get("email", ""),
        shortest=SHORTEST,
        done=done,
    )


def _to(request: HttpRequest, name: str) -> HttpResponse:
    address = reverse(f"public:{name}", kwargs={"lang": request.lang})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
