"""Several dossiers at once to one colleague: chosen in the list, read again, then confirmed."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tessera.desk.doors import OWN_LANE
from tessera.desk.mine import as_uuid
from tessera.dossier.acts.assign import Assign
from tessera.dossier.kernel import Blocked
from tessera.faces.authority.content import NOBODY
from tessera.faces.authority.queue import wanted_of
from tessera.faces.authority.sitting import at_desk, sit, team_of, who_of
from tessera.faces.look.rendering import once_key, page
from tessera.faces.look.tongue import language_of
from tessera.registry.keys import KeyReused, Once
from tessera.registry.record import Asking, record
from tessera.words.sentences import say

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One dossier of those that were ticked."""

    id: UUID
    reference: str
    worker: str


@at_desk
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """First what will be assigned to whom; with `confirm`, each dossier by an act of its own."""
    who = who_of(request)
    wanted = wanted_of(request, teams=True)
    back = f"{_queue(request)}?{wanted.query()}"
    if OWN_LANE.get(who.seat.kind) is None or "change" in request.POST:
        return HttpResponseRedirect(back, status=HTTPStatus.SEE_OTHER)
    team = {str(c.person): c.name for c in team_of(request)}
    to = request.POST.get("to", "")
    ids = list(dict.fromkeys(request.POST.getlist("d")))[:MOST]
    wrong = _wrong(request, to, {*team, NOBODY}, ids)
    if "confirm" in request.POST and not wrong:
        done = sum(_assigned(request, as_uuid(d), "" if to == NOBODY else to) for d in ids)
        return HttpResponseRedirect(f"{back}&assigned={done}", status=HTTPStatus.SEE_OTHER)
    chosen = [_chosen(request, as_uuid(d)) for d in ids]
    return page(
        request,
        "authority/assign.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        here="queue",
        chosen=chosen,
        team=[*team.items(), (NOBODY, say("authority.nobody", language_of(request)))],
        colleague=to,
        errors=wrong,
        wanted=wanted,
        back=back,
    )


def _wrong(request: HttpRequest, to: str, known: set[str], ids: list[str]) -> dict[str, str]:
    wrong = {}
    if not ids:
        wrong["none"] = say("authority.nothing-ticked", language_of(request))
    if to not in known:
        wrong["to"] = say("authority.choose-colleague", language_of(request))
    return wrong


def _chosen(request: HttpRequest, dossier: UUID) -> Chosen:
    view = sit(request, dossier, "assign").view
    worker = view.identity.worker if view.identity else ""
    return Chosen(id=dossier, reference=view.reference, worker=worker)


def _assigned(request: HttpRequest, dossier: UUID, person: str) -> bool:
    """Whether this one is now theirs; who has it already keeps it."""
    who = who_of(request)
    sit(request, dossier, "assign")
    key = once_key(request)
    once = Once(key=f"{key}-{dossier}", body=person.encode()) if key else None
    lane = OWN_LANE[who.seat.kind]
    asking = Asking(day=request.day, at=request.at, once=once)  # type: ignore[attr-defined]
    try:
        record(dossier, Assign(lane=lane, person=person), who, asking)
    except (Blocked, KeyReused):
        return False
    return True


def _queue(request: HttpRequest) -> str:
    return reverse("authority:queue", kwargs={"lang": language_of(request).value})
