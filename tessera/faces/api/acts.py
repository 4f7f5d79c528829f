"""Acts: what the caller may do now and why not, and doing it."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse

from tessera.desk.doors import OWN_LANE, Door, doors
from tessera.desk.view import NotYours
from tessera.dossier.filing import application
from tessera.dossier.model import Document as Told
from tessera.dossier.telling import Untellable, act_of
from tessera.faces.api import problems
from tessera.faces.api.dossiers import receipt, seen, with_mandate
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.spelling import answers_inside, camel, inside, kebab
from tessera.law.load import shelf
from tessera.law.model import Answers
from tessera.people.doors import writing
from tessera.registry.record import Asking, record, recorded_once
from tessera.vault import answers as vault
from tessera.vault.documents import documents
from tessera.vault.notes import Audience, write

_ISSUES = {
    "unknown-act": "referencedResourceNotFound",
    "unknown-input": "unknownInput",
    "required-input": "requiredInput",
    "wrong-shape": "schemaViolation",
}


@call("GET", "POST")
def acts(asked: Call, dossier: UUID) -> HttpResponse:
    """GET: each act of this seat, open or with its obstacles. POST: `{act, version, ...}`."""
    if asked.request.method == "POST":
        return _done(asked, dossier)
    view = seen(asked, dossier, "acts")
    items = [_told(asked, dossier, door) for door in doors(dossier, asked.who, day=asked.day)]
    self = asked.url("dossiers", dossier, "acts")
    return answered({"self": self, "version": view.dossier.version, "items": items})


@call("GET")
def one(asked: Call, dossier: UUID, code: str) -> HttpResponse:
    """One act of this seat, open or with its obstacles."""
    seen(asked, dossier, "acts")
    for door in doors(dossier, asked.who, day=asked.day):
        if camel(door.act) == code:
            return answered(_told(asked, dossier, door))
    raise problems.not_found()


def _told(asked: Call, dossier: UUID, door: Door) -> dict[str, Any]:
    return {
        "href": asked.url("dossiers", dossier, "acts", camel(door.act)),
        "act": camel(door.act),
        "open": door.open,
        "obstacles": [problems.obstacle_issue(o, asked.lang).told() for o in door.obstacles],
    }


def _done(asked: Call, dossier: UUID) -> HttpResponse:
    once, body = asked.once(), dict(asked.body)
    if before := recorded_once(once, asked.who):
        return receipt(asked, before)
    code = kebab(str(body.pop("act", "")))
    version = body.pop("version", None)
    if version is not None and not isinstance(version, int):
        raise problems.bad_input(problems.issue("schemaViolation", "version"))
    told: Answers | None = None
    if "answers" in body:
        state = seen(asked, dossier, "answers").dossier
        told = answers_inside(body.pop("answers"), shelf().on(asked.day), state.procedure)
    who = with_mandate(asked.who, str(body.get("employer") or ""), asked)
    if code == "file":
        act: Any = _filing(asked, dossier, body)
    else:
        seen(asked, dossier, "acts")  # who may not know of it gets the same 404
        content = _with_notes(asked, dossier, _in_lane(asked, code, inside(body)))
        try:
            act = act_of(code, content)
        except Untellable as fault:
            where = camel(fault.field) or "act"
            raise problems.bad_input(problems.issue(_ISSUES[fault.what], where)) from None
    asking = Asking(
        day=asked.day, at=asked.at, seen=version, answers=told, once=once, trace=asked.trace
    )
    return receipt(asked, record(dossier, act, who, asking))


def _filing(asked: Call, draft: UUID, body: dict[str, Any]) -> Any:
    """Filing a draft: its answers and its documents say the rest."""
    if unknown := sorted(set(body) - {"employer", "worker"}):
        raise problems.bad_input(*(problems.issue("unknownInput", name) for name in unknown))
    with writing(asked.who.seat, person=asked.who.person):
        given = documents(draft)
    try:
        whole = vault.drafted(draft)
    except vault.NoSuchDraft:
        raise NotYours(str(draft)) from None
    if whole.owner != asked.who.seat.organisation:
        raise NotYours(str(draft))
    return application(
        whole.answers,
        asked.who.seat,
        law=shelf().on(asked.day),
        worker=str(body.get("worker") or f"person:{uuid4()}"),
        employer=str(body.get("employer") or ""),
        procedure=whole.procedure,
        documents=tuple(Told(id=str(d.id), digest=d.digest, serves=d.serves) for d in given),
    )


def _in_lane(asked: Call, code: str, content: dict[str, Any]) -> dict[str, Any]:
    """The lane follows from the seat; `items` may be names, asked of whom the law asks them."""
    lane = OWN_LANE.get(asked.who.seat.kind)
    if lane and code in _IN_LANES:
        content.setdefault("lane", lane.value)
    return content


_IN_LANES = frozenset(
    ["grant", "refuse", "request-information", "propose", "countersign", "send-back", "assign"]
)


def _with_notes(asked: Call, dossier: UUID, content: dict[str, Any]) -> dict[str, Any]:
    """Texts become notes in the vault; facts carry their ids."""
    texts = dict(content)
    with writing(asked.who.seat, person=asked.who.person):
        if text := texts.pop("text", ""):
            texts["note"] = _noted(asked, dossier, text)
        for name in ("examination", "basis"):
            if text := texts.get(name):
                texts[name] = _noted(asked, dossier, text)
        if isinstance(otherwise := texts.get("otherwise"), dict):
            texts["otherwise"] = {
                kebab(name): _noted(asked, dossier, why) for name, why in otherwise.items() if why
            }
    return texts


def _noted(asked: Call, dossier: UUID, text: Any) -> str:
    if not isinstance(text, str) or len(text) > 20_000:
        raise problems.bad_input(problems.issue("schemaViolation", "text"))
    note = write(
        dossier,
        text,
        kind="reasons",
        audience=Audience.PARTIES,
        organisation=asked.who.seat.organisation,
        person=asked.who.person,
        at=asked.at,
    )
    return str(note)
