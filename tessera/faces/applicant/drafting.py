"""The task list of an application that is being written, and throwing it away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from tessera.faces.applicant.application import Application, opened
from tessera.faces.applicant.caller import at_counter, go, lodger, seat_of, writing_here
from tessera.faces.applicant.parting import partings
from tessera.faces.applicant.status import status
from tessera.faces.applicant.tasks import counted, tasks_of
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of
from tessera.law.competence import competent
from tessera.law.model import Lane
from tessera.people.invitations import invited_to
from tessera.vault import drafts


@lodger
def dossier(request: HttpRequest, which: UUID) -> HttpResponse:
    """One address from the first answer to the last letter: the draft, and then the dossier."""
    try:
        application = opened(request, which)
    except Http404:
        if at_counter(request):
            return HttpResponseRedirect(f"/{language_of(request).value}/desk/{which}")
        return status(request, which)
    return _tasks(request, application)


def _tasks(request: HttpRequest, application: Application) -> HttpResponse:
    done, all_ = counted(application)
    procedure, law = application.procedure, application.law
    works, stays = Lane.WORK in procedure.lanes, Lane.STAY in procedure.lanes
    work = competent(law, procedure.code, application.told).authority if works else None
    with writing_here(request):
        invited = invited_to(seat_of(request), application.id) if application.mine else ()
    return page(
        request,
        "applicant/tasks.html",
        app=application,
        title=worker_named(application),
        parts=application.parties,
        tasks={part: tasks_of(application, part) for part in application.parts},
        parting=partings(application, invited, request.day),  # type: ignore[attr-defined]
        done=done,
        all=all_,
        lanes=procedure.lanes,
        late=application.late(language_of(request)),
        work=law.authority(work) if work else None,
        stay=law.authority(procedure.stay_authority) if stays else None,
        teller=Teller(law=law, language=language_of(request)),
    )


@lodger
def discard(request: HttpRequest, which: UUID) -> HttpResponse:
    """Throw a draft away, after a page that says what goes."""
    application = opened(request, which)
    if not application.mine:
        raise Http404
    if request.method == "POST":
        with writing_here(request):
            drafts.discard(which)
        return go(request, "mine")
    return page(request, "applicant/discard.html", app=application, title=worker_named(application))


def worker_named(application: Application) -> str:
    """The worker's name as far as it was told; empty until then."""
    told = application.told
    names = (told.get("worker.given-names"), told.get("worker.surname"))
    return " ".join(str(name) for name in names if name)
