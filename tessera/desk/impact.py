"""What another bundle would do to the open dossiers: which it touches, and how."""

import multiprocessing
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections

from tessera.desk.life import lives_of_many
from tessera.desk.reach import Kind, Reaching
from tessera.law.impact import Effect, Part, Weigher
from tessera.law.impact_rows import Reached
from tessera.law.shelf import Shelf
from tessera.vault.many import answers_of_many

Told = tuple[str, str, Part, str, str]
"""Procedure, authority, part, what it was, what it becomes."""

BATCH = 2_000


@dataclass(slots=True)
class Impact:
    """How many dossiers are open, how many of them the change reaches and touches, and how."""

    open: int = 0
    reached: int = 0
    touched: int = 0
    unreadable: int = 0
    kinds: Counter[Told] = field(default_factory=Counter)
    dossiers: dict[UUID, tuple[Effect, ...]] = field(default_factory=dict)

    def add(self, other: "Impact") -> None:
        self.open += other.open
        self.reached += other.reached
        self.touched += other.touched
        self.unreadable += other.unreadable
        self.kinds.update(other.kinds)
        self.dossiers |= other.dossiers


def impact(old: Shelf, new: Shelf, *, day: date, processes: int = 1, keep: int = 1_000) -> Impact:
    """Weighs both bundles on every open dossier. At most `keep` dossiers are named."""
    weigher = Weigher(old, new, day)
    reaching = Reaching(turns=weigher.turns, day=day)
    total, alike, asked = Impact(), set[Kind](), set[Kind]()
    for found in reaching.alike():
        total.open += found.count
        if weigher.reached(*found.one):
            total.reached += found.count
            (asked if weigher.asks(found.one) else alike).add(found.kind)
    for reached, count, some in reaching.by_day(alike, keep=keep):
        _note(total, some, reached, weigher.effects(reached, {}), count)
    for part in _weighed(Weighing(weigher, reaching, frozenset(asked)), processes):
        total.add(part)
    total.dossiers = dict(sorted(total.dossiers.items())[:keep])
    return total


class Weighing(NamedTuple):
    """What a process needs to weigh a range of dossiers whose answers are asked."""

    weigher: Weigher
    reaching: Reaching
    kinds: frozenset[Kind]


def _weighed(weighing: Weighing, processes: int) -> Iterator[Impact]:
    ranges = weighing.reaching.marks(weighing.kinds, batch=BATCH)
    if processes == 1 or len(ranges) == 1:
        yield from (_of_range(weighing, each) for each in ranges)
        return
    connections.close_all()
    _SHARED.append(weighing)
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap_unordered(_in_child, ranges)
    finally:
        _SHARED.clear()


_SHARED: list[Weighing] = []  # handed to forked children by being there when they begin


def _in_child(between: tuple[UUID, UUID]) -> Impact:
    return _of_range(_SHARED[0], between)


def _of_range(weighing: Weighing, between: tuple[UUID, UUID]) -> Impact:
    found, lived = Impact(), cache(weighing.weigher.lives)
    reaches = {each.dossier: each for each in weighing.reaching.between(weighing.kinds, *between)}
    found.unreadable = len(reaches)
    lives = lives_of_many([key for key, each in reaches.items() if lived(each.reached)])
    wanted = ((each.dossier, each.revision, each.known) for each in reaches.values())
    for dossier, answers in answers_of_many(wanted):
        reached = reaches[dossier].reached
        effects = weighing.weigher.effects(reached, answers, lives.get(dossier, ()))
        found.unreadable -= 1
        _note(found, [dossier], reached, effects)
    return found


def _note(
    found: Impact,
    dossiers: Sequence[UUID],
    reached: Reached,
    effects: tuple[Effect, ...],
    count: int = 1,
) -> None:
    """The effects on so many dossiers, of which these are to be named."""
    if not effects:
        return
    found.touched += count
    found.dossiers |= dict.fromkeys(dossiers, effects)
    for effect in effects:
        was, now = _written(effect.before), _written(effect.after)
        found.kinds[(reached.procedure, reached.authority, effect.part, was, now)] += count


def _written(value: Any) -> str:
    """A day stands for all days: how many terms move is told, not to which day each."""
    if isinstance(value, date):
        return "day"
    return "none" if value is None else str(value)
