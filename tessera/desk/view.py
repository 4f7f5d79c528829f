"""One dossier as one seat may see it: row security, the agreement's filter, and a look left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tessera.desk.standing import standing
from tessera.dossier.clock import Clock, clocks
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title
from tessera.dossier.title_turns import still_asked, turns_of_title
from tessera.dossier.turns import Turn, turns
from tessera.journal.entry import Entry
from tessera.law.load import shelf
from tessera.law.model import Answers, Kind, Requirement
from tessera.law.shelf import Law
from tessera.people.purposes import Channel, Purpose
from tessera.people.reading import reading
from tessera.people.who import Who
from tessera.vault.answers import NoSuchRevision
from tessera.vault.answers import answers as answers_of
from tessera.vault.document import Document
from tessera.vault.documents import documents
from tessera.vault.identity import Identity, identity_of
from tessera.vault.notes import Note, notes
from tessera.words.identifiers import reference


class NotYours(LookupError):
    """There is no such dossier, or none that this seat may know of: the two look the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a seat sees of a dossier. `answers` and `documents` hold what the agreement gives it."""

    id: UUID
    reference: str
    dossier: Dossier
    title: Title
    entries: tuple[Entry, ...]
    clocks: tuple[Clock, ...]
    turns: tuple[Turn, ...]
    answers: Answers
    documents: tuple[Document, ...]
    notes: Mapping[UUID, Note]
    identity: Identity | None
    law: Law


def look(  # noqa: PLR0913 - a look has this many parts, each by its name
    dossier: UUID,
    who: Who,
    *,
    purpose: Purpose,
    channel: Channel,
    day: date,
    at: datetime,
    what: str = "dossier",
) -> View:
    """Reads a dossier for a seat, and leaves a look. Raises NotYours (and leaves none)."""
    with reading(
        who.seat, person=who.person, purpose=purpose, channel=channel, at=at, what=what
    ) as shown:
        stands = standing(dossier, using="default")
        if not stands.entries or stands.dossier.filed_on is None:
            raise NotYours(str(dossier))
        shown.these([dossier])
        state, title = stands.dossier, stands.title
        law = shelf().on(day)
        own = _own_part(who.seat.kind)
        served = state.served_on(state.issued_version, "worker") if state.issued_version else None
        return View(
            id=dossier,
            reference=reference(dossier.int, stands.dossier.filed_on.year),
            dossier=state,
            title=title,
            entries=(*stands.entries, *stands.title_entries),
            clocks=clocks(state, law.calendar),
            turns=(
                *still_asked(turns(state, law.calendar, day), title),
                *turns_of_title(title, law.calendar, day, served_on=served),
            ),
            answers=seen_answers(_answers(dossier, state), law, state.procedure, who.seat.kind),
            documents=seen_documents(documents(dossier), law, state, who, own=own),
            notes={n.id: n for n in notes(dossier)},
            identity=identity_of(dossier),
            law=law,
        )


def _answers(dossier: UUID, state: Dossier) -> Answers:
    try:
        return answers_of(dossier, state.revision)
    except NoSuchRevision:
        return {}


def _own_part(kind: Kind) -> Kind:
    """Whose part of the questions a seat wrote itself: a representative writes the employer's."""
    return Kind.EMPLOYER if kind is Kind.REPRESENTATIVE else kind


def seen_answers(answers: Answers, law: Law, procedure: str, kind: Kind) -> Answers:
    """The answers whose category of personal data the agreement gives to this kind of seat."""
    own = _own_part(kind)
    seen = {
        q.name
        for q in law.questions(procedure)
        if law.sees(q.category, kind, own=q.asked_of is own, procedure=procedure) is not None
    }
    return {name: value for name, value in answers.items() if name in seen}


def seen_documents(
    given: tuple[Document, ...], law: Law, state: Dossier, who: Who, *, own: Kind
) -> tuple[Document, ...]:
    """The documents this seat gave, or that serve a requirement of a category it may see."""
    rows: dict[str, Requirement] = {
        r.name: r for r in law.requirements(state.procedure, state.work.authority)
    }
    rows |= {r.name: r for r in law.requirements(state.procedure, state.stay.authority)}
    served = {name: (row.category, row.asked_of is own) for name, row in rows.items()}
    seen = {
        name
        for name, (category, mine) in served.items()
        if law.sees(category, who.seat.kind, own=mine, procedure=state.procedure) is not None
    }
    return tuple(d for d in given if _may_see(d, rows, seen, who))


def _may_see(paper: Document, rows: Mapping[str, Requirement], seen: set[str], who: Who) -> bool:
    if paper.organisation == who.seat.organisation:
        return True
    served = {name for name in paper.serves if name in rows}
    return bool(served) and served <= seen
