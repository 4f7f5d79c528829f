"""The only way faces read what belongs to somebody: from a seat, for a purpose, leaving a look."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import connections

from tessera.dossier.kernel import Seat
from tessera.people import looks
from tessera.people.doors import reading_only
from tessera.people.guard import ALIAS
from tessera.people.looks import Glance
from tessera.people.purposes import Channel, Purpose


class Shown:
    """The dossiers that a list turns out to show."""

    __slots__ = ("dossiers",)

    def __init__(self) -> None:
        self.dossiers: set[UUID] = set()

    def these(self, dossiers: Iterable[UUID]) -> None:
        self.dossiers.update(dossiers)


@contextmanager
def reading(  # noqa: PLR0913 - a look has this many parts, and none has a default that is true
    seat: Seat,
    *,
    person: str,
    purpose: Purpose,
    channel: Channel,
    at: datetime,
    dossiers: Iterable[UUID] = (),
    what: str = "",
) -> Iterator[Shown]:
    """A read-only transaction in which row security knows the seat.

    With `dossiers`, their look is written before anything is read. A list learns only by reading
    what it shows: it says so (`shown.these(ids)`) and its look is written when the block ends; if
    that fails, the block fails, and nothing is shown. Lists of nothing leave a look as well.
    """
    if connections[ALIAS].in_atomic_block:
        raise RuntimeError("a reading stands inside another transaction")
    glance = Glance(seat=seat, person=person, purpose=purpose, channel=channel, what=what, at=at)
    known = frozenset(dossiers)
    if known:
        looks.leave(glance, known)
    shown = Shown()
    try:
        with reading_only(seat, person=person):
            yield shown
    finally:
        if not known or shown.dossiers - known:
            looks.leave(glance, shown.dossiers - known)
