"""In the demo, whose day is moved by hand, a letter bears the day of its fact."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tessera.couriers.notice import notice
from tessera.couriers.told import told_whichever
from tessera.couriers.write import write
from tessera.site.environment import mode
from tessera.vault.sql import row

COURIER = "courier"
NEXT = """
select stream, about, fact from couriers_letter
where state = 'due' and (retry_at is null or retry_at <= %s) order by leaf, id limit 1
"""


def write_back(at: datetime) -> int:
    """Write what is due about days that are over, as of those days; how many.

    All of it in one turn: the courier that comes next would date it today.
    """
    if mode() != "demo":
        return 0
    while notice():
        continue
    written = 0
    while (day := _next(at)) and day < at.date():
        written += write(day, at, most=1)
    return written


def _next(at: datetime) -> date | None:
    """The day of the fact that the next letter is about."""
    with transaction.atomic(using=COURIER):
        found: tuple[UUID, int, str] | None = row(COURIER, NEXT, [at])
        return told_whichever(*found).fact.on if found else None
