"""Working papers: what officers of one seat note for each other."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tessera.faces.authority.sitting import at_desk, sit
from tessera.faces.look.rendering import page
from tessera.people.doors import writing
from tessera.vault.notes import Audience, write
from tessera.words.sentences import say

LONGEST = 5_000


@at_desk
@require_POST
def remark(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Keeps a note for colleagues; an empty one is no note, and none is cut short."""
    here = sit(request, dossier, "remark")
    text = request.POST.get("remark", "").strip()
    if not text or len(text) > LONGEST:
        return page(
            request,
            "authority/remark.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            here="queue",
            sitting=here,
            text=text,
            error=say(
                f"authority.remark-{'long' if text else 'empty'}",
                here.language,
                count=len(text),
                most=LONGEST,
            ),
        )
    with writing(here.who.seat, person=here.who.person):
        write(
            dossier,
            text,
            kind="remark",
            audience=Audience.ORGANISATION,
            organisation=here.who.seat.organisation,
            person=here.who.person,
            at=request.at,  # type: ignore[attr-defined]
        )
    where = reverse("authority:dossier", kwargs={"lang": here.language.value, "dossier": dossier})
    return HttpResponseRedirect(f"{where}#remarks", status=HTTPStatus.SEE_OTHER)
