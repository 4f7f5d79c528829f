"""One organisation acts for another: proposed, accepted by both, active between days, ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db.models import Q

from tessera.dossier.kernel import Seat
from tessera.people import models
from tessera.people.guard import ALIAS

EVERYTHING = "everything"
"""The scope of a mandate that is not limited to named procedures."""


class MandatePhase(StrEnum):
    PROPOSED = "proposed"
    COMING = "coming"
    ACTIVE = "active"
    ENDED = "ended"


class NoMandate(Exception):
    """What was asked of a mandate cannot be; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What `mandator` lets `mandatee` do. `until` is the last day; `ended_on` the first without."""

    id: UUID
    mandator: str
    mandatee: str
    scope: tuple[str, ...]
    since: date
    until: date | None
    proposed_by: str
    awaits: frozenset[str]
    ended_on: date | None

    def phase(self, day: date) -> MandatePhase:
        if self.ended_on is not None and self.ended_on <= day:
            return MandatePhase.ENDED
        if self.until is not None and self.until < day:
            return MandatePhase.ENDED
        if self.awaits:
            return MandatePhase.PROPOSED
        return MandatePhase.ACTIVE if self.since <= day else MandatePhase.COMING

    def covers(self, procedure: str) -> bool:
        return not procedure or EVERYTHING in self.scope or procedure in self.scope


def mandate_of(
    mandatee: str, mandator: str, day: date, *, procedure: str = "", using: str = ALIAS
) -> Mandate | None:
    """The mandate by which one may act for the other on this day, if there is one."""
    rows = models.Mandate.objects.using(using).filter(mandatee=mandatee, mandator=mandator)
    return next(
        (
            mandate
            for mandate in map(_plain, rows.order_by("since", "id"))
            if mandate.phase(day) is MandatePhase.ACTIVE and mandate.covers(procedure)
        ),
        None,
    )


def mandates_of(seat: Seat, *, using: str = ALIAS) -> tuple[Mandate, ...]:
    """Every mandate this organisation gave or holds; within `reading` or `writing`."""
    own = Q(mandator=seat.organisation) | Q(mandatee=seat.organisation)
    rows = models.Mandate.objects.using(using).filter(own).order_by("-proposed_at", "id")
    return tuple(map(_plain, rows))


def propose(
    seat: Seat,
    *,
    mandator: str,
    mandatee: str,
    scope: Iterable[str],
    days: tuple[date, date | None],
    at: datetime,
) -> Mandate:
    """One side proposes, and has thereby accepted; within `writing(seat)`."""
    since, until = days
    if seat.organisation not in {mandator, mandatee} or mandator == mandatee:
        raise NoMandate("not-a-party")
    if until is not None and until < since:
        raise NoMandate("ends-before-it-begins")
    by_mandator = seat.organisation == mandator
    return _plain(
        models.Mandate.objects.create(
            id=uuid4(),
            mandator_id=mandator,
            mandatee_id=mandatee,
            scope=sorted(scope),
            since=since,
            until=until,
            proposed_by=seat.organisation,
            proposed_at=at,
            mandator_accepted_at=at if by_mandator else None,
            mandatee_accepted_at=None if by_mandator else at,
        )
    )


def accept(seat: Seat, mandate: UUID, *, day: date, at: datetime) -> Mandate:
    """The other side accepts; within `writing(seat)`."""
    row = _own_row(seat, mandate)
    if _plain(row).phase(day) is not MandatePhase.PROPOSED:
        raise NoMandate("not-proposed")
    if seat.organisation not in _plain(row).awaits:
        raise NoMandate("not-yours-to-accept")
    if row.mandator_id == seat.organisation:
        row.mandator_accepted_at = at
    else:
        row.mandatee_accepted_at = at
    row.save()
    return _plain(row)


def end(seat: Seat, mandate: UUID, *, day: date) -> Mandate:
    """Either side ends it, from today, without the other; also what was only proposed."""
    row = _own_row(seat, mandate)
    if _plain(row).phase(day) is MandatePhase.ENDED:
        raise NoMandate("ended")
    row.ended_on, row.ended_by = day, seat.organisation
    row.save()
    return _plain(row)


def _own_row(seat: Seat, mandate: UUID) -> models.Mandate:
    own = Q(mandator=seat.organisation) | Q(mandatee=seat.organisation)
    row = models.Mandate.objects.select_for_update().filter(own, id=mandate).first()
    if row is None:
        raise NoMandate("unknown")
    return row


def _plain(row: models.Mandate) -> Mandate:
    accepted = {
        row.mandator_id: row.mandator_accepted_at,
        row.mandatee_id: row.mandatee_accepted_at,
    }
    return Mandate(
        id=row.id,
        mandator=row.mandator_id,
        mandatee=row.mandatee_id,
        scope=tuple(row.scope),
        since=row.since,
        until=row.until,
        proposed_by=row.proposed_by,
        awaits=frozenset(side for side, at in accepted.items() if at is None),
        ended_on=row.ended_on,
    )
