"""What the law makes of a charge that is not paid: a file that waits is not inadmissible."""

from collections.abc import Iterator

from tessera.dossier.acts.doors import clock_of
from tessera.dossier.kernel import Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.law.charges import Unpaid

ONLY_WAITS = frozenset({Unpaid.NOT_PROCESSED, Unpaid.NO_EFFECT_YET})


def unpaid_is_no_ground(dossier: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """Inadmissible for want of payment: only where the law says so, once the time given is over."""
    counts = [due for due in dossier.open_charges if due.effect not in ONLY_WAITS]
    if not dossier.open_charges:
        yield wrong("charges-are-paid", "grounds")
    elif not counts:
        yield wrong("unpaid-only-waits", "grounds")
    for due in counts:
        clock = clock_of(dossier, due.clock, scene) if due.clock else None
        if due.clock and (clock is None or not clock.over(scene.day)):
            yield Obstacle(code="term-still-runs", source=due.rest.cites[0] if due.rest else "")
        elif due.effect == Unpaid.THIRTY_DAYS and not due.clock:
            yield Obstacle(code="rest-not-asked")
