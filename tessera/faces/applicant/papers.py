"""The papers of one part: what the law asks and why, what was given, what can be taken back."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse

from tessera.faces.applicant.application import Application, opened
from tessera.faces.applicant.caller import go, lodger, seat_of, visitor_of, writing_here
from tessera.faces.applicant.serving import as_download
from tessera.faces.applicant.twice import twice
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Source, Teller
from tessera.faces.look.tongue import language_of
from tessera.law.assessment import Needed
from tessera.law.findings import Verdict
from tessera.law.model import Kind, Mark
from tessera.vault import documents as vault
from tessera.vault.document import Document, NoSuchDocument
from tessera.vault.documents import Examined, Giver
from tessera.vault.intake import Unfit
from tessera.words.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One requirement of the law with the papers that serve it."""

    name: str
    label: str
    help: str
    perhaps: bool
    sources: tuple[Source, ...]
    mark: Mark
    readers: tuple[Kind, ...]
    given: tuple[Document, ...]


@lodger
def papers(request: HttpRequest, which: UUID, part: str) -> HttpResponse:
    """The list; or a paper taken back, or told to serve something else as well."""
    application = _with(request, which, part)
    if request.method == "POST":
        return _changed(request, application, part)
    return _listed(request, application, part)


@lodger
def add(request: HttpRequest, which: UUID, part: str, name: str) -> HttpResponse:
    """One file for one requirement, and for whatever else it serves."""
    application = _with(request, which, part)
    wanted = {w.name: w for w in wanted_of(request, application, part)}
    if name not in wanted:
        raise Http404
    if request.method != "POST":
        return _form(request, application, (part, name), wanted, {})
    given = [each for each in request.FILES.getlist("file") if isinstance(each, UploadedFile)]
    if not given:
        error = say("applicant.choose-file", language_of(request))
        return _form(request, application, (part, name), wanted, {"file": error})
    serves = {name, *(each for each in request.POST.getlist("serves") if each in wanted)}
    error = ""
    for each in given:
        error = error or take_in(request, application.id, each, part=part, serves=serves)
    if error:
        return _form(request, application, (part, name), wanted, {"file": error})
    return go(request, "papers", which=which, part=part)


@lodger
def paper(request: HttpRequest, which: UUID, paper: UUID) -> HttpResponse:
    """A paper of a draft, as it was kept."""
    application = opened(request, which)
    found = next((p for p in application.papers if p.id == paper), None)
    if found is None:
        raise Http404
    with writing_here(request):
        inside = vault.open_document(found.id)
    return as_download(inside, found.name, found.media_type)


def take_in(
    request: HttpRequest, which: UUID, given: UploadedFile, *, part: str, serves: set[str]
) -> str:
    """Judge a file and keep it; the sentence that says how to mend it when it cannot be kept."""
    at = request.at  # type: ignore[attr-defined]
    name = given.name or ""
    judged = vault.examined(given.read(), name, at=at)
    if isinstance(judged, Examined):
        giver = Giver(
            organisation=seat_of(request).organisation,
            person=str(visitor_of(request).person),
            part=part,
        )
        with writing_here(request):
            kept = vault.take(which, judged, giver=giver, serves=serves, at=at)
        judged = kept if isinstance(kept, Unfit) else judged
    if isinstance(judged, Unfit):
        said = say(judged.sentence, language_of(request), **judged.values)
        return f"{name}: {said}"
    return ""


def wanted_of(request: HttpRequest, application: Application, part: str) -> tuple[Wanted, ...]:
    authority = application.assessment.authority or ""
    language = language_of(request)
    teller = Teller(law=application.law, language=language, authority=authority)
    return tuple(_wanted(application, teller, each) for each in application.needed(part))


def _wanted(application: Application, teller: Teller, needed: Needed) -> Wanted:
    row, law = needed.requirement, application.law
    sources, mark = teller.basis(row)
    return Wanted(
        name=row.name,
        label=row.label.said_in(teller.language),
        help=row.help.said_in(teller.language) if row.help else "",
        perhaps=needed.verdict is Verdict.UNKNOWN,
        sources=sources,
        mark=mark,
        readers=tuple(
            k
            for k in application.readers
            if k is not row.asked_of
            and law.sees(row.category, k, procedure=application.draft.procedure)
        ),
        given=application.serving(row.name),
    )


def _with(request: HttpRequest, which: UUID, part: str) -> Application:
    application = opened(request, which)
    if part not in application.parts:
        raise Http404
    return application


def _changed(request: HttpRequest, application: Application, part: str) -> HttpResponse:
    """Take a paper back, or say anew what it serves."""
    try:
        wanted = UUID(request.POST.get("paper", ""))
    except ValueError:
        raise Http404 from None
    if wanted not in {p.id for p in application.papers if p.part == part}:
        raise Http404
    names = {w.requirement.name for w in application.needed(part)}
    try:
        with writing_here(request):
            if "remove" in request.POST:
                vault.withdraw(wanted)
            else:
                vault.serve(wanted, names & set(request.POST.getlist("serves")))
    except NoSuchDocument:
        raise Http404 from None
    return go(request, "papers", which=application.id, part=part)


def _listed(request: HttpRequest, application: Application, part: str) -> HttpResponse:
    wanted = wanted_of(request, application, part)
    names = {w.name for w in wanted}
    return page(
        request,
        "applicant/papers.html",
        app=application,
        part=part,
        wanted=wanted,
        loose=[p for p in application.papers if p.part == part and not names & set(p.serves)],
        labels={
            needed.requirement.name: needed.requirement.label.said_in(language_of(request))
            for needed in application.assessment.needed
        },
        twice=twice(application.papers),
    )


def _form(
    request: HttpRequest,
    application: Application,
    place: tuple[str, str],
    wanted: dict[str, Wanted],
    errors: dict[str, str],
) -> HttpResponse:
    part, name = place
    return page(
        request,
        "applicant/add.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        app=application,
        part=part,
        one=wanted[name],
        others=[w for w in wanted.values() if w.name != name],
        ticked=request.POST.getlist("serves"),
        errors=errors,
    )
