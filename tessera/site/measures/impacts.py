"""How long it takes to say what a change of law does to so many open dossiers.

Their answers are sealed in the vault and their rows stand on the desk as the door leaves them; of
the journal nothing is read, so nothing is written there.
"""

import resource
import time
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

import psycopg
from django.db import connections, transaction

from tessera.desk.impact import impact
from tessera.faces.console.invented import courses
from tessera.law.assess import assess
from tessera.law.figures import Amount
from tessera.law.load import shelf
from tessera.law.shelf import Shelf
from tessera.law.switching import tried
from tessera.registry.papers import named_in
from tessera.site.database import plainly
from tessera.site.measures import ground
from tessera.vault.bulk import given, keep

BATCH = 500
ROWS = (
    "insert into desk_reach select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::date[],"
    " %s::date[], %s::integer[], %s::text[])"
)


def measure(dossiers: int, today: date, processes: int) -> dict[str, Any]:
    """Seconds for three changes: every Flemish floor, the recast in the past, and nothing."""
    _filled(dossiers, today)
    changes = {
        "floors": _dearer(shelf()),
        "recast": tried(shelf(), "recast-2024-1233", date(2026, 1, 1)),
        "nothing": shelf(),
    }
    told: dict[str, Any] = {"dossiers": dossiers, "processes": processes}
    for name, new in changes.items():
        begun = time.monotonic()
        found = impact(shelf(), new, day=today, processes=processes, keep=0)
        took = time.monotonic() - begun
        told[name] = {
            "seconds": round(took, 2),
            "perSecond": round(found.open / took),
            "open": found.open,
            "reached": found.reached,
            "touched": found.touched,
        }
    told["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return told


def _dearer(old: Shelf) -> Shelf:
    """The same law with every floor of pay in Flanders a tenth higher."""
    return Shelf(
        f"{old.digest}+dearer",
        {
            kind: tuple(_raised(row) if kind is Amount else row for row in rows)
            for kind, rows in old.rows.items()
        },
        old.files,
    )


def _raised(row: Any) -> Any:
    floor = row.name == "pay-floor" and "flanders" in row.authorities and row.value
    return replace(row, value=row.value * 11 / 10) if floor else row


def _filled(dossiers: int, today: date) -> None:
    name = f"tessera_bench_impact_{dossiers}"
    ground.stand_on(name)
    with psycopg.connect(**plainly(name=name)) as asked:
        found = asked.execute("select count(*) from desk_reach").fetchone()
    if found and found[0] == dossiers:
        return
    stream = courses(dossiers, seed=3, today=today)
    while batch := list(islice(stream, BATCH)):
        _kept([(each.dossier, each.answers, each.steps[0]) for each in batch])
    with psycopg.connect(**plainly(name=name), autocommit=True) as owner:
        owner.execute("vacuum analyze")


def _kept(batch: list[tuple[UUID, Any, Any]]) -> None:
    brought, rows = [], []
    for dossier, answers, step in batch:
        identity = named_in(dossier, answers)
        brought.append(given(dossier, answers, identity=identity, by="bench", at=step.at))
        procedure = step.act.procedure
        authority = assess(shelf().on(step.day), procedure, answers).authority
        rows.append((dossier, procedure, authority, step.day, None, 1, "{}"))
    with transaction.atomic(using="door"), connections["door"].cursor() as cursor:
        keep(brought)
        cursor.execute(ROWS, [list(column) for column in zip(*rows, strict=True)])
