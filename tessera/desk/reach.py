"""Which law reaches an open dossier: what says, without opening its answers, whether a change can.

One row for each dossier that has not ended: procedure, authority, the days whose law counts, and
the answers that the facts give. Nothing of a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db import connections

from tessera.dossier.findings import known_of
from tessera.dossier.model import Dossier
from tessera.law.model import Answers

_COLUMNS = "dossier, procedure, authority, filed_on, complete_on, revision, known"
_ROWS = f"select {_COLUMNS} from desk_reach where dossier > %s order by dossier limit %s"  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One open dossier as the law meets it. `known`: what its facts answer."""

    dossier: UUID
    procedure: str
    authority: str
    filed_on: date
    complete_on: date | None
    revision: int
    known: Answers


def reach_of(dossier: Dossier) -> dict[str, Any]:
    """The columns of one dossier; `open` says whether it has a row at all."""
    return {
        "open": not dossier.phase.ended,
        "authority": dossier.work.authority,
        "complete_on": dossier.complete_on,
        "revision": dossier.revision,
        "known": msgspec.json.encode(known_of(dossier)).decode(),
    }


def reaches(*, using: str = "door", batch: int = 5_000) -> Iterator[list[Reach]]:
    """Every open dossier by id, some at a time."""
    after = UUID(int=0)
    while True:
        with connections[using].cursor() as cursor:
            cursor.execute(_ROWS, [after, batch])
            found = [_reach(row) for row in cursor.fetchall()]
        if not found:
            return
        yield found
        after = found[-1].dossier


def _reach(row: tuple[Any, ...]) -> Reach:
    return Reach(
        dossier=row[0],
        procedure=row[1],
        authority=row[2],
        filed_on=row[3],
        complete_on=row[4],
        revision=row[5],
        known=msgspec.json.decode(row[6]),
    )
