"""The desk thrown away and made anew from journal and vault: it must come out as it was kept."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.placing import place
from tessera.desk.standing import standing
from tessera.registry.record import lock

BATCH = 500


def rebuild(*, day: date) -> int:
    """Replaces the places of every dossier, in use or not. Says how many there were."""
    done = 0
    for batch in _batches():
        for dossier in batch:
            place_anew(dossier, day=day)
            done += 1
    return done


def place_anew(dossier: UUID, *, day: date) -> None:
    """Places one dossier as it stands on a day, where the day alone moved it."""
    with transaction.atomic(using="door", durable=True):
        lock(dossier)
        place(dossier, standing(dossier, using="door"), day=day)


def _batches() -> Iterator[list[UUID]]:
    """Every dossier of the journal, by id, some at a time."""
    after = UUID(int=0)
    while True:
        with connections["door"].cursor() as cursor:
            cursor.execute(
                "select stream from journal_said where kind = 'dossier' and version = 1"
                " and stream > %s order by stream limit %s",
                [after, BATCH],
            )
            found = [row[0] for row in cursor.fetchall()]
        if not found:
            return
        yield found
        after = found[-1]
