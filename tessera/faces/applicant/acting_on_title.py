"""What a party may do with a permit: report the end of the work, another employer, answer."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from tessera.desk.doors import doors
from tessera.desk.life import changed_by
from tessera.desk.view import View
from tessera.dossier.kernel import Blocked
from tessera.dossier.telling import Untellable, act_of
from tessera.faces.applicant.caller import (
    applicant,
    asking,
    go,
    seat_of,
    visitor_of,
    who_of,
    writing_here,
)
from tessera.faces.applicant.hurdles import Hurdle, hurdles
from tessera.faces.applicant.lasting import ACTS
from tessera.faces.applicant.receipt import seen
from tessera.faces.look.answering import day_said
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.law.model import Kind
from tessera.registry.keys import KeyReused
from tessera.registry.record import record
from tessera.vault.notes import Audience, write
from tessera.words.sentences import say

DAYS = {"report-end-of-work": "last_day", "notify-change": "since"}
LONGEST = 10_000


@applicant
def act(request: HttpRequest, which: UUID, code: str) -> HttpResponse:
    """One page for each act on the permit; an act of other seats is not there."""
    view = seen(request, which, "title")
    titled = bearer(view, seat_of(request).kind)
    found = doors(titled, who_of(request), day=request.day)  # type: ignore[attr-defined]
    door = next((d for d in found if d.act == code), None)
    if code not in ACTS or door is None:
        raise Http404
    if request.method != "POST":
        return _page(request, view, code, hurdles(request, None, door.obstacles))
    content, errors = _said(request, code)
    text = request.POST.get("text", "").strip()
    if len(text) > LONGEST:
        errors["text"] = say("applicant.message-too-long", language_of(request), most=LONGEST)
    if errors:
        return _page(request, view, code, (), errors)
    if text and titled == which:
        content["note"] = _noted(request, which, text)
    try:
        asked = asking(request, f"{code} {which} {sorted(content)}")
        record(titled, act_of(code, {"note": "", **content}), who_of(request), asked)
    except Blocked as blocked:
        return _page(request, view, code, hurdles(request, None, blocked.obstacles))
    except (KeyReused, Untellable):
        return go(request, "dossier", which=which)
    return go(request, "dossier", which=which)


def bearer(view: View, kind: Kind) -> UUID:
    """The dossier whose title this is about: whom a notice made the employer has no other way."""
    return (changed_by(view.dossier) if kind is Kind.EMPLOYER else None) or view.id


def _said(request: HttpRequest, code: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The content as it was typed, and what is wrong with its form."""
    content: dict[str, Any] = {}
    if code == "notify-change":
        typed = request.POST.get("employer", "")
        content["employer"] = "".join(sign for sign in typed if sign.isdigit())
    if (name := DAYS.get(code)) is None:
        return content, {}
    said = day_said(name, request.POST.dict(), language_of(request))
    if said.error or said.value is None:
        return content, {name: said.error or say("errors.no-such-day", language_of(request))}
    return content | {name: said.value}, {}


def _noted(request: HttpRequest, which: UUID, text: str) -> str:
    with writing_here(request):
        return str(
            write(
                which,
                text,
                kind="reasons",
                audience=Audience.PARTIES,
                organisation=seat_of(request).organisation,
                person=str(visitor_of(request).person),
                at=request.at,  # type: ignore[attr-defined]
            )
        )


def _page(
    request: HttpRequest,
    view: View,
    code: str,
    found: tuple[Hurdle, ...],
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    wrong = request.method == "POST"
    return page(
        request,
        "applicant/act_on_title.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        view=view,
        code=code,
        day=DAYS.get(code, ""),
        more=bearer(view, seat_of(request).kind) == view.id,  # a note lies in its own dossier
        hurdles=found,
        shut=bool(found) and not wrong,
        typed_wrong=errors or {},
        errors=dict(errors or {}) | {h.anchor: h.sentence for h in found},
        values=request.POST.dict(),
    )
