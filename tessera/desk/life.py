"""A worker's earlier titles on this platform, whoever asked for them: read by the door alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.standing import told
from tessera.dossier.life import periods_of
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title
from tessera.journal.entry import Entry
from tessera.journal.read import read_all

MOST = 100  # more than anybody can have had
_DOSSIERS = """
select dossier, titled, title <> '' from desk_place where seat = %s and kind = 'worker'
    order by filed_on desc, dossier limit %s
"""


def life_of(worker: str, *, but: UUID, using: str = "door") -> tuple[Mapping[str, Any], ...]:
    """The periods of this worker seat, latest application first; then what authorities recorded.

    The title of the dossier `but` is left out: nobody's own permit is their past.
    """
    if not worker:
        return ()
    with connections[using].cursor() as cursor:
        cursor.execute(_DOSSIERS, (worker, MOST))
        known = cursor.fetchall()
    titled = [stream for dossier, stream, open_now in known if open_now and dossier != but]
    return (
        *_of_titles(titled, using),
        *_recorded([dossier for dossier, _, _ in known], using),
    )


def _of_titles(streams: list[UUID], using: str) -> Iterator[Mapping[str, Any]]:
    entries: defaultdict[UUID, list[Entry]] = defaultdict(list)
    for entry in read_all(streams, using=using) if streams else ():
        entries[entry.stream].append(entry)
    for stream in streams:
        yield from periods_of(told(entries[stream], Title()))


def _recorded(dossiers: list[UUID], using: str) -> Iterator[Mapping[str, Any]]:
    """Titles from outside the platform, whichever dossier they were recorded in."""
    found = read_all(dossiers, using=using, code="title-recorded") if dossiers else ()
    for entry in found:
        (held,) = entry.fact.applied_to(Dossier()).elsewhere
        yield held.row


def life_before(worker: str, dossier: UUID) -> tuple[Mapping[str, Any], ...]:
    """The same for a page that shows what the act will find."""
    with transaction.atomic(using="door"):
        return life_of(worker, but=dossier)


def dossier_of(title: str) -> UUID | None:
    """The dossier that opened this title; None when it names none that we know."""
    try:
        stream = UUID(title)
    except ValueError:
        return None
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        cursor.execute("select dossier from desk_place where titled = %s limit 1", [stream])
        found = cursor.fetchone()
    return found[0] if found else None
