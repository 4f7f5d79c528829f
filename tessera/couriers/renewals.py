"""Notes on a title that somebody asked to renew or to change it, and how that ended."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tessera.couriers.notice import ALONE, MOVE, READ
from tessera.desk.life import dossier_of
from tessera.dossier.acts.note_change import STANDS, NoteChange
from tessera.dossier.acts.note_renewal import NoteRenewal
from tessera.dossier.kernel import Act, Blocked
from tessera.journal.entry import Entry
from tessera.journal.read import feed, read
from tessera.people.who import PLATFORM, Who
from tessera.registry.record import Asking, record
from tessera.vault.sql import row, run

COURIER = "courier"
NAME = "renewals"
BATCH = 200
BEGUN = "insert into couriers_cursor (courier, leaf) values (%s, 0) on conflict do nothing"
OUTCOMES = {
    "filed": "",
    "decision-issued": "granted",
    "refused": "refused",
    "declared-inadmissible": "inadmissible",
    "withdrawn": "withdrawn",
}
TOLD = {
    "filed": "",
    "notice-stands": STANDS,
    "notice-opposed": "opposed",
    "withdrawn": "withdrawn",
}
Recording = Callable[[UUID, Act[Any], Who, Asking], Any]
log = logging.getLogger("tessera.couriers")


def note_renewals(day: date, at: datetime, *, recording: Recording = record) -> int:
    """Read on from the cursor; how many entries were read. One process at a time does this.

    The door commits first. If we break before our own commit, the next tick meets what was noted.
    """
    with transaction.atomic(using=COURIER, durable=True):
        alone = row(COURIER, ALONE, [NAME])
        if not alone or not alone[0]:
            return 0
        run(COURIER, BEGUN, [NAME])
        found = row(COURIER, READ, [NAME])
        entries = feed(int(found[0]) if found else 0, BATCH)
        for entry in entries:
            for title, act in _noted(entry):
                _record(title, act, Asking(day=day, at=at), recording)
        if entries:
            run(COURIER, MOVE, [entries[-1].leaf, NAME])
        return len(entries)


def _noted(entry: Entry) -> Iterator[tuple[UUID, NoteRenewal | NoteChange]]:
    """The dossier of the title this entry concerns, and what is to be noted on it."""
    if entry.kind != "dossier" or entry.code not in OUTCOMES | TOLD:
        return
    filed = read(entry.stream, using=COURIER)[0].fact
    held = dossier_of(getattr(filed, "renews", ""))
    if held is None:
        return
    if filed.shape.notice and entry.code in TOLD:
        yield held, _change(entry, filed)
    elif entry.code in OUTCOMES and not filed.shape.notice:
        yield (
            held,
            NoteRenewal(
                dossier=str(entry.stream),
                worker=filed.worker,
                employer=filed.employer,
                filed_on=filed.on,
                outcome=OUTCOMES[entry.code],
            ),
        )


def _change(entry: Entry, filed: Any) -> NoteChange:
    return NoteChange(
        dossier=str(entry.stream),
        worker=filed.worker,
        filed_on=filed.on,
        outcome=TOLD[entry.code],
        employer=getattr(entry.fact, "employer", "") if TOLD[entry.code] else "",
        since=getattr(entry.fact, "since", None),
    )


def _record(
    title: UUID, act: NoteRenewal | NoteChange, asking: Asking, recording: Recording
) -> None:
    try:
        recording(title, act, PLATFORM, asking)
    except Blocked as blocked:
        codes = ", ".join(sorted(obstacle.code for obstacle in blocked.obstacles))
        log.info("what dossier %s asks or tells was not noted: %s", act.dossier, codes)
