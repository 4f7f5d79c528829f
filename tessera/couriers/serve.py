"""Records that a letter reached its addressee: through the door, once, whatever breaks between."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tessera.couriers.mail import announce
from tessera.couriers.told import of_title
from tessera.dossier.acts.service import RecordService
from tessera.dossier.acts.work_withdrawal import ConfirmService
from tessera.dossier.kernel import Act, Blocked
from tessera.people.who import PLATFORM, Who
from tessera.registry.keys import Once
from tessera.registry.record import Asking, record
from tessera.vault.sql import row, run

COURIER = "courier"
CHANNEL = "platform"
PRESUMED_BY = "service-platform"
Recording = Callable[[UUID, Act[Any], Who, Asking], Any]
UNSERVED = """
select id, stream, about, fact, role, organisation, "on", leaf from couriers_letter
where state <> 'due' and served_on is null and (retry_at is null or retry_at <= %s)
order by leaf, id limit 1 for update skip locked
"""
SERVED = """
update couriers_letter set served_on = %s, attempts = 0, retry_at = null, trouble = ''
where id = %s
"""
FAILED = """
update couriers_letter set attempts = least(attempts + 1, 12), trouble = %s,
    retry_at = %s + least(interval '1 minute' * (2 ^ attempts), interval '6 hours')
where id = %s
"""
log = logging.getLogger("tessera.couriers")


def serve(day: date, at: datetime, *, most: int = 10, recording: Recording = record) -> int:
    """Record the service of letters that are in the inbox; how many."""
    served = 0
    for _ in range(most):
        outcome = _serve_one(day, at, recording)
        if outcome is None:
            break
        served += outcome
    return served


def _serve_one(day: date, at: datetime, recording: Recording) -> bool | None:
    """Whether the next service was recorded; None when there is none to record.

    The door commits first. If we break before our own commit, the next attempt meets what was
    recorded under this letter's key, and only marks the letter.
    """
    with transaction.atomic(using=COURIER, durable=True):
        found = row(COURIER, UNSERVED, [at])
        if found is None:
            return None
        letter, stream, about, fact, role, organisation, on, leaf = found
        act = _serving(letter, about, role, on, titled=of_title(fact))
        once = Once(key=f"service {letter}", body=letter.bytes)
        try:
            recording(stream, act, PLATFORM, Asking(day=day, at=at, once=once))
        except Blocked as blocked:
            codes = {obstacle.code for obstacle in blocked.obstacles}
            if codes != {"already-served"}:
                log.warning("service of letter %s met %s", letter, ", ".join(sorted(codes)))
                run(COURIER, FAILED, [", ".join(sorted(codes)), at, letter])
                return False
        run(COURIER, SERVED, [on, letter])
        announce(leaf, organisation, day=day)
        return True


def _serving(letter: UUID, about: int, role: str, on: date, *, titled: bool) -> Act[Any]:
    """The act that says so, in the stream of the fact that the letter tells of."""
    if titled:
        return ConfirmService(
            about=about, to=role, channel=CHANNEL, served_on=on, presumed_by=PRESUMED_BY
        )
    return RecordService(
        about=about,
        letter=str(letter),
        to=role,
        channel=CHANNEL,
        served_on=on,
        presumed_by=PRESUMED_BY,
    )
