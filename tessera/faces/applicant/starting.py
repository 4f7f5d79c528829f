"""Begin an application: for one's own firm, or as a representative for the firm one may act for."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from tessera.dossier.filing import HIGHLY_SKILLED
from tessera.dossier.kernel import Seat
from tessera.faces.applicant.application import PARTS
from tessera.faces.applicant.caller import applicant, go, law_today, seat_of, writing_here
from tessera.faces.look.carried import carried, put_down
from tessera.faces.look.rendering import page
from tessera.law.model import Answers, Kind, Value
from tessera.law.shelf import Law
from tessera.people.mandates import MandatePhase, mandates_of
from tessera.people.models import Organisation
from tessera.people.seats import names_of
from tessera.vault import drafts
from tessera.words.sentences import say


@applicant
def start(request: HttpRequest) -> HttpResponse:
    """What it takes, and one button; a representative first says for whom."""
    seat = seat_of(request)
    firms = _firms(request, seat)
    errors: dict[str, str] = {}
    if request.method == "POST" and seat.kind is not Kind.WORKER:
        employer = request.POST.get("employer", "") if firms is not None else seat.organisation
        if firms is None or employer in firms:
            return go(request, "dossier", which=_begun(request, seat, employer))
        errors = {"employer": say("applicant.choose-employer", request.lang)}  # type: ignore[attr-defined]
    return page(
        request,
        "applicant/start.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        firms=firms,
        taken_over=len(carried(request)),
        worker=seat.kind is Kind.WORKER,
        errors=errors,
    )


def _firms(request: HttpRequest, seat: Seat) -> Mapping[str, str] | None:
    """The employers a representative may act for today; None for whoever needs no mandate."""
    if seat.kind is not Kind.REPRESENTATIVE:
        return None
    day = request.day  # type: ignore[attr-defined]
    with writing_here(request):
        held = [
            m.mandator
            for m in mandates_of(seat)
            if m.mandatee == seat.organisation
            and m.phase(day) is MandatePhase.ACTIVE
            and m.covers(HIGHLY_SKILLED)
        ]
        return names_of(held, request.lang)  # type: ignore[attr-defined]


def _begun(request: HttpRequest, seat: Seat, employer: str) -> UUID:
    """A draft with what is known already: the firm's own registration, the checker's answers."""
    at, law = request.at, law_today(request)  # type: ignore[attr-defined]
    with writing_here(request):
        draft = drafts.begin(
            seat.organisation,
            procedure=HIGHLY_SKILLED,
            language=request.lang,  # type: ignore[attr-defined]
            at=at,
            parts=PARTS,
            holds=PARTS,
        )
        if employer != seat.organisation:
            drafts.admit(draft, employer, part="employer", at=at)
        known = _known(employer) | dict(carried(request))
        for part in PARTS:
            answers = _asked_of(part, known, law)
            if answers:
                drafts.save(draft, part, answers, seen=0, at=at)
    put_down(request)
    return draft


def _known(employer: str) -> dict[str, Value]:
    """What is registered of the firm, so that nobody types it again."""
    row = Organisation.objects.filter(id=employer).first()
    if row is None:
        return {}
    name = next((n for n in (row.name_nl, row.name_fr, row.name_de, row.name_en) if n), "")
    found: dict[str, Value] = {"employer.number": row.enterprise_number, "employer.name": name}
    return {key: value for key, value in found.items() if value}


def _asked_of(part: str, answers: Answers, law: Law) -> Answers:
    """Of these answers the ones that are asked of this part."""
    asked = {q.name for q in law.questions(HIGHLY_SKILLED) if q.asked_of == part}
    return {name: value for name, value in answers.items() if name in asked}
