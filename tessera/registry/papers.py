"""What people told us, as an act needs it: the revision it rests on, the papers it speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tessera.desk.standing import Standing
from tessera.dossier.kernel import Act, Fact
from tessera.law.model import Answers
from tessera.vault import answers as vault
from tessera.vault.answers import Revision
from tessera.vault.drafts import NoSuchDraft
from tessera.vault.identity import Identity, identify

NOTHING = Revision(number=0, fingerprint="", answers={})


def revision_for(
    dossier: UUID,
    act: Act[Any],
    stands: Standing,
    *,
    told: Answers | None,
    by: str,
    at: datetime,
) -> tuple[Revision, tuple[str, ...]]:
    """The revision this act rests on, and the parts of the draft nobody confirmed.

    A filing freezes its draft, or keeps the answers it came with; another act may change some.
    All of it goes back when the act is blocked.
    """
    if act.code == "file" and stands.dossier.version == 0:
        return _filed(dossier, told=told, by=by, at=at)
    if told:
        return vault.revise(dossier, told, by=by, at=at), ()
    number = stands.dossier.revision
    if not number:
        return NOTHING, ()
    return Revision(
        number=number, fingerprint="", answers=vault.answers(dossier, number, using="door")
    ), ()


def _filed(
    dossier: UUID, *, told: Answers | None, by: str, at: datetime
) -> tuple[Revision, tuple[str, ...]]:
    unconfirmed: tuple[str, ...] = ()
    if told is not None:
        revision = vault.filed(dossier, told, by=by, at=at)
    else:
        try:
            unconfirmed = vault.drafted(dossier).unconfirmed
        except NoSuchDraft:
            return NOTHING, ()
        revision = vault.freeze(dossier, by=by, at=at)
    named = named_in(dossier, revision.answers)
    identify(dossier, worker=named.worker, employer=named.employer)
    return revision, unconfirmed


def named_in(dossier: UUID, answers: Answers) -> Identity:
    """Whom an application is about, as its answers say."""
    name = " ".join(str(answers.get(k) or "") for k in ("worker.given-names", "worker.surname"))
    employer = str(answers.get("employer.name") or "?")
    return Identity(dossier=dossier, worker=name.strip() or "?", employer=employer)


def papers_of(
    facts: tuple[Fact[Any], ...], circles: Sequence[str]
) -> tuple[frozenset[UUID], Mapping[UUID, frozenset[str]]]:
    """The documents these facts speak of; the notes, each with the circles of its facts."""
    documents = {UUID(d.id) for f in facts for d in getattr(f, "documents", ())}
    notes: defaultdict[UUID, set[str]] = defaultdict(set)
    for fact, circle in zip(facts, circles, strict=True):
        for note in _notes(fact):
            notes[UUID(note)] |= set(circle.split())
    return frozenset(documents), {note: frozenset(known) for note, known in notes.items()}


def _notes(fact: Fact[Any]) -> Iterator[str]:
    if note := getattr(fact, "note", ""):
        yield note
    for finding in getattr(fact, "findings", ()):
        if finding.note:
            yield finding.note
    for _, note in getattr(fact, "otherwise", ()):
        yield note
