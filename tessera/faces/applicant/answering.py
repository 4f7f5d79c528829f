"""Answer a request: give the pieces that were asked for, in one go or bit by bit."""

from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse

from tessera.desk.view import View
from tessera.dossier.acts.supply import Supply
from tessera.dossier.kernel import Blocked
from tessera.dossier.model import Document as Told
from tessera.dossier.model import Request
from tessera.faces.applicant.caller import (
    applicant,
    asking,
    go,
    part_of,
    seat_of,
    who_of,
    writing_here,
)
from tessera.faces.applicant.hurdles import Hurdle, hurdles
from tessera.faces.applicant.papers import take_in
from tessera.faces.applicant.receipt import seen
from tessera.faces.applicant.status import labels_of
from tessera.faces.applicant.twice import twice
from tessera.faces.applicant.typed import fields, taken
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.law.model import Question
from tessera.registry.keys import KeyReused
from tessera.registry.record import record
from tessera.vault import documents as vault
from tessera.vault.document import Document, NoSuchDocument
from tessera.words.sentences import say


@applicant
def give(request: HttpRequest, which: UUID, asked: int) -> HttpResponse:
    """The pieces of one open request: files, and the answers that go with them."""
    view = seen(request, which, "request")
    wanted = next((r for r in view.dossier.open_requests if r.version == asked), None)
    if wanted is None or not _mine(request, view, wanted):
        return _over(request, view, asked)
    if request.method != "POST":
        return _form(request, view, wanted)
    if "remove" in request.POST:
        return _removed(request, view, wanted)
    return _given(request, view, wanted)


def _mine(request: HttpRequest, view: View, wanted: Request) -> bool:
    seat = seat_of(request)
    return view.dossier.applicant == seat.organisation or any(
        i.of is seat.kind for i in wanted.items
    )


def _over(request: HttpRequest, view: View, asked: int) -> HttpResponse:
    """Answered meanwhile, by a colleague or another party: the dossier itself tells."""
    if all(r.version != asked for r in view.dossier.requests):
        raise Http404
    return go(request, "dossier", which=view.id)


def _given(request: HttpRequest, view: View, wanted: Request) -> HttpResponse:
    """Files are kept first, so that a wrong answer never costs an upload."""
    errors = _uploaded(request, view, wanted)
    after = seen(request, view.id, "request")
    sent = taken(
        request.POST,
        _questions(request, view, wanted),
        language=language_of(request),
        day=request.day,  # type: ignore[attr-defined]
    )
    errors |= sent.errors
    waiting = waiting_papers(request, after, wanted)
    items = tuple(sorted({n for p in waiting for n in p.serves} & wanted.missing))
    if not errors and not items:
        errors = {min(wanted.missing): say("obstacles.nothing-given", language_of(request))}
    if errors:
        return _form(request, after, wanted, errors=errors)
    told = {n: v for n, v in sent.changes.items() if not n.startswith("typed:") and v is not None}
    told = {n: v for n, v in told.items() if view.answers.get(n) != v}
    act = Supply(
        request=wanted.version,
        items=items,
        documents=tuple(Told(id=str(p.id), digest=p.digest, serves=p.serves) for p in waiting),
    )
    wanted_by = asking(request, f"supply {view.id} {wanted.version} {items}")
    try:
        record(view.id, act, who_of(request), replace(wanted_by, answers=told or None))
    except Blocked as blocked:
        return _form(request, after, wanted, found=hurdles(request, None, blocked.obstacles))
    except KeyReused:
        return _form(request, after, wanted)
    return go(request, "dossier", which=view.id)


def _uploaded(request: HttpRequest, view: View, wanted: Request) -> dict[str, str]:
    """Each file is judged and kept; the sentence for each that cannot be."""
    part = part_of(seat_of(request).kind)
    errors = {}
    for name in sorted(wanted.missing):
        for each in request.FILES.getlist(name):
            if isinstance(each, UploadedFile) and (
                error := take_in(request, view.id, each, part=part, serves={name})
            ):
                errors[name] = error
    return errors


def waiting_papers(request: HttpRequest, view: View, wanted: Request) -> list[Document]:
    """What this seat brought for the request and did not send yet."""
    organisation = seat_of(request).organisation
    return [
        p
        for p in view.documents
        if p.bound_at is None and p.organisation == organisation and set(p.serves) & wanted.missing
    ]


def _removed(request: HttpRequest, view: View, wanted: Request) -> HttpResponse:
    mine = {str(p.id): p.id for p in waiting_papers(request, view, wanted)}
    which = mine.get(request.POST.get("remove", ""))
    if which is None:
        raise Http404
    try:
        with writing_here(request):
            vault.withdraw(which)
    except NoSuchDocument:
        raise Http404 from None
    return go(request, "give", which=view.id, asked=wanted.version)


def _questions(request: HttpRequest, view: View, wanted: Request) -> tuple[Question, ...]:
    """Answers that speak of a piece asked for: with a new passport goes its number."""
    part = part_of(seat_of(request).kind)
    return tuple(
        q
        for q in view.law.questions(view.dossier.procedure)
        if q.asked_of == part
        and q.name in view.answers
        and q.type == "date"
        and q.name.split(".")[0] in {n for m in wanted.missing for n in (m, m.split("-")[0])}
    )


def _form(
    request: HttpRequest,
    view: View,
    wanted: Request,
    *,
    errors: dict[str, str] | None = None,
    found: tuple[Hurdle, ...] = (),
) -> HttpResponse:
    language = language_of(request)
    questions = _questions(request, view, wanted)
    clock = next((c for c in view.clocks if c.key == wanted.clock), None)
    note = view.notes.get(UUID(wanted.note)) if wanted.note else None
    values = fields(view.answers, questions, language)
    values |= {n: v for n, v in request.POST.items() if isinstance(v, str)}
    return page(
        request,
        "applicant/give.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors or found else HTTPStatus.OK,
        view=view,
        wanted=wanted,
        items=sorted(wanted.missing),
        labels=labels_of(view, language),
        twice=twice(view.documents),
        waiting=waiting_papers(request, view, wanted),
        questions=questions,
        values=values,
        due=clock.due if clock else None,
        text=note.text if note else "",
        errors=errors or {},
        hurdles=found,
    )
