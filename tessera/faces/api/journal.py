"""The history of a dossier as its parties may know it, and a receipt for each entry."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tessera.faces.api.dossiers import seen
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.problems import not_found
from tessera.faces.api.spelling import camel, outside
from tessera.faces.api.wire import decoded
from tessera.journal.entry import Entry
from tessera.journal.prove import receipt
from tessera.law.model import Kind
from tessera.people.doors import machinery

WEIGH = {
    "work": frozenset({Kind.EMPLOYER, Kind.REPRESENTATIVE, Kind.WORKER, Kind.WORK_AUTHORITY}),
    "stay": frozenset({Kind.WORKER, Kind.STAY_AUTHORITY}),
}


@call("GET")
def journal(asked: Call, dossier: UUID) -> HttpResponse:
    """Every entry the caller may know: what happened, when, from which kind of seat, its number."""
    view = seen(asked, dossier, "journal")
    items = [_told(asked, dossier, entry) for entry in view.entries]
    return answered({"self": asked.url("dossiers", dossier, "journal"), "items": items})


@call("GET")
def entry(asked: Call, dossier: UUID, commitment: str) -> HttpResponse:
    """One entry, with a receipt that anybody can verify."""
    view = seen(asked, dossier, "journal")
    for known in view.entries:
        if known.commitment.hex() == commitment:
            with machinery():
                kept = receipt(known).text
            return answered(_told(asked, dossier, known) | {"receipt": kept})
    raise not_found()


def _told(asked: Call, dossier: UUID, entry: Entry) -> dict[str, Any]:
    body: dict[str, Any] = {
        "href": asked.url("dossiers", dossier, "journal", entry.commitment.hex()),
        "fact": camel(entry.code),
        "stream": entry.kind,
        "version": entry.version,
        "on": entry.on,
        "at": entry.at,
        "kind": camel(entry.seat_kind),
        "commitment": entry.commitment.hex(),
        "leaf": entry.leaf,
        "content": _content(asked, entry),
    }
    shown: dict[str, Any] = outside(body)
    return shown


def _content(asked: Call, entry: Entry) -> dict[str, Any]:
    """What a fact carries, but for findings on a half that this kind of seat does not weigh.

    They tell of health, convictions or pay by their verdict alone.
    """
    content = decoded(entry.payload.encode())
    if asked.who.seat.kind not in WEIGH.get(str(content.get("lane", "")), frozenset(Kind)):
        content.pop("findings", None)
    return content
