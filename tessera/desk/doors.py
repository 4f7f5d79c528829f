"""Which acts stand open to a seat now, and for each of the others every reason why not."""

from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

from django.db import transaction

from tessera.desk.standing import Standing, standing
from tessera.dossier.everything import acts
from tessera.dossier.kernel import Act, Obstacle, Scene, Sort, heard
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane
from tessera.people.who import Who

ELSEWHERE = frozenset({"not-yours-to-do", "verdict-not-known"})
OWN_LANE = {Kind.WORK_AUTHORITY: Lane.WORK, Kind.STAY_AUTHORITY: Lane.STAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An act that the agreement gives to this seat; `obstacles` empty: it may be done now."""

    act: str
    lane: Lane | None
    obstacles: tuple[Obstacle, ...]

    @property
    def open(self) -> bool:
        return not self.obstacles


def doors(dossier: UUID, who: Who, *, day: date) -> tuple[Door, ...]:
    """Every act of this seat on a dossier, judged on the whole of it and told within its audience.

    What the seat may not see still shapes what is lawful; it is not told through the reasons.
    """
    with transaction.atomic(using="door"):
        return doors_of(standing(dossier, using="door"), who, day=day)


def doors_of(stands: Standing, who: Who, *, day: date) -> tuple[Door, ...]:
    """The same, of a standing already read."""
    scene = Scene(
        person=who.person,
        seat=who.seat,
        day=day,
        shelf=shelf(),
        mandate=who.mandate,
        assurance=who.assurance,
        ceased=stands.title.ceased,
    )
    lane = OWN_LANE.get(who.seat.kind)
    found = []
    for code, kind in acts().items():
        takes_lane = any(name == "lane" for name, _, _ in _content(kind))
        asked = lane if takes_lane else None
        procedure = stands.dossier.procedure
        seat = who.seat
        if scene.law.may(code, asked, seat.kind, seat.role, procedure=procedure) is None:
            continue
        act = blank(kind, stands, lane=lane, day=day)
        state: Any = stands.title if kind.stream == "title" else stands.dossier
        shut = tuple(o for o in act.obstacles(state, scene) if o.sort is Sort.SHUT)
        if any(o.code in ELSEWHERE for o in shut):
            continue  # in this procedure the act is somebody else's, or nobody's
        shut = heard(shut, who.seat.kind) if shut else ()
        found.append(Door(act=code, lane=lane if takes_lane else None, obstacles=shut))
    return tuple(found)


def blank(kind: type[Act[Any]], stands: Standing, *, lane: Lane | None, day: date) -> Act[Any]:
    """An act without content yet: only the situation can stand in its way."""
    dossier = stands.dossier
    requests = [r.version for r in dossier.open_requests]
    charges = [c.name for c in dossier.open_charges] or [c.name for c in dossier.charges]
    known: dict[str, Any] = {
        "lane": lane or Lane.WORK,
        "procedure": dossier.procedure,
        "request": requests[-1] if requests else 0,
        "name": charges[0] if charges else "",
        "about": dossier.version,
        "settles": tuple(charges if dossier.open_charges else ()),
    }
    empty: dict[Any, Any] = {str: "", int: 0, bool: False, date: day}
    content = {
        name: known.get(name, empty.get(hint, ()))
        for name, hint, asked in _content(kind)
        if name in known or asked
    }
    return kind(**content)


@cache
def _content(kind: type[Act[Any]]) -> tuple[tuple[str, Any, bool], ...]:
    """Of each thing that an act says: its name, its type, and whether it must be said."""
    hints = get_type_hints(kind)
    return tuple(
        (f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING)
        for f in fields(kind)
    )
