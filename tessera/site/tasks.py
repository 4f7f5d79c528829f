"""What the worker does on each tick, in this order; the queue's jobs are each room's `tasks`."""

import importlib
import importlib.util
from collections.abc import Callable
from datetime import datetime

Follower = Callable[[datetime], object]


def _with(*words: str) -> Callable[[Callable[..., object]], Follower]:
    """Call with the instant, the day, or both, as the function of that room wants them."""

    def adapted(function: Callable[..., object]) -> Follower:
        def follow(at: datetime) -> object:
            given = {"at": at, "day": at.date()}
            return function(*(given[word] for word in words))

        return follow

    return adapted


# Each numbers, tells or watches; a true answer means that there may be more to do at once.
_FOLLOWERS = (
    ("tessera.journal.sequencer", "run_once", _with("at")),
    ("tessera.journal.checkpoints", "make", _with("at")),
    ("tessera.couriers.watch", "watch", _with("day", "at")),
    ("tessera.couriers.follow", "follow", _with("day", "at")),
    ("tessera.people.sweeping", "sweep", _with()),
)


def followers() -> list[tuple[str, Follower]]:
    found = []
    for module, name, adapt in _FOLLOWERS:
        if importlib.util.find_spec(module):
            function = getattr(importlib.import_module(module), name)
            found.append((f"{module}.{name}", adapt(function)))
    return found
