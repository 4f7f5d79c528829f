"""The receipt: what was filed and when, what comes next, and a proof to keep."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.desk.view import NotYours, View, look
from tessera.dossier.proven import still_to_pay
from tessera.faces.applicant.caller import at_counter, lodger, who_of
from tessera.faces.applicant.serving import as_download
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import looking
from tessera.journal.entry import Entry
from tessera.journal.prove import receipt as proof_of
from tessera.law.model import Authority, Lane, Term
from tessera.law.offices import office
from tessera.people.purposes import Channel, Purpose

TERMS = ("completeness", "supplement", "decision", "opposition")


def seen(request: HttpRequest, which: UUID, what: str = "dossier") -> View:
    """The dossier as the visitor's seat may see it; for anybody else there is none."""
    purpose = Purpose.REGISTRATION if at_counter(request) else Purpose.OWN_DOSSIER
    try:
        return look(
            which,
            who_of(request),
            purpose=purpose,
            channel=Channel.PAGE,
            day=request.day,  # type: ignore[attr-defined]
            at=request.at,  # type: ignore[attr-defined]
            what=what,
        )
    except NotYours:
        raise Http404 from None


@require_GET
@lodger
def receipt(request: HttpRequest, which: UUID) -> HttpResponse:
    view = seen(request, which, "receipt")
    state = view.dossier
    return page(
        request,
        "applicant/receipt.html",
        view=view,
        filed=filing(view),
        lanes=state.lanes,
        work=_office(view, Lane.WORK),
        stay=_office(view, Lane.STAY),
        first=looks_first(view),
        halved=halved(view),
        terms={name: _term(view, name) for name in TERMS},
        teller=Teller(law=view.law, language=language_of(request)),
        counter=at_counter(request),
        to_pay=still_to_pay(state, view.law),
    )


@require_GET
@lodger
def proof(request: HttpRequest, which: UUID) -> HttpResponse:
    """The receipt as a file: it proves without us that the filing was recorded."""
    view = seen(request, which, "receipt")
    purpose = Purpose.REGISTRATION if at_counter(request) else Purpose.OWN_DOSSIER
    with looking(request, purpose, dossiers=[which], what="receipt"):
        text = proof_of(filing(view)).text
    return as_download(text, f"tessera-{view.reference}.json", "application/json")


def _office(view: View, lane: Lane) -> Authority | None:
    """Who has this half; nobody where the procedure has none, or has not found its way yet."""
    found = view.dossier.lane(lane).authority if lane in view.dossier.lanes else ""
    return view.law.authority(found) if found else None


def looks_first(view: View) -> Authority | None:
    """Who looks whether it is complete: the authority of a half, or a municipality or a post."""
    found = view.dossier.parties.get(view.dossier.shape.intake, "")
    return next((a for a in view.law.authorities() if a.id == found), office(found, view.law.day))


def halved(view: View) -> str:
    """The ending of sentences: `-one` authority, two that decide `-each`, or both together."""
    if len(view.dossier.lanes) == 1:
        return "-one"
    return "" if view.dossier.shape.joint else "-each"


def filing(view: View) -> Entry:
    return next(entry for entry in view.entries if entry.code == "filed")


def _term(view: View, name: str) -> Term | None:
    state = view.dossier
    for authority in (state.work.authority, state.stay.authority):
        try:
            return view.law.term(name, procedure=state.procedure, authority=authority)
        except LookupError:
            continue
    return None
