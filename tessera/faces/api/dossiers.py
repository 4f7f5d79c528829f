"""Dossiers: file one, list one's own, read one as one's seat sees it."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpResponse

from tessera.desk.mine import my_places
from tessera.desk.places import NEVER, half
from tessera.desk.view import View, look
from tessera.dossier.clock import Clock
from tessera.dossier.filing import application
from tessera.faces.api import problems
from tessera.faces.api.documents import taken
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.purposes import purpose_of
from tessera.faces.api.spelling import answers_inside, answers_outside, camel, outside
from tessera.faces.api.which import procedure_of
from tessera.law.load import shelf
from tessera.law.model import Answers, Kind
from tessera.people.doors import writing
from tessera.people.mandates import mandate_of
from tessera.people.purposes import Channel, Purpose
from tessera.people.reading import reading
from tessera.people.who import Who
from tessera.registry.record import Asking, Recorded, record, recorded_once
from tessera.vault import drafts
from tessera.words.identifiers import reference


def seen(asked: Call, dossier: UUID, what: str = "dossier") -> View:
    """The dossier as the caller's seat sees it; NotYours when it does not."""
    return look(
        dossier,
        asked.who,
        purpose=purpose_of(asked.who.seat.kind),
        channel=Channel.API,
        day=asked.day,
        at=asked.at,
        what=what,
    )


@call("GET", "POST", parameters=frozenset({"afterDossier", "pageSize", "queue"}))
def dossiers(asked: Call) -> HttpResponse:
    return _filed(asked) if asked.request.method == "POST" else _listed(asked)


@call("GET")
def dossier(asked: Call, dossier: UUID) -> HttpResponse:
    return answered(told(asked, seen(asked, dossier)))


def _filed(asked: Call) -> HttpResponse:
    """Files in one call: the answers, the documents with it; all of it or none of it."""
    once, body = asked.once(), asked.body
    known = {"procedure", "answers", "documents", "employer", "worker", "file"}
    if unknown := sorted(set(body) - known):
        raise problems.bad_input(*(problems.issue("unknownInput", name) for name in unknown))
    procedure = procedure_of(body, shelf().on(asked.day))
    answers = _answers(asked, procedure, body.get("answers"))
    if body.get("file") is False:
        return _begun(asked, _draft(asked, procedure, answers))
    who = with_mandate(asked.who, str(body.get("employer") or ""), asked)
    alone = who.seat.kind is Kind.WORKER
    worker = str(body.get("worker") or (who.seat.organisation if alone else f"person:{uuid4()}"))
    employer = str(body.get("employer") or "")
    kept: Answers | None = answers
    new, papers = uuid4(), ()
    if given := body.get("documents"):
        if before := recorded_once(once, asked.who):
            return receipt(asked, before)
        new = _draft(asked, procedure, answers)
        papers, kept = taken(new, given, asked), None
    act = application(
        answers,
        who.seat,
        law=shelf().on(asked.day),
        worker=worker,
        employer=employer,
        procedure=procedure,
        documents=papers,
    )
    asking = Asking(day=asked.day, at=asked.at, answers=kept, once=once, trace=asked.trace)
    return receipt(asked, record(new, act, who, asking))


def _draft(asked: Call, procedure: str, answers: Answers) -> UUID:
    """A draft in one part, written and confirmed by the program that brings it; once for a key."""
    seat, part = asked.who.seat, "application"
    draft = asked.promised("draft")
    with suppress(IntegrityError), writing(seat, person=asked.who.person):
        drafts.begin(
            seat.organisation,
            procedure=procedure,
            language=str(answers.get("procedure.language") or ""),
            at=asked.at,
            parts=[part],
            holds=[part],
            as_id=draft,
        )
        saved = drafts.save(draft, part, answers, seen=0, at=asked.at)
        drafts.confirm(draft, part, seen=saved.revision, person=asked.who.person, at=asked.at)
    return draft


def _begun(asked: Call, draft: UUID) -> HttpResponse:
    """A draft is not a dossier yet: it takes documents, then the act `file`."""
    self = asked.url("dossiers", draft)
    return answered(
        {"self": self, "id": str(draft), "phase": "notFiled"}, HTTPStatus.CREATED, Location=self
    )


def _answers(asked: Call, procedure: str, given: Any) -> Answers:
    law = shelf().on(asked.day)
    try:
        law.procedure(procedure)
    except LookupError:
        raise problems.bad_input(
            problems.issue("referencedResourceNotFound", "procedure")
        ) from None
    if given is None:
        raise problems.bad_input(problems.issue("requiredInput", "answers"))
    return answers_inside(given, law, procedure)


