"""Who visits: the person, the seat they chose, how sure we are; what a page may ask of them."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from tessera.dossier.kernel import Assurance, Role, Seat
from tessera.faces.look.carried import FOR as CARRIED_FOR
from tessera.faces.look.carried import KEPT as CARRIED
from tessera.law.model import Kind
from tessera.people import guard
from tessera.people.purposes import Channel, Purpose
from tessera.people.reading import Shown, reading
from tessera.people.recognition import Recognised
from tessera.people.seats import Held, seats_of
from tessera.people.sessions import AGENT, PERSON

APPLICANTS = frozenset({Kind.EMPLOYER, Kind.REPRESENTATIVE, Kind.WORKER})
STRENGTH = (Assurance.LOW, Assurance.SUBSTANTIAL, Assurance.HIGH)
SEAT = "seat"
NEXT = "next"
GOES_ALONG = (NEXT, "invitation", CARRIED, CARRIED_FOR)

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody signed in. `held` is the seat they chose, with its names; None until they do."""

    person: UUID
    name: str
    assurance: Assurance
    issuer: str
    seats: tuple[Held, ...]
    held: Held | None

    @property
    def seat(self) -> Seat | None:
        return self.held.seat if self.held else None


class Visits:
    """`request.visitor`, or None; and the guard that refuses queries outside every door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with guard.watched():
            request.visitor = visitor_of(request)  # type: ignore[attr-defined]
            return self.get_response(request)


def visitor_of(request: HttpRequest) -> Visitor | None:
    """From the session, with the seats held today: a seat that was taken away is gone at once."""
    kept = request.session
    if (person := kept.get(PERSON)) is None:
        return None
    seats = seats_of(UUID(person), request.day)  # type: ignore[attr-defined]
    chosen = next((held for held in seats if key_of(held.seat) == kept.get(SEAT)), None)
    return Visitor(
        person=UUID(person),
        name=kept.get("name", ""),
        assurance=Assurance(kept.get("assurance", Assurance.LOW)),
        issuer=kept.get("issuer", ""),
        seats=seats,
        held=chosen or (seats[0] if len(seats) == 1 else None),
    )


def key_of(seat: Seat) -> str:
    """How a session and a form name a seat."""
    return f"{seat.role}@{seat.organisation}"


def begin_visit(request: HttpRequest, who: Recognised, *, agent: str) -> None:
    """Sign somebody in: a new key, and nothing of whoever sat here before but the way on."""
    kept = {name: request.session[name] for name in GOES_ALONG if name in request.session}
    request.session.flush()
    request.session.update(
        {
            **kept,
            PERSON: str(who.person),
            AGENT: agent,
            "name": who.name,
            "assurance": who.assurance,
            "issuer": who.issuer,
        }
    )


def choose(request: HttpRequest, seat: Seat) -> None:
    """Sit here from now on; only a seat that is held can be chosen."""
    request.session[SEAT] = key_of(seat)


def way_on(request: HttpRequest, seat: Seat | None) -> str:
    """Where somebody wanted to go, else where people of their kind begin."""
    wanted = request.session.pop(NEXT, "")
    if wanted and is_ours(wanted):
        return str(wanted)
    room = "apply" if seat is None or seat.kind in APPLICANTS else "desk"
    if seat and seat.role is Role.JURIST:
        room = "desk/law"
    return f"/{request.lang}/{room}/"  # type: ignore[attr-defined]


def is_ours(path: str) -> bool:
    """A path of this site, and of no other."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def needs_seat(*kinds: Kind, at_least: Assurance = Assurance.LOW) -> Callable[[View], View]:
    """A view for visitors who sit in a seat of one of these kinds (any, when none is named)."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            visitor: Visitor | None = request.visitor  # type: ignore[attr-defined]
            if visitor is None:
                return _to_sign_in(request, "lapsed" if request.method == "POST" else "needed")
            if visitor.seat is None:
                return _away(request, "sign-in/seats")
            if kinds and visitor.seat.kind not in kinds:
                raise PermissionDenied
            if STRENGTH.index(visitor.assurance) < STRENGTH.index(at_least):
                return _to_sign_in(request, "stronger")
            return view(request, *args, **named)

        return guarded

    return wrap


def looking(
    request: HttpRequest, purpose: Purpose, *, dossiers: Iterable[UUID] = (), what: str = ""
) -> AbstractContextManager[Shown]:
    """`reading` for the visitor of this page, from the seat they chose."""
    visitor: Visitor = request.visitor  # type: ignore[attr-defined]
    if visitor.seat is None:
        raise PermissionDenied
    return reading(
        visitor.seat,
        person=str(visitor.person),
        purpose=purpose,
        channel=Channel.PAGE,
        at=request.at,  # type: ignore[attr-defined]
        dossiers=dossiers,
        what=what,
    )


def _to_sign_in(request: HttpRequest, problem: str) -> HttpResponse:
    return _away(request, "sign-in", problem=problem)


def _away(request: HttpRequest, where: str, **query: str) -> HttpResponse:
    """Elsewhere, remembering where they wanted to go."""
    if request.method == "GET":
        request.session[NEXT] = request.get_full_path()
    asked = f"?{urlencode(query)}" if query else ""
    return HttpResponseRedirect(f"/{request.lang}/{where}{asked}")  # type: ignore[attr-defined]
