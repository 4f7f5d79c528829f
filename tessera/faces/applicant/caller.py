"""Who asks for a page of applicants, in the words of the rooms below."""

from contextlib import AbstractContextManager
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tessera.dossier.acts.filers import COUNTERS
from tessera.dossier.kernel import Assurance, Seat
from tessera.faces.look.rendering import once_key
from tessera.faces.look.visitor import APPLICANTS, View, Visitor, needs_seat
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.law.shelf import Law
from tessera.people.doors import writing
from tessera.people.who import Who
from tessera.registry.keys import Once
from tessera.registry.record import Asking

applicant = needs_seat(*sorted(APPLICANTS))
counter = needs_seat(*COUNTERS, at_least=Assurance.SUBSTANTIAL)


def lodger(view: View) -> View:
    """A page for applicants, and for the counter at which somebody applies on paper."""
    for_applicants, for_counters = applicant(view), counter(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        chosen = for_counters if at_counter(request) else for_applicants
        return chosen(request, *args, **named)

    return guarded


def at_counter(request: HttpRequest) -> bool:
    """Whether an officer of a municipality or a post writes down what somebody brought."""
    visitor: Visitor | None = request.visitor  # type: ignore[attr-defined]
    return bool(visitor and visitor.seat and visitor.seat.kind in COUNTERS)


def visitor_of(request: HttpRequest) -> Visitor:
    visitor: Visitor = request.visitor  # type: ignore[attr-defined]
    return visitor


def seat_of(request: HttpRequest) -> Seat:
    """The seat of a guarded page: there is one."""
    seat = visitor_of(request).seat
    assert seat is not None
    return seat


def who_of(
    request: HttpRequest, *, on_behalf_of: str | None = None, mandate: UUID | None = None
) -> Who:
    visitor = visitor_of(request)
    return Who(
        person=str(visitor.person),
        seat=seat_of(request),
        on_behalf_of=on_behalf_of,
        mandate=str(mandate) if mandate else None,
        assurance=visitor.assurance,
    )


def writing_here(request: HttpRequest) -> AbstractContextManager[None]:
    """A transaction for what the visitor's seat keeps itself."""
    return writing(seat_of(request), person=str(visitor_of(request).person))


def law_today(request: HttpRequest) -> Law:
    return shelf().on(request.day)  # type: ignore[attr-defined]


def asking(request: HttpRequest, body: str, *, seen: int | None = None) -> Asking:
    """How this form asks for an act: once for each sending, on the day of the request."""
    key = once_key(request)
    return Asking(
        day=request.day,  # type: ignore[attr-defined]
        at=request.at,  # type: ignore[attr-defined]
        seen=seen,
        once=Once(key=key, body=body.encode()) if key else None,
        trace=request.trace,  # type: ignore[attr-defined]
    )


def address(request: HttpRequest, name: str, /, **places: object) -> str:
    return reverse(f"applicant:{name}", kwargs={"lang": request.lang, **places})  # type: ignore[attr-defined]


def go(request: HttpRequest, name: str, /, **places: object) -> HttpResponseRedirect:
    """On to another of our pages, after a form was taken."""
    return HttpResponseRedirect(address(request, name, **places), status=HTTPStatus.SEE_OTHER)


def part_of(kind: Kind) -> str:
    """The part that a kind of seat writes: a representative writes the employer's."""
    return "worker" if kind is Kind.WORKER else "employer"
