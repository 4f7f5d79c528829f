"""What comes back from the payment service: the payer's browser, or a notification."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tessera.couriers.provider import signed_by_it
from tessera.couriers.settling import SILENT, begun, settle
from tessera.faces.applicant.caller import address


@require_GET
def back(request: HttpRequest, payment: str) -> HttpResponse:
    """On to the dossier's own page, which asks how the payment went; only its parties see it."""
    found = begun(payment)
    if found is None:
        raise Http404
    return HttpResponseRedirect(address(request, "pay", which=found[0]))


@csrf_exempt
@require_POST
def notified(request: HttpRequest) -> HttpResponse:
    """The service says that a payment changed. What it says is not believed: we ask it."""
    if not signed_by_it(request.body, request.headers.get("X-Signature", "")):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    found = begun(request.POST.get("id", ""))
    if found is None:
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    which, payment = found
    state = settle(which, payment, request.day, request.at)  # type: ignore[attr-defined]
    silent = state == SILENT  # then the service tells it again later
    return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE if silent else HTTPStatus.NO_CONTENT)
