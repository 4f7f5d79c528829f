"""What the worker does on each tick, in this order; the queue's jobs are each room's `tasks`."""

from collections.abc import Callable
from datetime import datetime

from tessera.couriers.follow import follow
from tessera.couriers.watch import watch
from tessera.journal import checkpoints, sequencer
from tessera.people.sweeping import sweep
from tessera.registry.withdrawal import withdraw
from tessera.site.demo_letters import write_back

Follower = Callable[[datetime], object]

# Each numbers, signs, watches, tells or tidies; a true answer: there may be more to do at once.
FOLLOWERS: tuple[tuple[str, Follower], ...] = (
    ("number entries", sequencer.run_once),
    ("sign checkpoints", checkpoints.make),
    ("withdraw places", lambda at: withdraw(at.date())),
    ("watch terms", lambda at: watch(at.date(), at)),
    ("date letters of days gone", write_back),
    ("follow facts", lambda at: follow(at.date(), at)),
    ("sweep", lambda _: sweep()),
)
