"""Begin the renewal of a permit: a draft with what the last application said, as one may see it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tessera.desk.standing import title_of
from tessera.faces.applicant.caller import applicant, go, law_today, seat_of, writing_here
from tessera.faces.applicant.lasting import FILERS, may_renew
from tessera.faces.applicant.receipt import seen
from tessera.law.model import Value
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
    law, at = law_today(request), request.at  # type: ignore[attr-defined]
    state = view.dossier
    parts = tuple(str(kind) for kind in law.procedure(state.procedure).parties)
    known: dict[str, Value] = {**view.answers, "application.kind": RENEWAL}
    with writing_here(request):
        draft = drafts.begin(
            seat.organisation,
            procedure=state.procedure,
            language=request.lang,  # type: ignore[attr-defined]
            at=at,
            parts=parts,
            holds=parts,
        )
        if state.employer and state.employer != seat.organisation:
            drafts.admit(draft, state.employer, part="employer", at=at)
        if state.worker and "worker" in parts:
            drafts.admit(draft, state.worker, part="worker", at=at)
        for part in parts:
            own = {q.name for q in law.questions(state.procedure) if q.asked_of == part}
            answers = {name: value for name, value in known.items() if name in own}
            if part == parts[0]:
                answers["application.renews"] = str(title_of(which))
            drafts.save(draft, part, answers, seen=0, at=at)
    return go(request, "dossier", which=draft)
