"""One norm beside its source: a jurist reads both and says so."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tessera.dossier.kernel import Blocked
from tessera.dossier.lawdeeds import Verify
from tessera.faces.authority.lawroom import Room, room_of
from tessera.faces.authority.proposing import told
from tessera.faces.authority.sitting import at_law
from tessera.faces.look.readings import deep, read_of
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.leaning import leant_on, resting, shown_on
from tessera.law.model import Authority, Norm
from tessera.law.norms_of import authorities_of
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law
from tessera.law.wording import Words
from tessera.registry.publish import publish


@at_law
def norm(request: HttpRequest, norm: str) -> HttpResponse:
    here = room_of(request)
    row = norm_of(here.law.shelf, norm)
    if row is None:
        raise Http404(norm)
    if request.method == "POST":
        return _verified(here, row)
    return _page(here, row)


def _verified(here: Room, row: Norm) -> HttpResponse:
    deed = Verify(norm=row.id, digest=here.request.POST.get("seen", ""))
    try:
        day, at = here.request.day, here.request.at  # type: ignore[attr-defined]
        publish(deed, here.hand, day=day, at=at)
    except Blocked as blocked:
        return _page(here, row, told(blocked.obstacles, here, ("verify",)))
    where = reverse("authority:norm", kwargs={"lang": here.language, "norm": row.id})
    return HttpResponseRedirect(f"{where}?done=verified", status=HTTPStatus.SEE_OTHER)


def _page(here: Room, row: Norm, errors: dict[str, str] | None = None) -> HttpResponse:
    law = here.law.shelf.on(shown_on(row, here.law.day))
    words, teller = Words(law, here.language), Teller(law=law, language=here.language)
    when = getattr(row, "when", None)
    authority = row.authorities[0] if row.authorities else ""
    cites, mark = resting(row, law)
    return page(
        here.request,
        "authority/law/norm.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        here="law",
        row=row,
        book=_book(row, law),
        kind=words.kind(row),
        name=words.name(row),
        substance=deep(words.substance(row, authority)),
        when=deep(words.test(when, authority)) if when else (),
        where=words.where(row),
        sources=teller.sources(cites),
        sureness=mark,
        notes=teller.notes((row, *leant_on(row, law))),
        file=here.law.shelf.files.get(row.id, ""),
        read=read_of(row, law, here.language),
        seen=fingerprint(row, law),
        errors=errors or {},
        done=here.request.GET.get("done", ""),
    )


def _book(row: Norm, law: Law) -> tuple[Procedure, Authority] | None:
    """The page of rules to go on reading; none where the row holds for procedures in general."""
    for procedure in law.procedures():
        if procedure.code in row.procedures:
            offices = authorities_of(law, procedure.code)
            return procedure, next((o for o in offices if o.id in row.authorities), offices[0])
    return None
