"""A mandate that ends takes places along: who acted for an employer sees its dossiers no more."""

from datetime import date
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.placing import place
from tessera.desk.standing import standing
from tessera.people.lapses import LAPSED
from tessera.registry.record import lock

# From the mandates that ended, few at any time, along the places of both: never along all places.
_CONCERNED = f"""
select distinct p.dossier from people_mandate m
join desk_place p on p.seat = m.mandatee_id and p.kind = 'representative'
join desk_place e on e.seat = m.mandator_id and e.dossier = p.dossier and e.kind = 'employer'
where {LAPSED} limit 100
"""  # noqa: S608 - our own words alone


def withdraw(day: date) -> int:
    """Takes away places whose mandate ended; how many dossiers that concerned."""
    with connections["door"].cursor() as cursor:
        cursor.execute(_CONCERNED, {"day": day})
        found: list[UUID] = [row[0] for row in cursor.fetchall()]
    for dossier in found:
        with transaction.atomic(using="door", durable=True):
            lock(dossier)
            place(dossier, standing(dossier, using="door"), day=day)
    return len(found)
