"""Who asks for a page of applicants, in the words of the rooms below."""

from contextlib import AbstractContextManager
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from tessera.dossier.kernel import Seat
from tessera.faces.look.rendering import once_key
from tessera.faces.look.visitor import APPLICANTS, Visitor, needs_seat
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.law.shelf import Law
from tessera.people.doors import writing
from tessera.people.who import Who
from tessera.registry.keys import Once
from tessera.registry.record import Asking

applicant = needs_seat(*sorted(APPLICANTS))


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
