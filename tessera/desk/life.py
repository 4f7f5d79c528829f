"""A worker's earlier titles on this platform, whoever asked for them: read by the door alone."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.standing import told
from tessera.dossier.life import periods_of
from tessera.dossier.title import Title
from tessera.journal.entry import Entry
from tessera.journal.read import read_all

MOST = 100  # more than anybody can have had
_TITLES = """
select titled from desk_place where seat = %s and kind = 'worker' and title <> ''
    and dossier <> %s order by filed_on desc, dossier limit %s
"""


def life_of(worker: str, *, but: UUID, using: str = "door") -> tuple[Mapping[str, Any], ...]:
    """The periods of this worker seat, without those of the dossier `but`; latest title first."""
    if not worker:
        return ()
    with connections[using].cursor() as cursor:
        cursor.execute(_TITLES, (worker, but, MOST))
        streams = [row[0] for row in cursor.fetchall()]
    entries: defaultdict[UUID, list[Entry]] = defaultdict(list)
    for entry in read_all(streams, using=using) if streams else ():
        entries[entry.stream].append(entry)
    titles = [told(entries[stream], Title()) for stream in streams]
    return tuple(row for title in titles for row in periods_of(title))


def life_before(worker: str, dossier: UUID) -> tuple[Mapping[str, Any], ...]:
    """The same for a page that shows what the act will find."""
    with transaction.atomic(using="door"):
        return life_of(worker, but=dossier)
