"""The rules we apply: every procedure, one page for each before each authority, and what waits."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.dossier.lawdeeds import seat_wrong
from tessera.faces.look.readings import how_many_read
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Source, Teller
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import Visitor
from tessera.faces.public.rulebook import Book
from tessera.faces.public.searching import LONGEST, MOST, asked
from tessera.faces.public.searching import found as found_by
from tessera.law.compare import Change, compared
from tessera.law.load import shelf
from tessera.law.model import Kind, Mark, Norm
from tessera.law.norms_of import authorities_of, norms_of
from tessera.law.regime import Apart
from tessera.law.shelf import Law, Shelf
from tessera.law.switching import tried
from tessera.law.told_changes import heading, parts_told
from tessera.law.wording import Words
from tessera.words.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """One authority before which a procedure is examined, and how many norms that takes."""

    id: str
    name: str
    norms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One procedure of the list."""

    code: str
    label: str
    outcome: str
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A regime; `on` is its first day, None while it is not in force."""

    name: str
    label: str
    note: str
    on: date | None
    mark: Mark
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """One norm that a regime would change."""

    heading: str
    parts: tuple[str, ...]
    where: str
    mark: Mark
    sources: tuple[Source, ...]


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Every procedure that the law of the day knows, offered here or not, and every regime."""
    law, language = shelf().on(request.day), language_of(request)
    norms = _norms(law)
    hits, count = found_by(asked(request.GET.get("words", "")), law, language)
    found = {
        offered: tuple(
            _listed(law, row.code, language) for row in law.procedures() if row.offered is offered
        )
        for offered in (True, False)
    }
    return page(
        request,
        "public/rules.html",
        public=True,
        today=law.day,
        digest=law.digest[:12],
        offered=found[True],
        known=found[False],
        waiting=tuple(_waiting(apart, law, language) for apart in law.shelf.regimes),
        norms=len(norms),
        words=request.GET.get("words", "")[:LONGEST],
        hits=hits,
        count=count,
        most=MOST,
        read=how_many_read(norms, law),
    )


@require_GET
def rulebook(request: HttpRequest, procedure: str, authority: str) -> HttpResponse:
    """All norms of one procedure before one authority, with their versions."""
    law, language = shelf().on(request.day), language_of(request)
    try:
        found = law.procedure(procedure)
    except LookupError:
        raise Http404 from None
    offices = authorities_of(law, procedure)
    office = next((each for each in offices if each.id == authority), None)
    if office is None:
        raise Http404
    own = office.id if office.kind is Kind.WORK_AUTHORITY else ""
    teller = Teller(law=law, language=language, authority=own)
    book = Book(teller=teller, procedure=procedure, authority=office)
    norms, read = book.counted()
    return page(
        request,
        "public/rulebook.html",
        public=True,
        procedure=found,
        about=book.rule(found),
        office=office,
        others=tuple(each for each in offices if each is not office),
        today=law.day,
        digest=law.digest[:12],
        chapters=book.chapters(),
        norms=norms,
        read_count=read,
        reads=_is_jurist(request),
    )


@require_GET
def regime(request: HttpRequest, name: str) -> HttpResponse:
    """What a regime would change, or did: norm by norm."""
    law, language = shelf().on(request.day), language_of(request)
    apart = next((each for each in law.shelf.regimes if each.regime.name == name), None)
    if apart is None:
        raise Http404
    return page(
        request,
        "public/regime.html",
        public=True,
        regime=_waiting(apart, law, language),
        changes=_changes(apart, law.shelf, language) if apart.regime.on is None else (),
    )


def _norms(law: Law) -> tuple[Norm, ...]:
    """Every norm of the day, whatever it is about."""
    found = (row for kind in law.shelf.rows for row in law.all(kind))
    return tuple(row for row in found if isinstance(row, Norm))


def _is_jurist(request: HttpRequest) -> bool:
    """Whether the visitor may say that they read a norm: then each leads to where that is said."""
    visitor: Visitor | None = request.visitor  # type: ignore[attr-defined]
    return visitor is not None and visitor.seat is not None and not tuple(seat_wrong(visitor.seat))


def _listed(law: Law, code: str, language: Language) -> Listed:
    row = law.procedure(code)
    return Listed(
        code=code,
        label=row.label.said_in(language),
        outcome=row.outcome.said_in(language),
        before=tuple(
            Before(
                id=office.id,
                name=office.name.said_in(language),
                norms=law.once(
                    ("count of norms", code, office.id),
                    lambda office=office: sum(map(len, norms_of(law, code, office).values())),
                ),
            )
            for office in authorities_of(law, code)
        ),
    )


def _waiting(apart: Apart, law: Law, language: Language) -> Waiting:
    found = apart.regime
    return Waiting(
        name=found.name,
        label=found.label.said_in(language),
        note=found.note.said_in(language) if found.note else "",
        on=found.on,
        mark=found.mark,
        sources=Teller(law=law, language=language).sources(found.cites),
    )


def _changes(apart: Apart, old: Shelf, language: Language) -> tuple[Otherwise, ...]:
    """The days are left out: there is none yet."""
    new = tried(old, apart.regime.name)
    return tuple(_otherwise(each, old, new, language) for each in compared(old, new))


def _otherwise(change: Change, old: Shelf, new: Shelf, language: Language) -> Otherwise:
    before, after = Words(old.on(change.day), language), Words(new.on(change.day), language)
    norm: Norm = change.norm
    return Otherwise(
        heading=heading(change, after),
        parts=tuple(parts_told(change, before, after)),
        where=after.where(norm),
        mark=norm.mark,
        sources=Teller(law=after.law, language=language).sources(norm.cites),
    )
