"""Documents: given to a draft or on request, listed and fetched as the agreement allows."""

import base64
import binascii
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpResponse

from tessera.desk.view import NotYours, look
from tessera.dossier.model import Document as Told
from tessera.faces.api import problems
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.purposes import purpose_of
from tessera.faces.api.spelling import camel, kebab
from tessera.people.doors import writing
from tessera.people.purposes import Channel
from tessera.people.reading import reading
from tessera.vault import drafts
from tessera.vault.documents import (
    Examined,
    Giver,
    document,
    examined,
    open_document,
    take,
)
from tessera.vault.documents import documents as given_before
from tessera.vault.drafts import NoSuchDraft
from tessera.vault.intake import Unfit
from tessera.words.sentences import knows, say


@call("GET", "POST")
def documents(asked: Call, dossier: UUID) -> HttpResponse:
    """POST gives one document: `{name, serves, content}`, the content in base64."""
    if asked.request.method == "GET":
        return _listed(asked, dossier)
    (told,) = taken(dossier, [asked.body], asked)
    self = asked.url("dossiers", dossier, "documents", told.id)
    body = {"self": self, "id": told.id, "sha256": told.digest, "serves": _camels(told.serves)}
    return answered(body, HTTPStatus.CREATED, Location=self)


@call("GET")
def content(asked: Call, dossier: UUID, paper: UUID) -> HttpResponse:
    """The bytes of one document, if this seat may see it."""
    view = _view(asked, dossier, f"document {paper}")
    if paper not in {d.id for d in view.documents}:
        raise NotYours(str(paper))
    with reading(
        asked.who.seat,
        person=asked.who.person,
        purpose=purpose_of(asked.who.seat.kind),
        channel=Channel.API,
        at=asked.at,
        dossiers=[dossier],
        what="document",
    ):
        kept, inside = document(paper), open_document(paper)
    return HttpResponse(
        inside,
        content_type=kept.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{paper}"',
            "Content-Security-Policy": "sandbox",
            "Cache-Control": "no-store",
        },
    )


def taken(dossier: UUID, given: Any, asked: Call) -> tuple[Told, ...]:
    """Judges and keeps documents; the first that is unfit stops the call, in words."""
    if not isinstance(given, list):
        raise problems.bad_input(problems.issue("schemaViolation", "documents"))
    judged = [_judged(n, one, asked) for n, one in enumerate(given)]
    promise, kept = asked.promised("documents"), []
    try:
        with writing(asked.who.seat, person=asked.who.person):
            seat = asked.who.seat.organisation
            mine = [d for d in drafts.drafts(seat) if d.id == dossier]
            part = mine[0].holds[0] if mine else ""
            giver = Giver(organisation=seat, person=asked.who.person, part=part)
            before = {d.id: d for d in given_before(dossier)}
            for n, (paper, serves) in enumerate(judged):
                own = uuid5(promise, str(n))
                found = before.get(own) or take(
                    dossier, paper, giver=giver, serves=serves, at=asked.at, as_id=own
                )
                if isinstance(found, Unfit):
                    raise _unfit(found, "content", asked)
                kept.append(Told(id=str(found.id), digest=found.digest, serves=serves))
    except NoSuchDraft:
        raise NotYours(str(dossier)) from None
    return tuple(kept)


def _judged(n: int, one: Any, asked: Call) -> tuple[Examined, tuple[str, ...]]:
    where = f"documents[{n}]"
    if not isinstance(one, dict) or set(one) - {"name", "serves", "content"}:
        raise problems.bad_input(problems.issue("schemaViolation", where))
    name, serves, text = one.get("name"), one.get("serves"), one.get("content")
    if not isinstance(name, str) or not isinstance(serves, list) or not isinstance(text, str):
        raise problems.bad_input(problems.issue("requiredInput", where))
    try:
        inside = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise problems.bad_input(problems.issue("invalidInput", f"{where}.content")) from None
    paper = examined(inside, name, at=asked.at)
    if isinstance(paper, Unfit):
        raise _unfit(paper, f"{where}.content", asked)
    return paper, tuple(kebab(str(s)) for s in serves)


def _unfit(unfit: Unfit, where: str, asked: Call) -> problems.Problem:
    key = f"documents.{unfit.code}"
    detail = say(key, asked.lang, **unfit.values) if knows(key) else unfit.code
    found = problems.Issue(
        type=f"{problems.INPUT}:rejectedInput",
        name=where,
        detail=detail,
        more={"code": camel(unfit.code)},
    )
    return problems.bad_input(found)


def _listed(asked: Call, dossier: UUID) -> HttpResponse:
    view = _view(asked, dossier, "documents")
    items = [
        {
            "href": asked.url("dossiers", dossier, "documents", d.id),
            "id": str(d.id),
            "serves": _camels(d.serves),
            "mediaType": d.media_type,
            "size": d.size,
            "sha256": d.digest,
            "givenAt": d.at.isoformat(),
        }
        for d in view.documents
    ]
    return answered({"self": asked.url("dossiers", dossier, "documents"), "items": items})


def _view(asked: Call, dossier: UUID, what: str) -> Any:
    return look(
        dossier,
        asked.who,
        purpose=purpose_of(asked.who.seat.kind),
        channel=Channel.API,
        day=asked.day,
        at=asked.at,
        what=what,
    )


def _camels(names: tuple[str, ...]) -> list[str]:
    return [camel(name) for name in names]
