"""Whether the service works, without a word of what it is made of."""

from http import HTTPStatus

from django.db import DatabaseError, connections
from django.http import HttpResponse

from tessera.faces.api.gate import Call, answered, call
from tessera.people.doors import machinery


@call("GET", public=True)
def health(_: Call) -> HttpResponse:
    """UP, or DOWN when the database does not answer."""
    try:
        with machinery(), connections["default"].cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return answered({"status": "DOWN"}, HTTPStatus.SERVICE_UNAVAILABLE)
    return answered({"status": "UP"})
