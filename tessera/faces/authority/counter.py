"""What a counter writes down for somebody who applies there: its drafts, beside its work list."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from tessera.dossier.acts.filers import COUNTERS
from tessera.faces.authority.sitting import who_of
from tessera.faces.look.begun import worker_written
from tessera.law.load import shelf
from tessera.law.shelf import Law
from tessera.people.doors import writing
from tessera.vault import drafts
from tessera.words.languages import Language

MOST = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """An application that was begun at this counter and is not filed yet."""

    id: UUID
    procedure: str
    worker: str
    touched_at: datetime


def lodges(request: HttpRequest) -> bool:
    """Whether something can be lodged at a counter of this kind at all."""
    kind = who_of(request).seat.kind
    rows = shelf().on(request.day).procedures()  # type: ignore[attr-defined]
    return kind in COUNTERS and any(row.offered and kind in row.counters for row in rows)


def begun(request: HttpRequest, language: Language) -> tuple[Begun, ...]:
    """The last touched first; MOST at the most."""
    who, law = who_of(request), shelf().on(request.day)  # type: ignore[attr-defined]
    with writing(who.seat, person=who.person):
        found = drafts.drafts(who.seat.organisation)[:MOST]
        return tuple(_begun(draft, law, language) for draft in found)


def _begun(draft: drafts.Draft, law: Law, language: Language) -> Begun:
    return Begun(
        id=draft.id,
        procedure=law.procedure(draft.procedure).label.said_in(language),
        worker=worker_written(draft),
        touched_at=draft.touched_at,
    )
