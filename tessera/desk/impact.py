"""What another bundle would do to the open dossiers: which it touches, and how."""

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections

from tessera.desk.reach import Reach, reaches
from tessera.law.impact import Effect, Part, Weigher
from tessera.law.impact_rows import Reached
from tessera.law.shelf import Shelf
from tessera.vault.many import answers_of_many

Kind = tuple[str, str, Part, str, str]
"""Procedure, authority, part, what it was, what it becomes."""


@dataclass(slots=True)
class Impact:
    """How many dossiers are open, how many of them the change reaches and touches, and how."""

    open: int = 0
    reached: int = 0
    touched: int = 0
    unreadable: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
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
    total = Impact()
    for found in _weighed(old, new, day, processes):
        total.add(found)
    total.dossiers = dict(sorted(total.dossiers.items())[:keep])
    return total


def _weighed(old: Shelf, new: Shelf, day: date, processes: int) -> Iterator[Impact]:
    if processes == 1:
        yield from (_of_batch(Weigher(old, new, day), batch) for batch in reaches())
        return
    batches = list(reaches(batch=2_000))
    connections.close_all()
    _SHARED.append(Weigher(old, new, day))
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap_unordered(_in_child, batches)
    finally:
        _SHARED.clear()


_SHARED: list[Weigher] = []  # handed to forked children by being there when they begin


def _in_child(batch: list[Reach]) -> Impact:
    return _of_batch(_SHARED[0], batch)


def _of_batch(weigher: Weigher, batch: list[Reach]) -> Impact:
    found = Impact(open=len(batch))
    concerned = {
        reach.dossier: (reach, reached)
        for reach in batch
        for reached in [
            Reached(reach.procedure, reach.authority, reach.filed_on, reach.complete_on)
        ]
        if weigher.reached(*reached)
    }
    found.reached = len(concerned)
    sealed = {key: each for key, each in concerned.items() if weigher.asks(each[1])}
    for dossier in concerned.keys() - sealed.keys():
        reach, reached = concerned[dossier]
        _note(found, reach, weigher.effects(reached, {}))
    found.unreadable = len(sealed)
    wanted = ((reach.dossier, reach.revision) for reach, _ in sealed.values())
    for dossier, answers in answers_of_many(wanted) if sealed else ():
        reach, reached = sealed[dossier]
        found.unreadable -= 1
        _note(found, reach, weigher.effects(reached, {**answers, **reach.known}))
    return found


def _note(found: Impact, reach: Reach, effects: Iterable[Effect]) -> None:
    effects = tuple(effects)
    if not effects:
        return
    found.touched += 1
    found.dossiers[reach.dossier] = effects
    for effect in effects:
        was, now = _written(effect.before), _written(effect.after)
        found.kinds[(reach.procedure, reach.authority, effect.part, was, now)] += 1


def _written(value: Any) -> str:
    """A day stands for all days: how many terms move is told, not to which day each."""
    if isinstance(value, date):
        return "day"
    return "none" if value is None else str(value)
