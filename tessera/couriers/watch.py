"""Watches over terms: notes once that one has passed. What follows from it is for people."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tessera.desk.places import OF_TITLE
from tessera.dossier.acts.passing import PassTerm
from tessera.dossier.acts.passing_title import PassTitleTerm
from tessera.dossier.kernel import Act, Blocked
from tessera.dossier.title_clock import UNTOLD
from tessera.people.who import PLATFORM, Who
from tessera.registry.rebuild import place_anew
from tessera.registry.record import Asking, record
from tessera.vault.sql import rows

COURIER = "courier"
PAGE = 200
Recording = Callable[[UUID, Act[Any], Who, Asking], Any]
OVER = """
select due, dossier, clock from desk_clock
where due < %s and (due, dossier, clock) > (%s, %s, %s) order by due, dossier, clock limit %s
"""
NOBODY = UUID(int=0)
log = logging.getLogger("tessera.couriers")
_stuck: dict[tuple[UUID, str], date] = {}
"""Terms the door would not let pass on a day: asked again the next day, not on every tick."""


def watch(day: date, at: datetime, *, recording: Recording = record) -> int:
    """Record each term whose last day is over; how many. Two watchers record it once.

    Of a hearing nothing is recorded: the dossier only comes to whoever may now decide.
    """
    passed = 0
    for dossier, clock in _over(day):
        if _stuck.get((dossier, clock)) == day:
            continue
        if clock.startswith(OF_TITLE + UNTOLD):
            place_anew(dossier, day=day)
            continue
        try:
            recording(dossier, _passing(clock), PLATFORM, Asking(day=day, at=at))
        except Blocked as blocked:
            codes = ", ".join(sorted(obstacle.code for obstacle in blocked.obstacles))
            log.info("the term %s did not pass: %s", clock, codes)
            _stuck[dossier, clock] = day
        else:
            passed += 1
    return passed


def _passing(clock: str) -> Act[Any]:
    """The act that notes it, in the stream that the clock belongs to."""
    if clock.startswith(OF_TITLE):
        return PassTitleTerm(clock=clock.removeprefix(OF_TITLE))
    return PassTerm(clock=clock)


def _over(day: date) -> Iterator[tuple[UUID, str]]:
    """Every clock on the desks whose last day lies before `day`, a page at a time."""
    after = (date.min, NOBODY, "")
    while True:
        with transaction.atomic(using=COURIER):
            found = rows(COURIER, OVER, [day, *after, PAGE])
        for due, dossier, clock in found:
            yield dossier, clock
            after = (due, dossier, clock)
        if len(found) < PAGE:
            return
