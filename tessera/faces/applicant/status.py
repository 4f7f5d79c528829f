"""Where a dossier stands, as one of its parties may know it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from tessera.faces.applicant.receipt import seen
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of


def status(request: HttpRequest, which: UUID) -> HttpResponse:
    view = seen(request, which)
    return page(
        request,
        "applicant/status.html",
        view=view,
        teller=Teller(law=view.law, language=language_of(request)),
    )
