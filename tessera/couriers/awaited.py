"""Which dossiers a payment may be for: found by what authorities search by, read as the door."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.standing import standing
from tessera.dossier.model import Dossier
from tessera.law.load import shelf
from tessera.law.model import Answers, Authority, Kind
from tessera.vault import answers as vault
from tessera.words.identifiers import reference

DOOR = "door"
MANY = 50
_FOUND = """
select dossier from desk_word where seat = any(%s) and word = any(%s)
group by dossier having count(distinct word) >= %s order by dossier limit %s
"""
_AUTHORITIES = frozenset({Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A dossier that may be meant, with the answers that say whose it is."""

    id: UUID
    reference: str
    dossier: Dossier
    answers: Answers


def by_words(words: frozenset[str], *, least: int = 1) -> tuple[Awaited, ...]:
    """The dossiers found under at least so many of these words; MANY at the most."""
    with transaction.atomic(using=DOOR):
        return tuple(_read(_found(words, least)))


def _found(words: frozenset[str], least: int) -> list[UUID]:
    seats = {a.id for a in shelf().rows[Authority] if a.kind in _AUTHORITIES}
    with connections[DOOR].cursor() as cursor:
        cursor.execute(_FOUND, [sorted(seats), sorted(words), least, MANY])
        return [row[0] for row in cursor.fetchall()]


def _read(dossiers: list[UUID]) -> Iterator[Awaited]:
    for each in dossiers:
        state = standing(each, using=DOOR).dossier
        if state.filed_on is None:
            continue
        try:
            told = vault.answers(each, state.revision, using=DOOR)
        except LookupError:  # destroyed: nobody is named any more
            continue
        yield Awaited(
            id=each,
            reference=reference(each.int, state.filed_on.year),
            dossier=state,
            answers=told,
        )
