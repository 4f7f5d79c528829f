"""From a permit to a new draft: its renewal, or a notice of another employer."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tessera.desk.life import dossier_of, title_held
from tessera.desk.standing import title_of
from tessera.desk.view import View
from tessera.dossier.title import Title
from tessera.faces.applicant.caller import applicant, go, law_today, seat_of, writing_here
from tessera.faces.applicant.lasting import may_renew, notice_of, renewal_of, renewing
from tessera.faces.applicant.receipt import seen
from tessera.law.asking import concerned
from tessera.law.model import Answers, Kind, Value
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law
from tessera.vault import drafts

RENEWAL = "renewal"
PASSPORT = "passport.until"
EXPIRED = frozenset({PASSPORT, "passport.number"})
OF_THE_HOLDER = frozenset({"worker", "passport", "stay", "procedure"})


@require_POST
@applicant
def renew(request: HttpRequest, which: UUID) -> HttpResponse:
    """A new application that names the title; nothing in it is more than this seat could read.

    Where it cannot be begun yet, or any more, the page of the permit says why.
    """
    view, seat = seen(request, which, "renew"), seat_of(request)
    procedure = renewal_of(view, seat.kind)
    if view.title.opened_on is None or procedure is None:
        raise Http404
    if not may_renew(view, seat.kind, request.day):  # type: ignore[attr-defined]
        return go(request, "dossier", which=which)
    state = view.dossier
    if seat.kind is Kind.WORKER:
        return go(request, "dossier", which=renewed(request, view, procedure))
    draft = begun(request, view, procedure, {**view.answers, "application.kind": RENEWAL})
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
    known = of_the_holder(law, procedure.code, view.answers, view.title)
    return go(request, "dossier", which=begun(request, view, procedure, known))


def renewed(
    request: HttpRequest, view: View, procedure: Procedure, more: Answers | None = None
) -> UUID:
    """A renewal by the holder: who they are is known, what they now ask for is not."""
    known = of_the_holder(law_today(request), procedure.code, view.answers, view.title)
    own = {q.name for q in view.law.questions(procedure.code) if q.group in OF_THE_HOLDER}
    kept = {name: value for name, value in known.items() if name in own}
    return begun(request, view, procedure, kept | dict(more or {}))


def permit_held(request: HttpRequest, procedure: Procedure) -> View | None:
    """The permit of this worker that such an application renews, if one may be renewed today."""
    seat = seat_of(request)
    if seat.kind is not Kind.WORKER or procedure not in renewing(law_today(request), seat.kind):
        return None
    which = dossier_of(title_held(seat.organisation, procedure.renews))
    if which is None:
        return None
    view = seen(request, which, "renew")
    return view if may_renew(view, seat.kind, request.day) else None  # type: ignore[attr-defined]


def of_the_holder(law: Law, procedure: str, answers: Answers, title: Title) -> dict[str, Value]:
    """What is known of whoever holds a title and is asked again: they are here, on that card.

    A passport that has expired is asked anew.
    """
    own = {q.name for q in law.questions(procedure) if q.asked_of is Kind.WORKER}
    known: dict[str, Value] = {k: v for k, v in answers.items() if k in own}
    known |= {"worker.in-belgium": True, "stay.basis": "long-stay"}
    if last := title.card_until or title.until:
        known["stay.until"] = last
    expires = known.get(PASSPORT)
    if isinstance(expires, date) and expires < law.day:
        known = {name: value for name, value in known.items() if name not in EXPIRED}
    asked = {q.name for q in concerned(law, procedure, known)}
    return {name: value for name, value in known.items() if name in asked}


def begun(request: HttpRequest, view: View, procedure: Procedure, known: dict[str, Value]) -> UUID:
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
