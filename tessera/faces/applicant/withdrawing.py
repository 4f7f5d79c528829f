"""Take an application back, after a page that says what that means."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from tessera.desk.doors import doors
from tessera.desk.view import View
from tessera.dossier.acts.withdraw import Withdraw
from tessera.dossier.kernel import Blocked, Obstacle
from tessera.faces.applicant.caller import applicant, asking, go, who_of
from tessera.faces.applicant.hurdles import Hurdle, hurdles
from tessera.faces.applicant.receipt import seen
from tessera.faces.look.rendering import page
from tessera.registry.keys import KeyReused
from tessera.registry.record import record


@applicant
def withdraw(request: HttpRequest, which: UUID) -> HttpResponse:
    """Only whoever filed; for the other parties there is no such page."""
    view = seen(request, which, "withdraw")
    found = doors(which, who_of(request), day=request.day)  # type: ignore[attr-defined]
    door = next((d for d in found if d.act == "withdraw"), None)
    if door is None:
        raise Http404
    if request.method != "POST":
        return _page(request, view, hurdles(request, None, door.obstacles), shut=not door.open)
    if not request.POST.get("sure"):
        unsure = Obstacle(code="not-sure", field="sure")
        return _page(request, view, hurdles(request, None, [unsure]))
    text = request.POST.get("seen", "")
    asked = asking(request, f"withdraw {which}", seen=int(text) if text.isdecimal() else None)
    try:
        record(which, Withdraw(), who_of(request), asked)
    except Blocked as blocked:
        return _page(request, seen(request, which), hurdles(request, None, blocked.obstacles))
    except KeyReused:
        return go(request, "dossier", which=which)
    return go(request, "dossier", which=which)


def _page(
    request: HttpRequest, view: View, found: tuple[Hurdle, ...], *, shut: bool = False
) -> HttpResponse:
    wrong = bool(found) and request.method == "POST"
    return page(
        request,
        "applicant/withdraw.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        view=view,
        hurdles=found,
        shut=shut,
        errors={h.anchor: h.sentence for h in found} if wrong else {},
    )
