"""Check the answers, then confirm one's part, or submit the application."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID, uuid5

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from tessera.desk.life import title_held
from tessera.dossier.filing import application as act_of_filing
from tessera.dossier.kernel import Blocked, Obstacle
from tessera.dossier.model import Document as Told
from tessera.dossier.shape import notices
from tessera.faces.applicant.application import Application, opened
from tessera.faces.applicant.caller import (
    asking,
    at_counter,
    go,
    law_today,
    lodger,
    seat_of,
    visitor_of,
    who_of,
    writing_here,
)
from tessera.faces.applicant.hurdles import hurdles
from tessera.faces.applicant.outlook import outlook
from tessera.faces.applicant.questions import origins
from tessera.faces.applicant.tasks import open_questions
from tessera.faces.look.answering import Said, day_said
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of
from tessera.law.answers import empty
from tessera.law.model import Answers, Kind
from tessera.people.mandates import mandate_of
from tessera.registry.keys import KeyReused
from tessera.registry.record import record
from tessera.vault import drafts
from tessera.vault.answers import drafted
from tessera.vault.documents import documents
from tessera.words.sentences import say

WORKERS = UUID("1f0b8d0a-36a4-5f0c-9a53-6d1c1c6f7d10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer as it will be filed; `group` empty: somebody else's, not to be changed here."""

    name: str
    label: str
    value: str
    group: str
    origin: str
    open: bool


@lodger
def check(request: HttpRequest, which: UUID) -> HttpResponse:
    """All answers on one page. Who began the application files it; the others confirm."""
    try:
        application = opened(request, which)
    except Http404:
        return go(request, "receipt", which=which)  # sent twice: it was filed the first time
    if request.method != "POST":
        return _page(request, application, ())
    return _file(request, application) if application.mine else _confirm(request, application)


def _confirm(request: HttpRequest, application: Application) -> HttpResponse:
    """A party says that its part is right as it stands on the page."""
    found = [*_unready(application), *_undeclared(request)]
    if not found and not _confirmed(request, application):
        found = [Obstacle(code="changed-meanwhile")]
    if found:
        return _page(request, application, tuple(found))
    return go(request, "dossier", which=application.id)


def _file(request: HttpRequest, application: Application) -> HttpResponse:
    """Confirm the parts this seat wrote, and file: all of it or none of it."""
    found = [*_unready(application), *_undeclared(request)]
    if _lodged(request).error:
        found.append(Obstacle(code="lodged-when", field="lodged_on"))
    if not found and not _confirmed(request, application):
        found = [Obstacle(code="changed-meanwhile")]
    if found:
        return _page(request, application, tuple(found))
    try:
        recorded = _recorded(request, application)
    except Blocked as blocked:
        return _page(request, application, blocked.obstacles)
    except KeyReused:
        return _page(request, application, (Obstacle(code="changed-meanwhile"),))
    return go(request, "receipt", which=recorded)


def _recorded(request: HttpRequest, application: Application) -> UUID:
    which, seat, law = application.id, seat_of(request), law_today(request)
    with transaction.atomic(using="door"):
        whole = drafted(which)
        papers = documents(which, using="door")
    with writing_here(request):
        held = (
            mandate_of(
                seat.organisation,
                application.employer,
                request.day,  # type: ignore[attr-defined]
                procedure=whole.procedure,
            )
            if seat.kind is Kind.REPRESENTATIVE
            else None
        )
    act = act_of_filing(
        whole.answers,
        seat,
        law=law,
        worker=application.worker or f"person:{uuid5(WORKERS, str(which))}",
        employer=application.employer,
        procedure=whole.procedure,
        documents=tuple(Told(id=str(p.id), digest=p.digest, serves=p.serves) for p in papers),
        lodged_on=_lodged(request).value,
        renews=_title_told_of(application, whole.answers),
    )
    who = who_of(
        request,
        on_behalf_of=application.employer if application.represented else None,
        mandate=held.id if held else None,
    )
    return record(which, act, who, asking(request, f"file {which}")).dossier


def _lodged(request: HttpRequest) -> Said:
    """The day on which it was lodged at the counter; nothing said is today."""
    if not at_counter(request):
        return Said()
    return day_said("lodged_on", request.POST.dict(), language_of(request))


def _title_told_of(application: Application, answers: Answers) -> str:
    """The permit that a notice is about: the one that the worker who takes part holds."""
    procedure = application.procedure
    if procedure not in notices(application.law) or answers.get("application.renews"):
        return ""
    return title_held(application.worker, procedure.renews)


def _confirmed(request: HttpRequest, application: Application) -> bool:
    """Each part this seat wrote, as it was seen on the page."""
    with writing_here(request):
        return all(
            drafts.confirm(
                application.id,
                name,
                seen=int(request.POST.get(f"seen-{name}") or -1),
                person=str(visitor_of(request).person),
                at=request.at,  # type: ignore[attr-defined]
            )
            for name in application.parts
        )


def _undeclared(request: HttpRequest) -> list[Obstacle]:
    return [] if request.POST.get("declared") else [Obstacle(code="undeclared", field="declared")]


def _unready(application: Application) -> list[Obstacle]:
    """What still wants an answer, or one that can be read, in the parts this seat writes."""
    return [
        Obstacle(code="answer-missing", field=question.name, values={"question": question.name})
        for part in application.parts
        for question in open_questions(application, part)
    ]


def _page(
    request: HttpRequest, application: Application, obstacles: tuple[Obstacle, ...]
) -> HttpResponse:
    found = hurdles(request, application, obstacles)
    return page(
        request,
        "applicant/check.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if found else HTTPStatus.OK,
        app=application,
        parts=_lines(request, application),
        outlook=outlook(application, language_of(request)),
        late=application.late(language_of(request)),
        unready=_unready(application),
        missing={part: application.missing_papers(part) for part in application.parts},
        waiting=_waiting(application),
        hurdles=found,
        errors={h.anchor: h.sentence for h in found},
        declared=bool(request.POST.get("declared")),
        counter=at_counter(request),
        typed=request.POST.dict(),
    )


def _waiting(application: Application) -> tuple[str, ...]:
    """The parts of others that were not yet confirmed."""
    return tuple(
        name
        for name, progress in application.progress.items()
        if name not in application.parts and not progress.confirmed
    )


def _lines(
    request: HttpRequest, application: Application
) -> Mapping[str, Mapping[str, tuple[Line, ...]]]:
    """Part by part and page by page, what this seat may see of what will be filed."""
    language = language_of(request)
    teller = Teller(law=application.law, language=language)
    known = origins(application)
    pages: dict[str, dict[str, tuple[Line, ...]]] = {}
    for question in application.questions:
        part, own = str(question.asked_of), question.asked_of in application.parts
        if not own and not application.progress[part].confirmed:
            continue
        value = application.told.get(question.name)
        if not own and value is None:
            continue
        origin = known.get(question.name, "")
        line = Line(
            name=question.name,
            label=teller.name(question.name),
            value=said_value(teller, question.name, value),
            group=question.group if own else "",
            origin=say(f"applicant.{origin}", language) if origin else "",
            open=own and empty(value) and not question.optional,
        )
        before = pages.setdefault(part, {}).get(question.group, ())
        pages[part][question.group] = (*before, line)
    return pages


def said_value(teller: Teller, name: str, value: object) -> str:
    """An answer in words: yes and no too."""
    if isinstance(value, bool):
        return say("shell.yes" if value else "shell.no", teller.language)
    return teller.value(name, value)
