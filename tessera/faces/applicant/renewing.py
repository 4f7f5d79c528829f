"""From a permit to a new draft: its renewal, or a notice of another employer."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tessera.desk.standing import title_of
from tessera.desk.view import View
from tessera.faces.applicant.caller import applicant, go, law_today, seat_of, writing_here
from tessera.faces.applicant.lasting import FILERS, may_renew, notice_of
from tessera.faces.applicant.receipt import seen
from tessera.law.asking import concerned
from tessera.law.model import Kind, Value
from tessera.law.procedure import Procedure
from tessera.vault import drafts

RENEWAL = "renewal"


@require_POST
@applicant
def renew(request: HttpRequest, which: UUID) -> HttpResponse:
    """A new application that names the title; nothing in it is more than this seat could read.

    Where it cannot be begun yet, or any more, the page of the permit says why.
    """
    view, seat = seen(request, which, "renew"), seat_of(request)
    if view.title.opened_on is None or seat.kind not in FILERS:
        raise Http404
    if not may_renew(view, seat.kind, request.day):  # type: ignore[attr-defined]
        return go(request, "dossier", which=which)
    state = view.dossier
    procedure = law_today(request).procedure(state.procedure)
    draft = _begun(request, view, procedure, {**view.answers, "application.kind": RENEWAL})
    with writing_here(request):
        at = request.at  # type: ignore[attr-defined]
        if state.employer and state.employer != seat.organisation:
            drafts.admit(draft, state.employer, part="employer", at=at)
        if state.worker and Kind.WORKER in procedure.parties:
            drafts.admit(draft, state.worker, part="worker", at=at)
    return go(request, "dossier", which=draft)


@require_POST
@applicant
def tell(request: HttpRequest, which: UUID) -> HttpResponse:
    """A notice that names the title: the holder is known, the new employer is still to be told."""
    view, law = seen(request, which, "tell"), law_today(request)
    procedure = notice_of(law, view.title, seat_of(request).kind)
    if view.title.opened_on is None or procedure is None:
        raise Http404
    own = {q.name for q in law.questions(view.dossier.procedure) if q.asked_of is Kind.WORKER}
    known: dict[str, Value] = {k: v for k, v in view.answers.items() if k in own}
    known |= {"worker.in-belgium": True, "stay.basis": "long-stay"}
    if last := view.title.card_until or view.title.until:
        known["stay.until"] = last
    asked = {q.name for q in concerned(law, procedure.code, known)}
    known = {name: value for name, value in known.items() if name in asked}
    return go(request, "dossier", which=_begun(request, view, procedure, known))


def _begun(request: HttpRequest, view: View, procedure: Procedure, known: dict[str, Value]) -> UUID:
    """A draft of this procedure that names the title, with the answers known of each part."""
    law, at = law_today(request), request.at  # type: ignore[attr-defined]
    parts = tuple(str(kind) for kind in procedure.parties)
    with writing_here(request):
        draft = drafts.begin(
            seat_of(request).organisation,
            procedure=procedure.code,
            language=request.lang,  # type: ignore[attr-defined]
            at=at,
            parts=parts,
            holds=parts,
        )
        for part in parts:
            own = {q.name for q in law.questions(procedure.code) if q.asked_of == part}
            answers = {name: value for name, value in known.items() if name in own}
            if part == parts[0]:
                answers["application.renews"] = str(title_of(view.id))
            drafts.save(draft, part, answers, seen=0, at=at)
    return draft