def with_mandate(who: Who, employer: str, asked: Call) -> Who:
    """The same caller with the mandate of the employer it files for, if it is a representative."""
    if who.seat.kind is not Kind.REPRESENTATIVE or not employer:
        return who
    with writing(who.seat, person=who.person):
        held = mandate_of(who.seat.organisation, employer, asked.day)
    mandate = str(held.id) if held else None
    return Who(person=who.person, seat=who.seat, on_behalf_of=employer, mandate=mandate)


def receipt(asked: Call, recorded: Recorded) -> HttpResponse:
    """What the caller keeps: the dossier, and the commitment of each entry, to hold us to."""
    self = asked.url("dossiers", recorded.dossier)
    filed_on = recorded.after.dossier.filed_on or asked.day
    body = {
        "self": self,
        "id": str(recorded.dossier),
        "reference": reference(recorded.dossier.int, filed_on.year),
        "version": recorded.version,
        "receipt": [
            {"fact": camel(e.code), "version": e.version, "commitment": e.commitment.hex()}
            for e in recorded.entries
        ],
    }
    return answered(body, HTTPStatus.CREATED, Location=self)


def _listed(asked: Call) -> HttpResponse:
    query = asked.request.GET
    size = _size(query.get("pageSize", "50"))
    after = query.get("afterDossier", "")
    with reading(
        asked.who.seat,
        person=asked.who.person,
        purpose=Purpose.WORK_LIST,
        channel=Channel.API,
        at=asked.at,
        what="dossiers",
    ) as shown:
        page = my_places(queue=query.get("queue", ""), after=after, limit=size)
        shown.these([p.dossier for p in page.places])
    items = [
        {
            "href": asked.url("dossiers", p.dossier),
            "id": str(p.dossier),
            "reference": p.reference,
            "phase": camel(p.phase),
            "work": p.work,
            "stay": p.stay,
            "queue": p.queue,
            "act": camel(p.act) or None,
            "waitsFor": camel(p.waits_for) or None,
            "due": None if p.due == NEVER else p.due.isoformat(),
            "filedOn": p.filed_on.isoformat(),
        }
        for p in page.places
    ]
    body: dict[str, Any] = {
        "self": asked.request.build_absolute_uri(),
        "items": [{k: v for k, v in item.items() if v is not None} for item in items],
    }
    if page.next:
        body["next"] = asked.url(f"dossiers?pageSize={size}&afterDossier={page.next}")
    return answered(body)


def _size(told: str) -> int:
    if not told.isdecimal() or not 1 <= int(told) <= 200:
        raise problems.bad_input(problems.issue("outOfRange", "pageSize", where="query"))
    return int(told)


def told(asked: Call, view: View) -> dict[str, Any]:
    """A dossier as one seat sees it."""
    state = view.dossier
    body: dict[str, Any] = {
        "self": asked.url("dossiers", view.id),
        "id": str(view.id),
        "reference": view.reference,
        "procedure": camel(state.procedure),
        "version": state.version,
        "phase": camel(state.phase.value),
        "filedOn": state.filed_on,
        "language": state.language,
        "halves": {lane.value: _half(view, lane) for lane in state.lanes},
        "clocks": [_clock(c) for c in view.clocks],
        "turns": [
            {"kind": camel(t.kind.value), "act": camel(t.act), "since": t.since, "due": t.due}
            for t in view.turns
        ],
        "charges": [
            {"name": camel(c.name), "payee": camel(c.payee), "cents": c.cents, "closed": c.closed}
            for c in state.charges
        ],
        "answers": answers_outside(view.answers),
        "documents": [
            {
                "href": asked.url("dossiers", view.id, "documents", d.id),
                "id": str(d.id),
                "serves": [camel(s) for s in d.serves],
                "mediaType": d.media_type,
                "size": d.size,
                "sha256": d.digest,
            }
            for d in view.documents
        ],
    }
    if view.title.opened_on:
        body["title"] = {
            "phase": camel(view.title.phase),
            "since": view.title.since,
            "until": view.title.until,
        }
    shown: dict[str, Any] = outside(body)
    shown["answers"] = body["answers"]
    return shown


def _half(view: View, lane: Any) -> dict[str, Any]:
    state = view.dossier.lane(lane)
    return {
        "state": half(view.dossier, lane),
        "authority": camel(state.authority),
        "since": state.opened_on,
        "verdictOn": state.verdict_on,
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "clock": clock.key,
        "start": clock.start,
        "due": clock.due,
        "endedOn": clock.ended_on,
        "passed": clock.passed,
        "norm": clock.term.norm,
        "mark": clock.term.mark.value,
        "sources": list(clock.term.cites),
    }
