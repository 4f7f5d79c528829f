"""Notices facts that call for letters or reminders, in the order of the tree, each once."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.db import transaction

from tessera.couriers.codes import drawn
from tessera.couriers.compose import MATTERS
from tessera.couriers.lapsing import lapse
from tessera.couriers.occasion import addressees, authority_of, kinds_called_for
from tessera.couriers.remind import remind
from tessera.couriers.told import told_whichever
from tessera.couriers.undoing import undo
from tessera.desk.life import dossier_of
from tessera.journal.entry import Entry
from tessera.journal.read import feed, tip
from tessera.law.load import shelf
from tessera.vault.sql import row, run

COURIER = "courier"
NAME = "letters"
BATCH = 200
ALONE = "select pg_try_advisory_xact_lock(hashtextextended('couriers ' || %s, 0))"
READ = "select leaf from couriers_cursor where courier = %s"
MOVE = "update couriers_cursor set leaf = %s where courier = %s"
NOTE = """
insert into couriers_letter
    (id, code, stream, about, leaf, fact, kind, role, organisation, authority)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) on conflict do nothing
"""


def notice(limit: int = BATCH) -> int:
    """Read on from the cursor; how many entries were read. One process at a time does this.

    The letters are noted and the cursor moved in one transaction, so a crash can neither lose a
    letter nor note it twice; and were it read twice, the unique row would hold it.
    """
    with transaction.atomic(using=COURIER, durable=True):
        alone = row(COURIER, ALONE, [NAME])
        if not alone or not alone[0]:
            return 0
        entries = feed(_cursor(), limit)
        for entry in entries:
            for letter in _letters(entry):
                run(COURIER, NOTE, letter)
            lapse(entry)
            undo(entry)
            remind(entry)
        if entries:
            run(COURIER, MOVE, [entries[-1].leaf, NAME])
        return len(entries)


def pass_over() -> int:
    """Send no letters about what is in the tree by now, and move on: for dossiers taken over."""
    with transaction.atomic(using=COURIER, durable=True):
        last = tip(using=COURIER)
        run(COURIER, MOVE, [last, NAME])
        return last


def _cursor() -> int:
    found = row(COURIER, READ, [NAME])
    return int(found[0]) if found else 0


def _letters(entry: Entry) -> Iterator[list[Any]]:
    """The rows of the letters that this entry calls for."""
    if entry.code not in MATTERS:
        return
    fact = entry.fact
    stream = dossier_of(str(entry.stream)) if entry.kind == "title" else entry.stream
    if stream is None:
        return
    stands = told_whichever(stream, entry.version, entry.code)
    kinds = kinds_called_for(fact, shelf().on(fact.on), stands.dossier.procedure)
    if not kinds:
        return
    authority = authority_of(fact, stands.dossier)
    for kind in kinds:
        for role, organisation in addressees(kind, stands.dossier, stands.held):
            yield [
                uuid4(),
                drawn(),
                stream,
                entry.version,
                entry.leaf,
                entry.code,
                kind.name,
                role,
                organisation,
                authority,
            ]
