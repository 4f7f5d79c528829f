"""Begin an application: which one, and, as a representative, for which firm."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from tessera.dossier.kernel import Seat
from tessera.faces.applicant.caller import at_counter, go, law_today, lodger, seat_of, writing_here
from tessera.faces.applicant.offering import by_purpose, may_begin
from tessera.faces.applicant.renewing import permit_held, renewed
from tessera.faces.look.carried import carried, carried_for, put_down
from tessera.faces.look.rendering import page
from tessera.law.model import Answers, Kind, Value
from tessera.law.paths import ROOT
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law
from tessera.people.mandates import Mandate, MandatePhase, mandates_of
from tessera.people.models import Organisation
from tessera.people.seats import names_of
from tessera.vault import drafts
from tessera.words.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be begun: the procedure, and the employer where it has one."""

    procedure: Procedure
    employer: str


@lodger
def start(request: HttpRequest) -> HttpResponse:
    """The applications this seat may begin; the checker's choice is chosen already."""
    seat, law = seat_of(request), law_today(request)
    held = _held(request, seat)
    firms = _named(request, held)
    chosen = request.POST.get("procedure", "")
    if not chosen and "all" not in request.GET:
        chosen = carried_for(request)
    errors: dict[str, str] = {}
    if request.method == "POST":
        wish, errors = _wish(request, chosen, held)
        if wish is not None:
            return go(request, "dossier", which=_begun(request, seat, wish))
    return page(
        request,
        "applicant/start.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        firms=firms,
        taken_over=len(carried(request)),
        offer=by_purpose(law, seat.kind),
        purposes={choice.code: choice.label for choice in law.path(ROOT).choices},
        chosen=chosen,
        found=next((row for row in may_begin(law, seat.kind) if row.code == chosen), None),
        missed=_missed(law, seat, carried_for(request)),
        worker=seat.kind is Kind.WORKER or at_counter(request),
        employer=request.POST.get("employer", ""),
        errors=errors,
    )


def _missed(law: Law, seat: Seat, code: str) -> Procedure | None:
    """What the checker found, when it is not for this seat to file."""
    rows = [row for row in law.procedures() if row.code == code and row.offered]
    return next((row for row in rows if seat.kind not in row.filers), None)


def _wish(
    request: HttpRequest, chosen: str, held: tuple[Mandate, ...] | None
) -> tuple[Wish | None, dict[str, str]]:
    """What was asked for, or what is wrong with it."""
    seat, language = seat_of(request), request.lang  # type: ignore[attr-defined]
    rows = {row.code: row for row in may_begin(law_today(request), seat.kind)}
    errors = {}
    if chosen not in rows:
        errors["procedure"] = say("applicant.choose-procedure", language)
    employer = request.POST.get("employer", "") if held is not None else seat.organisation
    if held is not None:
        own = [each for each in held if each.mandator == employer]
        if not own:
            errors["employer"] = say("applicant.choose-employer", language)
        elif chosen in rows and not any(each.covers(chosen) for each in own):
            errors["employer"] = say("applicant.mandate-narrow", language)
    if errors:
        return None, errors
    with_employer = Kind.EMPLOYER in rows[chosen].parties and seat.kind is not Kind.WORKER
    return Wish(procedure=rows[chosen], employer=employer if with_employer else ""), {}


def _held(request: HttpRequest, seat: Seat) -> tuple[Mandate, ...] | None:
    """The mandates by which a representative may act today; None for whoever needs none."""
    if seat.kind is not Kind.REPRESENTATIVE:
        return None
    day = request.day  # type: ignore[attr-defined]
    with writing_here(request):
        return tuple(
            m
            for m in mandates_of(seat)
            if m.mandatee == seat.organisation and m.phase(day) is MandatePhase.ACTIVE
        )


def _named(request: HttpRequest, held: tuple[Mandate, ...] | None) -> Mapping[str, str] | None:
    if held is None:
        return None
    with writing_here(request):
        return names_of([m.mandator for m in held], request.lang)  # type: ignore[attr-defined]


def _begun(request: HttpRequest, seat: Seat, wish: Wish) -> UUID:
    """A draft with what is known already: the firm's own registration, the checker's answers.

    Who renews a permit of this platform is known by it.
    """
    if earlier := permit_held(request, wish.procedure):
        draft = renewed(request, earlier, wish.procedure, carried(request))
        put_down(request)
        return draft
    at, law = request.at, law_today(request)  # type: ignore[attr-defined]
    code, parts = wish.procedure.code, tuple(str(kind) for kind in wish.procedure.parties)
    with writing_here(request):
        draft = drafts.begin(
            seat.organisation,
            procedure=code,
            language=request.lang,  # type: ignore[attr-defined]
            at=at,
            parts=parts,
            holds=parts,
        )
        if wish.employer and wish.employer != seat.organisation:
            drafts.admit(draft, wish.employer, part="employer", at=at)
        known = _known(wish.employer) | dict(carried(request))
        for part in parts:
            answers = _asked_of(part, known, law, code)
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


def _asked_of(part: str, answers: Answers, law: Law, procedure: str) -> Answers:
    """Of these answers the ones that are asked of this part."""
    asked = {q.name for q in law.questions(procedure) if q.asked_of == part}
    return {name: value for name, value in answers.items() if name in asked}
