"""The history of a dossier as its parties may know it, and a receipt for each entry."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tessera.faces.api.dossiers import seen
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.spelling import camel, outside
from tessera.faces.api.wire import decoded
from tessera.journal.entry import Entry


@call("GET")
def journal(asked: Call, dossier: UUID) -> HttpResponse:
    """Every entry the caller may know: what happened, when, from which kind of seat, its number."""
    view = seen(asked, dossier, "journal")
    items = [_told(entry) for entry in view.entries]
    return answered({"self": asked.url("dossiers", dossier, "journal"), "items": items})


def _told(entry: Entry) -> dict[str, Any]:
    body: dict[str, Any] = {
        "fact": camel(entry.code),
        "stream": entry.kind,
        "version": entry.version,
        "on": entry.on,
        "at": entry.at,
        "kind": camel(entry.seat_kind),
        "commitment": entry.commitment.hex(),
        "leaf": entry.leaf,
        "content": decoded(entry.payload.encode()),
    }
    shown: dict[str, Any] = outside(body)
    return shown
