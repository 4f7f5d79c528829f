"""What happened since: a cursor feed of thin CloudEvents, of the dossiers of the caller's seat."""

from typing import Any

from django.conf import settings
from django.db import connections
from django.http import HttpResponse

from tessera.faces.api import problems
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.purposes import purpose_of
from tessera.faces.api.spelling import camel
from tessera.people.purposes import Channel
from tessera.people.reading import reading

SERVICE = "be.tessera.dossiers.v1"
# Row security leaves only entries within the seat's dossiers and circles.
_FEED = """
select l.number, s.stream, s.kind, s.version, s.code, s.at
from journal_leaf l join journal_said s on s.id = l.said
where l.number > %s order by l.number limit %s
"""


@call("GET", parameters=frozenset({"afterEvent", "pageSize"}))
def events(asked: Call) -> HttpResponse:
    """Events after a number, oldest first. Nothing personal: who may read asks for the dossier."""
    query = asked.request.GET
    after, size = query.get("afterEvent", "0"), query.get("pageSize", "100")
    for name, told, most in (("afterEvent", after, 10**15), ("pageSize", size, 500)):
        if not told.isdecimal() or int(told) > most:
            raise problems.bad_input(problems.issue("outOfRange", name, where="query"))
    with (
        reading(
            asked.who.seat,
            person=asked.who.person,
            purpose=purpose_of(asked.who.seat.kind),
            channel=Channel.API,
            at=asked.at,
            what="events",
        ) as shown,
        connections["default"].cursor() as cursor,
    ):
        cursor.execute(_FEED, [int(after), int(size)])
        rows = cursor.fetchall()
        shown.these({row[1] for row in rows if row[2] == "dossier"})
    items = [_event(row) for row in rows]
    body: dict[str, Any] = {"self": asked.request.build_absolute_uri(), "items": items}
    if len(rows) == int(size):
        body["next"] = asked.url(f"events?afterEvent={rows[-1][0]}&pageSize={size}")
    return answered(body)


def _event(row: tuple[Any, ...]) -> dict[str, Any]:
    number, stream, kind, version, code, at = row
    return {
        "specversion": "1.0",
        "id": str(number),
        "source": settings.ORIGIN or "urn:tessera",
        "service": SERVICE,
        "type": f"{SERVICE}.{kind}s.notify.{camel(code)}",
        "subject": str(stream),
        "time": at.isoformat(),
        "version": version,
    }
