"""Pay what is asked: by transfer, or here at once. A payment that was interrupted goes on."""

from http import HTTPStatus
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from tessera.couriers.provider import NoProvider, begin
from tessera.couriers.settling import settle
from tessera.desk.view import View
from tessera.dossier.acts.paying import StartPayment, under_way
from tessera.dossier.kernel import Blocked, Obstacle
from tessera.faces.applicant.caller import applicant, asking, who_of
from tessera.faces.applicant.hurdles import hurdles
from tessera.faces.applicant.receipt import seen
from tessera.faces.applicant.sums import asked_of, reference_of
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.registry.keys import KeyReused
from tessera.registry.record import record


@applicant
def pay(request: HttpRequest, which: UUID) -> HttpResponse:
    """The charges of a dossier; of a payment under way the service is asked how it stands."""
    view = seen(request, which, "pay")
    if not view.dossier.charges:
        raise Http404
    if request.method == "POST":
        return _begun(request, view)
    states = _settled(request, view)
    return _page(request, seen(request, which, "pay") if states else view, states=states)


def _settled(request: HttpRequest, view: View) -> dict[str, str]:
    """What became of each payment under way, by its charge."""
    day, at = request.day, request.at  # type: ignore[attr-defined]
    begun = [payment for payment in view.dossier.payments if not payment.ended]
    return {payment.charge: settle(view.id, payment, day, at) for payment in begun}


def _begun(request: HttpRequest, view: View) -> HttpResponse:
    """On to the payment service, with the payment under way or with a new one."""
    name = request.POST.get("name", "")
    if under_way(view.dossier, name) is None:
        act = StartPayment(name=name, payment=uuid4().hex)
        try:
            record(view.id, act, who_of(request), asking(request, f"pay {view.id} {name}"))
        except (Blocked, KeyReused) as trouble:
            obstacles = trouble.obstacles if isinstance(trouble, Blocked) else ()
            if {o.code for o in obstacles} - {"payment-under-way"}:
                return _page(request, view, obstacles=obstacles)
    payment = under_way(seen(request, view.id, "pay").dossier, name)
    if payment is None:  # the same form once more, of a payment that has ended meanwhile
        return _page(request, seen(request, view.id, "pay"))
    try:
        there = begin(payment.id, cents=payment.cents, reference=reference_of(view, name))
    except NoProvider:
        silent = Obstacle(code="payment-service-silent")
        return _page(request, seen(request, view.id, "pay"), obstacles=(silent,))
    address = f"{there.checkout}?lang={language_of(request)}"
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def _page(
    request: HttpRequest,
    view: View,
    *,
    states: dict[str, str] | None = None,
    obstacles: tuple[Obstacle, ...] = (),
) -> HttpResponse:
    return page(
        request,
        "applicant/pay.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if obstacles else HTTPStatus.OK,
        view=view,
        charges=asked_of(view, language_of(request)),
        states=states or {},
        hurdles=hurdles(request, None, obstacles),
    )
