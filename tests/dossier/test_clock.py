"""A clock is a term of the law at work: what it says of one day."""

from dataclasses import replace
from datetime import date

from tessera.dossier.clock import Clock
from tessera.dossier.model import FrozenTerm
from tessera.law.model import Lane, Mark, Unit

FIFTEEN_DAYS = FrozenTerm(
    name="supplement",
    norm="term/supplement",
    version=date(2018, 12, 24),
    mark=Mark.VERIFIED,
    cites=("aliens-act#61/25-2",),
    length=15,
    unit=Unit.DAYS,
)
SERVED = Clock(
    key="supplement:6",
    term=FIFTEEN_DAYS,
    lane=Lane.WORK,
    start=date(2026, 1, 6),
    due=date(2026, 1, 21),
)


def test_days_used_are_counted_from_the_day_after_service_to_the_answer():
    answered = replace(SERVED, ended_on=date(2026, 1, 10))
    assert [answered.used(date(2026, 1, day)) for day in (5, 6, 7, 10, 20)] == [0, 0, 1, 4, 4]


def test_an_answer_before_service_uses_no_day_of_the_term():
    """The request was read on the screen; the day its letter counts as served came later."""
    early = replace(SERVED, ended_on=date(2026, 1, 5))
    assert [early.used(date(2026, 1, day)) for day in (5, 6, 7)] == [0, 0, 0]
