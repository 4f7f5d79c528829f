"""What ended is swept away: sessions, tokens, codes and tallies that serve nobody any more."""

from time import monotonic

from django.db import connections

COURIER = "courier"
EVERY = 600.0
_ENDED = (
    "delete from people_session where expires_at < now()",
    "delete from people_token where expires_at < now()",
    "delete from people_code where expires_at < now() - interval '1 day'",
    "delete from people_tally where began_at < now() - interval '1 day'",
)
_next = [0.0]


def sweep() -> None:
    """Called with each tick of the worker; works once in ten minutes."""
    if monotonic() < _next[0]:
        return
    _next[0] = monotonic() + EVERY
    with connections[COURIER].cursor() as cursor:
        for statement in _ENDED:
            cursor.execute(statement)
