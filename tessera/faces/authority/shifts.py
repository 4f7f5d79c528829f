"""What an act does to the terms that run: which begin, which end, which get another last day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tessera.dossier.clock import Clock, clocks
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title
from tessera.dossier.title_clock import EARLY, title_clocks
from tessera.faces.authority.sitting import Sitting
from tessera.words import dates
from tessera.words.days import Calendar
from tessera.words.sentences import say

GRACE = "grace-after-work"
REMINDERS = frozenset({EARLY, "paper-ends"})
Running = Mapping[str, Clock]


def shifts(
    here: Sitting, facts: Iterable[Fact[Any]], *, version: int, titled: int
) -> tuple[str, ...]:
    """Each change as a sentence, within what this seat sees.

    `version` and `titled`: how many facts the dossier and its title have, seen and unseen.
    """
    before = _running(here.dossier, here.view.title, here.law.calendar)
    dossier = replace(here.dossier, version=version)
    title = replace(here.view.title, version=titled)
    for fact in facts:
        if isinstance(fact, DossierFact):
            dossier = fact.applied_to(dossier)
        else:
            title = fact.applied_to(title)
    after = _running(dossier, title, here.law.calendar)
    told = dict.fromkeys(_told(here, before, after))
    if title.withdrawn_on and not here.view.title.withdrawn_on:
        told[_named(here, GRACE, "waits-open")] = None  # nothing runs before the holder is told
    return tuple(told)


def _running(dossier: Dossier, title: Title, calendar: Calendar) -> Running:
    """The terms that nothing has ended yet; a reminder of our own is no term."""
    found = (*clocks(dossier, calendar), *title_clocks(title, calendar))
    return {c.key: c for c in found if c.ended_on is None and c.term.name not in REMINDERS}


def _told(here: Sitting, before: Running, after: Running) -> Iterator[str]:
    for key, clock in after.items():
        was = before.get(key)
        if was is None or (was.start is None) != (clock.start is None):
            yield _say(here, clock, _begins(clock))
        elif was.due != clock.due:
            yield _say(here, clock, "moves" if clock.due else "stands-still")
    for key, clock in before.items():
        if key not in after:
            yield _say(here, clock, "ends")


def _begins(clock: Clock) -> str:
    begins = "begins" if clock.start else "waits"
    return begins if clock.due else f"{begins}-open"


def _say(here: Sitting, clock: Clock, what: str) -> str:
    return _named(here, clock.term.name, what, clock.due)


def _named(here: Sitting, term: str, what: str, due: date | None = None) -> str:
    name = say(f"dossier.clock-{term}", here.language)
    day = dates.day(due, here.language) if due else ""
    return say(f"authority.term-{what}", here.language, term=name, due=day)
