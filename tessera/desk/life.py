"""A worker's earlier titles on this platform, whoever asked for them: read by the door alone."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.standing import told
from tessera.dossier.life import periods_of
from tessera.dossier.model import Dossier, Phase
from tessera.dossier.title import Title
from tessera.journal.entry import Entry
from tessera.journal.read import read_all

Period = Mapping[str, Any]
MOST = 100  # more than anybody can have had
_WORKERS = "select dossier, seat from desk_place where dossier = any(%s) and kind = 'worker'"
_DOSSIERS = """
select asked.seat, d.dossier, d.titled, d.title <> '' from unnest(%s::text[]) as asked(seat)
    cross join lateral (
        select * from desk_place where seat = asked.seat and kind = 'worker'
        order by filed_on desc, dossier limit %s) as d
"""

GONE = ("", "ended", "struck-off")
_HELD = """
select titled from desk_place where seat = %s and kind = 'worker' and procedure = any(%s)
    and title <> all(%s) order by filed_on desc, dossier limit 1
"""


def life_of(worker: str, *, but: UUID, using: str = "door") -> tuple[Mapping[str, Any], ...]:
    """The periods of this worker seat, latest application first; then what authorities recorded.

    The title of the dossier `but` is left out: nobody's own permit is their past.
    """
    return _lives([worker], using)(worker, but) if worker else ()


def lives_of_many(
    dossiers: Sequence[UUID], *, using: str = "door"
) -> Mapping[UUID, tuple[Mapping[str, Any], ...]]:
    """The same for the workers of many dossiers at once, each without the title of its own."""
    with connections[using].cursor() as cursor:
        cursor.execute(_WORKERS, (list(dossiers),))
        workers = cursor.fetchall()
    lived = _lives(sorted({worker for _, worker in workers}), using)
    return {dossier: lived(worker, dossier) for dossier, worker in workers}


def _lives(workers: Sequence[str], using: str) -> Callable[[str, UUID], tuple[Period, ...]]:
    """What is known of these workers, read at once; asked for one, without one dossier's title."""
    with connections[using].cursor() as cursor:
        cursor.execute(_DOSSIERS, (list(workers), MOST))
        known = cursor.fetchall()
    titles = _of_titles([stream for _, _, stream, given in known if given], using)
    recorded = _recorded([dossier for _, dossier, _, _ in known], using)
    theirs: defaultdict[str, list[tuple[UUID, UUID]]] = defaultdict(list)
    for worker, dossier, stream, _ in known:
        theirs[worker].append((dossier, stream))

    def lived(worker: str, but: UUID) -> tuple[Period, ...]:
        mine = theirs[worker]
        here = (titles.get(stream, ()) for dossier, stream in mine if dossier != but)
        return (*chain(*here), *chain(*(recorded.get(dossier, ()) for dossier, _ in mine)))

    return lived


def _of_titles(streams: list[UUID], using: str) -> Mapping[UUID, tuple[Period, ...]]:
    entries: defaultdict[UUID, list[Entry]] = defaultdict(list)
    for entry in read_all(streams, using=using) if streams else ():
        entries[entry.stream].append(entry)
    return {stream: tuple(periods_of(told(entries[stream], Title()))) for stream in set(streams)}


def _recorded(dossiers: list[UUID], using: str) -> Mapping[UUID, list[Period]]:
    """Titles from outside the platform, by the dossier they were recorded in."""
    found: defaultdict[UUID, list[Period]] = defaultdict(list)
    for entry in read_all(dossiers, using=using, code="title-recorded") if dossiers else ():
        (held,) = entry.fact.applied_to(Dossier()).elsewhere
        found[entry.stream].append(held.row)
    return found


def title_held(worker: str, procedures: tuple[str, ...]) -> str:
    """The stream of the latest title of one of these kinds that this worker seat still holds."""
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        cursor.execute(_HELD, [worker, list(procedures), list(GONE)])
        found = cursor.fetchone()
    return str(found[0]) if found else ""


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


def changed_by(notice: Dossier) -> UUID | None:
    """The dossier whose title names another employer by this notice, once that stands."""
    stands = notice.shape.notice and notice.phase is Phase.STANDS
    return dossier_of(notice.renews) if stands else None
