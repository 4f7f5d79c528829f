"""An account statement at the desk: what it would pay or pays, and what a person must look at."""

from http import HTTPStatus

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse

from tessera.couriers.reconcile import Booked, Booking, booked, read
from tessera.couriers.statement import Line, Unreadable
from tessera.desk.doors import OWN_LANE
from tessera.desk.queue import held
from tessera.dossier.acts.payment import RecordPayment
from tessera.faces.authority.sitting import PURPOSES, at_desk, who_of
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import looking
from tessera.law.load import shelf
from tessera.registry.record import record
from tessera.words.sentences import say

LARGEST = 2_000_000
MOST = 400
BOOKED = frozenset({"matched", "part", "too-much"})
FOR_A_PERSON = frozenset(
    {"several", "possible", "unknown", "sum-unknown", "other-currency", "refused"}
)


@at_desk
def payments(request: HttpRequest) -> HttpResponse:
    """A statement is read, never kept: its lines name people. The same one twice books nothing."""
    _stop_unless_theirs(request)
    if request.method != "POST":
        return _page(request)
    try:
        lines = _lines(request.FILES.get("statement"))
    except Unreadable as fault:
        return _page(request, error=_why(request, fault))
    return _page(request, found=_found(request, lines), books=_books(request))


def _stop_unless_theirs(request: HttpRequest) -> None:
    """Raises 404 for a seat to which the agreement does not give the recording of payments."""
    seat, law = who_of(request).seat, shelf().on(request.day)  # type: ignore[attr-defined]
    lane = OWN_LANE.get(seat.kind)
    if lane is None or law.may(RecordPayment.code, lane, seat.kind, seat.role) is None:
        raise Http404


def _books(request: HttpRequest) -> bool:
    return "book" in request.POST


def _lines(sent: UploadedFile | None) -> tuple[Line, ...]:
    """Raises Unreadable; nothing of a file that is too large is read."""
    if sent is None:
        raise Unreadable("none")
    if (sent.size or 0) > LARGEST:
        raise Unreadable("too-large")
    lines = read(sent.read())
    if len(lines) > MOST:
        raise Unreadable("too-long")
    return lines


def _found(request: HttpRequest, lines: tuple[Line, ...]) -> tuple[Booked, ...]:
    """What came of each line, for charges due to this seat alone; a look at each dossier met."""
    who = who_of(request)
    booking = Booking(
        day=request.day,  # type: ignore[attr-defined]
        at=request.at,  # type: ignore[attr-defined]
        recording=record if _books(request) else None,
        by=who,
        payee=who.seat.organisation,
    )
    return tuple(booked(lines, booking))


def _page(
    request: HttpRequest, *, found: tuple[Booked, ...] = (), error: str = "", books: bool = False
) -> HttpResponse:
    met = list({dossier for each in found for dossier, _ in each.dossiers})
    own: frozenset[object] = frozenset()
    if met:
        purpose = PURPOSES[who_of(request).seat.kind]
        with looking(request, purpose, dossiers=met, what="payments"):
            own = held(met)
    return page(
        request,
        "authority/payments.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK,
        here="payments",
        open=[each for each in found if each.outcome in FOR_A_PERSON],
        paid=[each for each in found if each.outcome in BOOKED],
        others=sum(each.outcome in {"outgoing", "booked-before"} for each in found),
        count=len(found),
        own=own,
        books=books,
        errors={"statement": error} if error else {},
    )


def _why(request: HttpRequest, fault: Unreadable) -> str:
    language = language_of(request)
    reason = say(f"money.unreadable-{fault.code}", language)
    where = say("money.unreadable-line", language, line=fault.line) if fault.line else ""
    return " ".join(part for part in (reason, where) if part)
