"""What people told us, as an act needs it: the revision it rests on, the papers it speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tessera.desk.standing import Standing
from tessera.dossier.kernel import Act, Blocked, Fact, wrong
from tessera.law.load import shelf
from tessera.law.model import Answers, Kind
from tessera.vault import answers as vault
from tessera.vault.answers import Revision
from tessera.vault.drafts import NoSuchDraft
from tessera.vault.identity import Identity, identify

NOTHING = Revision(number=0, fingerprint="", answers={})


def revision_for(  # noqa: PLR0913 - who told what of which dossier, each by its name
    dossier: UUID,
    act: Act[Any],
    stands: Standing,
    *,
    told: Answers | None,
    kind: Kind,
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
        _stop_unless_own(told, stands, kind)
        return vault.revise(dossier, told, by=by, at=at), ()
    number = stands.dossier.revision
    if not number:
        return NOTHING, ()
    return Revision(
        number=number, fingerprint="", answers=vault.answers(dossier, number, using="door")
    ), ()


def _stop_unless_own(told: Answers, stands: Standing, kind: Kind) -> None:
    """After filing a seat changes only what is asked of it; who filed answers for the employer."""
    own = Kind.EMPLOYER if kind is Kind.REPRESENTATIVE else kind
    asked = shelf().on(stands.dossier.filed_on or date.max).questions(stands.dossier.procedure)
    mine = {q.name for q in asked if q.asked_of is own}
    if others := sorted(set(told) - mine):
        raise Blocked(tuple(wrong("asked-of-another", name, question=name) for name in others))


def _filed(
    dossier: UUID, *, told: Answers | None, by: str, at: datetime
) -> tuple[Revision, tuple[str, ...]]:
    unconfirmed: tuple[str, ...] = ()
    if told is not None:
        revision = vault.filed(dossier, told, by=by, at=at)
    else:
        try:
            whole = vault.drafted(dossier)
        except NoSuchDraft:
            return NOTHING, ()
        unconfirmed = whole.unconfirmed
        revision = vault.freeze(dossier, by=by, at=at, whole=whole)
    named = named_in(dossier, revision.answers)
    identify(dossier, worker=named.worker, employer=named.employer)
    return revision, unconfirmed


def named_in(dossier: UUID, answers: Answers) -> Identity:
    """Whom an application is about, as its answers say; not every application has an employer."""
    name = " ".join(str(answers.get(k) or "") for k in ("worker.given-names", "worker.surname"))
    employer = str(answers.get("employer.name") or "")
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
    for name in ("note", "examination", "basis"):
        if note := getattr(fact, name, ""):
            yield note
    for finding in getattr(fact, "findings", ()):
        if finding.note:
            yield finding.note
    for _, note in getattr(fact, "otherwise", ()):
        yield note
