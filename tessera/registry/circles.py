"""Who may know of a fact at all, as the agreement has it on the day it is recorded."""

from typing import Any

from tessera.dossier.kernel import Fact, Scene
from tessera.law.agreement import CIRCLES
from tessera.law.model import Kind, Lane


def circle_of(fact: Fact[Any], scene: Scene) -> str:
    """Who may know of this fact at all: `all`, or kinds of seats apart by spaces."""
    circle = scene.law.circle(fact.code)
    if circle == "all":
        return circle
    kinds = set(CIRCLES[circle])
    if circle == "own-lane":
        work = getattr(fact, "lane", Lane.STAY) is Lane.WORK
        kinds = {Kind.WORK_AUTHORITY if work else Kind.STAY_AUTHORITY}
    if circle == "addressed":
        kinds = {*getattr(fact, "to", ()), scene.seat.kind}
    return " ".join(sorted(k.value for k in kinds))


def known_to(circle: str, kind: Kind) -> bool:
    """Whether a seat of this kind may know of an entry of this circle."""
    return circle == "all" or kind.value in circle.split()
