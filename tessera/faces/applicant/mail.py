"""Letters in the inbox of a party: as an accessible page, and as the sealed file."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.couriers import letters
from tessera.couriers.letters import Letter, NoSuchLetter
from tessera.faces.applicant.caller import applicant, seat_of, writing_here
from tessera.faces.applicant.receipt import seen
from tessera.faces.applicant.serving import as_download
from tessera.faces.look.rendering import page


@require_GET
@applicant
def letter(request: HttpRequest, which: UUID, letter: UUID) -> HttpResponse:
    """Reading it here opens it: its addressee has it before their eyes."""
    view = seen(request, which, "letter")
    with writing_here(request):
        found = _of(which, letter)
        told = letters.read_page(letter)
        if found.organisation == seat_of(request).organisation:
            letters.opened(letter, request.at)  # type: ignore[attr-defined]
    return page(request, "applicant/letter.html", view=view, letter=found, told=told)


@require_GET
@applicant
def sealed(request: HttpRequest, which: UUID, letter: UUID) -> HttpResponse:
    view = seen(request, which, "letter")
    with writing_here(request):
        found = _of(which, letter)
        inside = letters.read_pdf(letter)
    return as_download(inside, f"{view.reference}-{found.kind}.pdf", "application/pdf")


def _of(which: UUID, letter: UUID) -> Letter:
    try:
        found = letters.letter(letter)
    except NoSuchLetter:
        raise Http404 from None
    if found.stream != which:
        raise Http404
    return found
