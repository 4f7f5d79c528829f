"""Whether the service works, without a word of what it is made of."""

from datetime import timedelta
from http import HTTPStatus

from django.db import DatabaseError, connections
from django.http import HttpResponse

from tessera.faces.api.gate import Call, answered, call
from tessera.journal.checkpoints import unsigned_since
from tessera.people.doors import machinery

LATE = timedelta(minutes=5)  # a checkpoint is made in every minute of activity


@call("GET", public=True)
def health(asked: Call) -> HttpResponse:
    """UP; DEGRADED when signing lags behind; DOWN when the database does not answer."""
    try:
        with machinery(), connections["default"].cursor() as cursor:
            cursor.execute("select 1")
            since = unsigned_since()
    except DatabaseError:
        return answered({"status": "DOWN"}, HTTPStatus.SERVICE_UNAVAILABLE)
    late = since is not None and asked.at - since > LATE
    return answered({"status": "DEGRADED" if late else "UP"})
