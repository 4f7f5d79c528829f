"""Messages inside a dossier: read what was written to this seat, and write to other parties."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from tessera.desk.places import concerned
from tessera.desk.view import View
from tessera.dossier.acts.message import SendMessage
from tessera.dossier.kernel import Blocked, Obstacle
from tessera.faces.applicant.caller import (
    applicant,
    asking,
    go,
    seat_of,
    visitor_of,
    who_of,
    writing_here,
)
from tessera.faces.applicant.hurdles import hurdles, sentence_of
from tessera.faces.applicant.receipt import seen
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.law.model import Kind
from tessera.registry.keys import KeyReused
from tessera.registry.record import record
from tessera.vault.notes import Audience, write
from tessera.words.sentences import say

LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: who wrote it from which kind of seat, to whom, when."""

    sender: str
    to: tuple[str, ...]
    at: datetime
    text: str
    mine: bool


@applicant
def messages(request: HttpRequest, which: UUID) -> HttpResponse:
    view = seen(request, which, "messages")
    if request.method == "POST":
        return _sent(request, view)
    return _page(request, view, {})


def messages_in(view: View, organisation: str) -> tuple[Message, ...]:
    """Those this seat sent or was sent, newest first."""
    found = []
    for entry in reversed(view.entries):
        if entry.code == "message-sent":
            fact = entry.fact
            note = view.notes.get(UUID(getattr(fact, "note", "")))
            found.append(
                Message(
                    sender=str(getattr(fact, "sender", "")),
                    to=tuple(str(kind) for kind in getattr(fact, "to", ())),
                    at=entry.at,
                    text=note.text if note else "",
                    mine=entry.seat == organisation,
                )
            )
    return tuple(found)


def _sent(request: HttpRequest, view: View) -> HttpResponse:
    language, text = language_of(request), request.POST.get("text", "").strip()
    known = {k.value for k in _others(request, view)}
    to = tuple(Kind(each) for each in request.POST.getlist("to") if each in known)
    errors = {}
    if not to:
        errors["to"] = sentence_of(Obstacle(code="nobody-addressed"), language)
    if not text:
        errors["text"] = sentence_of(Obstacle(code="message-empty"), language)
    if len(text) > LONGEST:
        errors["text"] = say("applicant.message-too-long", language, most=LONGEST)
    if errors:
        return _page(request, view, errors)
    with writing_here(request):
        note = write(
            view.id,
            text,
            kind="message",
            audience=Audience.PARTIES,
            organisation=seat_of(request).organisation,
            person=str(visitor_of(request).person),
            at=request.at,  # type: ignore[attr-defined]
        )
    body = f"message {view.id} {sorted(to)} {text}"
    try:
        record(view.id, SendMessage(note=str(note), to=to), who_of(request), asking(request, body))
    except Blocked as blocked:
        found = hurdles(request, None, blocked.obstacles)
        return _page(request, view, {"text": " ".join(h.sentence for h in found)})
    except KeyReused:
        return _page(request, view, {"text": say("applicant.sent-already", language)})
    return go(request, "messages", which=view.id)


def _others(request: HttpRequest, view: View) -> tuple[Kind, ...]:
    """Whom one can write to: whoever has the dossier on the desk by now."""
    own, state = seat_of(request), view.dossier
    return tuple(
        kind
        for kind, organisation in state.parties.items()
        if organisation != own.organisation and concerned(kind, organisation, state)
    )


def _page(request: HttpRequest, view: View, errors: dict[str, str]) -> HttpResponse:
    return page(
        request,
        "applicant/messages.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        view=view,
        messages=messages_in(view, seat_of(request).organisation),
        others=_others(request, view),
        ticked=request.POST.getlist("to"),
        text=request.POST.get("text", ""),
        errors=errors,
    )
