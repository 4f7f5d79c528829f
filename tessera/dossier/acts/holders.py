"""Reasons that acts on a title share: who may, and whether there is still a right to act on."""

from collections.abc import Iterator
from datetime import date

from tessera.dossier.acts.doors import AUTHORITIES
from tessera.dossier.kernel import Obstacle, Scene, wrong
from tessera.dossier.title import Title
from tessera.law.model import Kind, Lane

PUBLIC = AUTHORITIES | {Kind.MUNICIPALITY}


def not_of_the_title(
    code: str, title: Title, scene: Scene, lane: Lane | None = None
) -> Iterator[Obstacle]:
    """The agreement gives the act to this kind of seat, and the seat is the title's own."""
    seat = scene.seat
    if scene.law.may(code, lane, seat.kind, seat.role) is None:
        yield Obstacle(code="not-yours-to-do")
    elif title.opened_on is None:
        yield Obstacle(code="no-title")
    elif seat.kind is not Kind.PLATFORM and _stranger(title, scene):
        yield Obstacle(code="not-competent" if seat.kind in PUBLIC else "not-a-party")


def not_of_its_holder(code: str, worker: str, title: Title, scene: Scene) -> Iterator[Obstacle]:
    """The agreement gives the act to this kind of seat, and the title is this worker's."""
    if scene.law.may(code, None, scene.seat.kind, scene.seat.role) is None:
        yield Obstacle(code="not-yours-to-do")
    if title.opened_on is None:
        yield Obstacle(code="no-title")
    elif worker != title.worker:
        yield wrong("not-this-holder", "worker")


def _stranger(title: Title, scene: Scene) -> bool:
    seat = scene.seat
    if seat.kind is Kind.STAY_AUTHORITY and not title.stay_authority:
        return False  # titles of before the stay authority was written on them
    return title.parties.get(seat.kind) != seat.organisation


def day_wrong(day: date, title: Title, scene: Scene) -> Iterator[Obstacle]:
    """A reported day lies between the title's opening and today."""
    if day > scene.day:
        yield wrong("in-the-future", "on")
    if title.opened_on and day < title.opened_on:
        yield wrong("before-title", "on")


def right_over(title: Title) -> Iterator[Obstacle]:
    """Nothing can be done with a right that has ended."""
    if title.over:
        yield Obstacle(code="stay-ended-already")


def nothing_to_show(title: Title, scene: Scene) -> Iterator[Obstacle]:
    """No card is made of a right that ended, was withdrawn, or has run its course."""
    yield from right_over(title)
    if title.work_over and not title.over:
        yield Obstacle(code="no-card-after-work")
    elif title.until and scene.day > title.until:
        yield Obstacle(code="title-expired", values={"until": title.until})


def grounds_wrong(
    grounds: tuple[str, ...], lane: Lane, title: Title, scene: Scene
) -> Iterator[Obstacle]:
    """Each ground is one that the law names for this half."""
    if not grounds:
        yield wrong("grounds-missing", "grounds")
    authority = title.work_authority if lane is Lane.WORK else title.stay_authority
    known = {g.name for g in scene.law.grounds(lane, authority)}
    for ground in grounds:
        if ground not in known:
            yield wrong("unknown-ground", "grounds", ground=ground)
