"""What happened since: a cursor feed of thin CloudEvents, of the dossiers of the caller's seat."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from tessera.faces.api import problems
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.purposes import purpose_of
from tessera.faces.api.spelling import camel
from tessera.journal.entry import Entry
from tessera.journal.read import stretch
from tessera.people.purposes import Channel
from tessera.people.reading import reading

SERVICE = "be.tessera.dossiers.v1"


@call("GET", parameters=frozenset({"afterEvent", "pageSize"}))
def events(asked: Call) -> HttpResponse:
    """Events after a number, oldest first. Nothing personal: who may read asks for the dossier."""
    query = asked.request.GET
    after, size = query.get("afterEvent", "0"), query.get("pageSize", "100")
    for name, told, most in (("afterEvent", after, 10**15), ("pageSize", size, 500)):
        if not told.isdecimal() or int(told) > most:
            raise problems.bad_input(problems.issue("outOfRange", name, where="query"))
    with reading(
        asked.who.seat,
        person=asked.who.person,
        purpose=purpose_of(asked.who.seat.kind),
        channel=Channel.API,
        at=asked.at,
        what="events",
    ) as shown:
        entries, cursor = stretch(int(after), int(size))
        shown.these({e.stream for e in entries if e.kind == "dossier"})
    return answered(
        {
            "self": asked.request.build_absolute_uri(),
            "items": [_event(asked, entry) for entry in entries],
            "next": asked.url(f"events?afterEvent={cursor}&pageSize={size}"),
        }
    )


def _event(asked: Call, entry: Entry) -> dict[str, Any]:
    assert entry.leaf
    return {
        "href": asked.url(f"events?afterEvent={entry.leaf - 1}&pageSize=1"),
        "specversion": "1.0",
        "id": str(entry.leaf),
        "source": settings.ORIGIN or "urn:tessera",
        "service": SERVICE,
        "type": f"{SERVICE}.{entry.kind}s.notify.{camel(entry.code)}",
        "subject": str(entry.stream),
        "time": entry.at.isoformat(),
        "version": entry.version,
    }
