"""Whose days they were: the wall time of a lane, shared out without a day lost."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tessera.dossier.facts import NOBODY
from tessera.dossier.model import Dossier
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From `since` up to, not including, `until`, the lane was held by `holder`."""

    holder: str
    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days


def stretches(dossier: Dossier, lane: Lane, until: date) -> tuple[Stretch, ...]:
    """The lane's life from its opening to its end or `until`, in stretches of at least a day."""
    spells = [s for s in dossier.spells if s.lane is lane and s.since <= until]
    ends = [after.since for _, after in pairwise(spells)] + [until] * bool(spells)
    found = (
        Stretch(holder=s.holder, since=s.since, until=end)
        for s, end in zip(spells, ends, strict=True)
    )
    return tuple(s for s in found if s.days and s.holder != NOBODY)


def days_by_holder(dossier: Dossier, lane: Lane, until: date) -> dict[str, int]:
    """Days of the lane by holder; they add up to its wall time."""
    days: dict[str, int] = {}
    for stretch in stretches(dossier, lane, until):
        days[stretch.holder] = days.get(stretch.holder, 0) + stretch.days
    return days


def wall_days(dossier: Dossier, lane: Lane, until: date) -> int:
    """Days between the lane's opening and its end or `until`; not those it was closed between."""
    spells = [s for s in dossier.spells if s.lane is lane and s.since <= until]
    ends = [after.since for _, after in pairwise(spells)] + [until] * bool(spells)
    return sum(
        (end - s.since).days for s, end in zip(spells, ends, strict=True) if s.holder != NOBODY
    )
