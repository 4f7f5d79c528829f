"""Page images and originals of documents, for whoever the agreement shows them to."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from PIL import Image

from tessera.faces.authority.sitting import PURPOSES, at_desk, sit, who_of
from tessera.faces.authority.viewer import TURNS
from tessera.faces.look import errors as pages
from tessera.faces.look.visitor import looking
from tessera.people.purposes import Purpose
from tessera.vault.document import Document, NoSuchDocument
from tessera.vault.documents import Infected, open_document
from tessera.vault.pictures import MEDIA_TYPE, WIDTH, Undrawable
from tessera.vault.pictures import picture as drawn

CLOSED = {
    "Cache-Control": "no-store, private",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@at_desk
def picture(request: HttpRequest, dossier: UUID, paper: UUID, leaf: int) -> HttpResponse:
    """One page as an image, drawn apart; the file itself never reaches the browser's viewer."""
    found = _shown(request, dossier, paper)
    zoom, turn = request.GET.get("zoom", "1"), request.GET.get("turn", "0")
    width = WIDTH * 2 if zoom in {"2", "3"} else WIDTH
    try:
        with looking(request, _purpose(request), dossiers=[dossier], what="document"):
            image = drawn(found, leaf, width=width)
    except NoSuchDocument as absent:
        raise Http404(str(paper)) from absent
    except Undrawable:
        return HttpResponse(status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if turn in {str(each) for each in TURNS[1:]}:
        image = _turned(image, int(turn))
    return HttpResponse(image, content_type=MEDIA_TYPE, headers=CLOSED)


@at_desk
def original(request: HttpRequest, dossier: UUID, paper: UUID) -> HttpResponse:
    """The file as it was given, to be kept and never opened here."""
    found = _shown(request, dossier, paper)
    try:
        with looking(request, _purpose(request), dossiers=[dossier], what="original"):
            inside = open_document(paper)
    except Infected:
        return pages.problem(request, HTTPStatus.FORBIDDEN)
    answer = HttpResponse(inside, content_type=found.media_type, headers=CLOSED)
    ending = found.media_type.partition("/")[2]
    answer["Content-Disposition"] = f'attachment; filename="{found.id}.{ending}"'
    return answer


def _shown(request: HttpRequest, dossier: UUID, paper: UUID) -> Document:
    """Raises 404 for a document this seat does not see, as for one that is not there."""
    here = sit(request, dossier, "document")
    found = next((d for d in here.view.documents if d.id == paper), None)
    if found is None:
        raise Http404(str(paper))
    return found


def _purpose(request: HttpRequest) -> Purpose:
    return PURPOSES[who_of(request).seat.kind]


def _turned(image: bytes, degrees: int) -> bytes:
    """Clockwise, as a reader turns a sheet."""
    out = BytesIO()
    with Image.open(BytesIO(image)) as sheet:
        sheet.rotate(-degrees, expand=True).save(out, format="WEBP", quality=85)
    return out.getvalue()
