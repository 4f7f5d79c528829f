"""Whether one who could act for another no longer can: every mandate between the two has ended."""

from datetime import date

from django.db import connections

# An employer and its representative, as `m.mandator_id` and `m.mandatee_id`.
LAPSED = """
(m.ended_on <= %(day)s or m.until < %(day)s) and not exists (
    select from people_mandate a
    where a.mandatee_id = m.mandatee_id and a.mandator_id = m.mandator_id
      and a.mandator_accepted_at is not null and a.mandatee_accepted_at is not null
      and a.since <= %(day)s and (a.until is null or %(day)s <= a.until)
      and (a.ended_on is null or %(day)s < a.ended_on))
"""
_BETWEEN = (
    "select exists (select from people_mandate m"  # noqa: S608 - our own words alone
    f" where m.mandatee_id = %(mandatee)s and m.mandator_id = %(mandator)s and {LAPSED})"
)


def lapsed(mandatee: str, mandator: str, day: date, *, using: str) -> bool:
    """Asked by the roles that may read every mandate."""
    with connections[using].cursor() as cursor:
        cursor.execute(_BETWEEN, {"mandatee": mandatee, "mandator": mandator, "day": day})
        return bool(cursor.fetchone()[0])
