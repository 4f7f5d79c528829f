"""Which law reaches an open dossier: what says, without opening its answers, whether a change can.

One row for each dossier that has not ended: procedure, authority, the days whose law counts, and
the answers that the facts give. Nothing of a person.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.db import connections

from tessera.dossier.findings import known_of
from tessera.dossier.model import Dossier
from tessera.law.impact_rows import Reached
from tessera.law.model import Answers

# Between two days on which the law turns, all days are one stretch: the number of it is the bucket.
_STRETCH = """
    procedure, authority, complete_on is null, width_bucket(filed_on, %(turns)s::date[]),
    width_bucket(coalesce(complete_on, %(day)s), %(turns)s::date[])
"""
_OF_KINDS = f"""
    desk_reach where ({_STRETCH}) in (
        select * from unnest(%(procedure)s::text[], %(authority)s::text[], %(waits)s::boolean[],
                             %(filed)s::integer[], %(complete)s::integer[]))
"""  # noqa: S608 - our own words
_KINDS = f"""
    select {_STRETCH}, min(filed_on), min(complete_on), count(*)
    from desk_reach group by 1, 2, 3, 4, 5
"""  # noqa: S608 - as above
_DAYS = f"""
    select procedure, authority, filed_on, min(complete_on), count(*),
           (array_agg(dossier order by dossier))[:%(keep)s]
    from {_OF_KINDS} group by procedure, authority, filed_on, complete_on is null
"""  # noqa: S608 - as above
_MARKS = f"""
    select dossier from (
        select dossier, row_number() over (order by dossier) as place from {_OF_KINDS}) as placed
    where place %% %(batch)s = 0 order by dossier
"""  # noqa: S608 - as above
_ROWS = f"""
    select dossier, procedure, authority, filed_on, complete_on, revision, known
    from {_OF_KINDS} and dossier > %(after)s and dossier <= %(until)s
"""  # noqa: S608 - as above
FIRST, LAST = UUID(int=0), UUID(int=2**128 - 1)


class Kind(NamedTuple):
    """Open dossiers that the same rows of law reach."""

    procedure: str
    authority: str
    waits: bool  # for its completeness
    filed: int
    complete: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A kind of dossiers, how many they are, and one of them as the law meets it."""

    kind: Kind
    count: int
    one: Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One open dossier as the law meets it. `known`: what its facts answer."""

    dossier: UUID
    reached: Reached
    revision: int
    known: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching:
    """Reads these rows as two laws cut time up: `turns` are the days on which either changes."""

    turns: Sequence[date]
    day: date
    using: str = "door"

    def alike(self) -> tuple[Alike, ...]:
        """Every kind of open dossier there is: few rows, however many dossiers."""
        return tuple(
            Alike(kind=Kind(*row[:5]), count=row[7], one=Reached(row[0], row[1], row[5], row[6]))
            for row in self._found(_KINDS, ())
        )

    def by_day(
        self, kinds: Collection[Kind], *, keep: int
    ) -> Iterator[tuple[Reached, int, list[UUID]]]:
        """Those of these kinds by their day of filing, how many there are, and `keep` of them."""
        for procedure, authority, filed, complete, count, some in (
            self._found(_DAYS, kinds, keep=keep) if kinds else ()
        ):
            yield Reached(procedure, authority, filed, complete), count, some

    def marks(self, kinds: Collection[Kind], *, batch: int) -> list[tuple[UUID, UUID]]:
        """Ranges of ids with so many dossiers of these kinds in each."""
        if not kinds:
            return []
        ends = [row[0] for row in self._found(_MARKS, kinds, batch=batch)]
        return list(pairwise([FIRST, *ends, LAST]))

    def between(self, kinds: Collection[Kind], after: UUID, until: UUID) -> Iterator[Reach]:
        """Those of these kinds whose id lies in a range."""
        for row in self._found(_ROWS, kinds, after=after, until=until):
            yield Reach(
                dossier=row[0],
                reached=Reached(*row[1:5]),
                revision=row[5],
                known=msgspec.json.decode(row[6]),
            )

    def _found(self, statement: str, kinds: Collection[Kind], **more: object) -> list[Any]:
        columns = zip(*kinds, strict=True) if kinds else ([] for _ in Kind._fields)
        named = {name: list(column) for name, column in zip(Kind._fields, columns, strict=True)}
        values = {"turns": list(self.turns), "day": self.day, **named, **more}
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()


def reach_of(dossier: Dossier) -> dict[str, Any]:
    """The columns of one dossier; `open` says whether it has a row at all."""
    return {
        "open": not dossier.phase.ended,
        "authority": dossier.work.authority,
        "complete_on": dossier.complete_on,
        "revision": dossier.revision,
        "known": msgspec.json.encode(known_of(dossier)).decode(),
    }
