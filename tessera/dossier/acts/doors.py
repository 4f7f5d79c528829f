"""Reasons that many acts share: who may, and where the dossier stands."""

from collections.abc import Iterator

from tessera.dossier.clock import Clock, clocks, stands_by_law, stay_deemed_granted
from tessera.dossier.kernel import Obstacle, Scene
from tessera.dossier.model import Dossier, Phase, Request
from tessera.law.model import Kind, Lane

AUTHORITIES = frozenset({Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY})


def not_allowed(code: str, lane: Lane | None, dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """The agreement gives the act to this kind of seat, and the seat is the dossier's own."""
    seat = scene.seat
    if scene.law.may(code, lane, seat.kind, seat.role, procedure=dossier.procedure) is None:
        yield Obstacle(code="not-yours-to-do")
    elif seat.kind is not Kind.PLATFORM and dossier.parties.get(seat.kind) != seat.organisation:
        yield Obstacle(code="not-competent" if seat.kind in AUTHORITIES else "not-a-party")


def not_the_first(code: str, dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """Completeness is the affair of the one seat that the procedure names."""
    if scene.seat.kind is not dossier.shape.intake and dossier.filed_on:
        yield Obstacle(code="not-yours-to-do")
    else:
        yield from not_allowed(code, dossier.first, dossier, scene)


def not_in_phase(dossier: Dossier, *phases: Phase) -> Iterator[Obstacle]:
    """The dossier must be in one of these phases; the reason names the one it is in."""
    if dossier.phase not in phases:
        code = "ended" if dossier.phase.ended else "not-now"
        yield Obstacle(code=code, values={"phase": dossier.phase.value})


def lane_not_open(lane: Lane, dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """The half must be under examination, undecided, and not granted by law already."""
    state = dossier.lane(lane)
    if dossier.phase in {Phase.FILED, Phase.INCOMPLETE}:
        yield Obstacle(code="not-complete-yet")
    else:
        yield from not_in_phase(dossier, Phase.EXAMINED)
    if lane not in dossier.lanes:
        yield Obstacle(code="no-such-half", values={"lane": lane.value})
    elif dossier.phase is Phase.EXAMINED and state.opened_on is None and state.undecided:
        yield Obstacle(code="waits-for-the-other-half", values={"lane": lane.value})
    if not state.undecided:
        yield Obstacle(code="already-decided", values={"lane": lane.value})
    if lane is Lane.STAY and stay_deemed_granted(dossier, scene.law.calendar, scene.day):
        yield Obstacle(code="stay-deemed-granted", source="aliens-act#61/25-5")


def notice_closed(lane: Lane, dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """What was told is examined, undecided, and does not stand by law already."""
    if dossier.filed_on and not dossier.shape.notice:
        yield Obstacle(code="verdict-not-known", values={"lane": lane.value})
    yield from lane_not_open(lane, dossier, scene)
    if stands_by_law(dossier, scene.law.calendar, scene.day):
        term = dossier.decision_term
        yield Obstacle(code="stands-by-law", source=term.cites[0] if term else "")


def clock_of(dossier: Dossier, key: str, scene: Scene) -> Clock | None:
    return next((c for c in clocks(dossier, scene.law.calendar) if c.key == key), None)


def request_still_runs(request: Request, dossier: Dossier, scene: Scene) -> bool:
    """Whether the person asked still has time: an unserved request has not even begun to run."""
    clock = clock_of(dossier, request.clock, scene)
    return request.open and (clock is None or not clock.over(scene.day))
