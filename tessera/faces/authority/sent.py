"""Letters that went out, to whoever wrote them or got them: as a page, and as the sealed file."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.couriers import letters
from tessera.couriers.letters import Letter, NoSuchLetter
from tessera.faces.authority.serving import role_words
from tessera.faces.authority.sitting import Sitting, at_desk, sit
from tessera.faces.look.rendering import page
from tessera.people.doors import writing

LETTER = "letter"


@require_GET
@at_desk
def letter(request: HttpRequest, dossier: UUID, letter: UUID) -> HttpResponse:
    here = sit(request, dossier, LETTER)
    with writing(here.who.seat, person=here.who.person):
        found = _of(here, letter)
        told = letters.read_page(letter)
        if found.organisation == here.who.seat.organisation:
            letters.opened(letter, request.at)  # type: ignore[attr-defined]
    who = role_words(found.role, here)
    return page(
        request,
        "authority/sent.html",
        here="queue",
        sitting=here,
        letter=found,
        told=told,
        who=who,
    )


@require_GET
@at_desk
def sealed(request: HttpRequest, dossier: UUID, letter: UUID) -> HttpResponse:
    here = sit(request, dossier, LETTER)
    with writing(here.who.seat, person=here.who.person):
        found = _of(here, letter)
        inside = letters.read_pdf(letter)
    answer = HttpResponse(
        inside,
        content_type="application/pdf",
        headers={"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"},
    )
    name = f"{here.view.reference}-{found.kind}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def letters_for(here: Sitting) -> tuple[Letter, ...]:
    """Those this seat wrote or got, about what it may know of."""
    with writing(here.who.seat, person=here.who.person):
        found = letters.letters_of(here.view.id)
    return tuple(each for each in found if _known(here, each))


def _of(here: Sitting, which: UUID) -> Letter:
    """What is another's, of another dossier, or tells of what this seat may not know: not there."""
    try:
        found = letters.letter(which)
    except NoSuchLetter:
        raise Http404(str(which)) from None
    if found.stream != here.view.id or not _known(here, found):
        raise Http404(str(which))
    return found


def _known(here: Sitting, found: Letter) -> bool:
    return any(e.code == found.fact and e.version == found.about for e in here.view.entries)
