"""An officer before a dossier: who asks, from which seat, and what that seat sees of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from tessera.desk.doors import OWN_LANE
from tessera.desk.view import NotYours, View, look
from tessera.dossier.kernel import Assurance, Role
from tessera.dossier.lawdeeds import OFFICES, seat_wrong
from tessera.dossier.model import Dossier
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import Visitor, needs_seat
from tessera.law.model import Kind, Lane
from tessera.law.shelf import Law
from tessera.people.doors import writing
from tessera.people.purposes import Channel, Purpose
from tessera.people.seats import Colleague, colleagues
from tessera.people.who import Who
from tessera.words.languages import Language
from tessera.words.sentences import knows, say

PURPOSES = {
    Kind.WORK_AUTHORITY: Purpose.EXAMINATION,
    Kind.STAY_AUTHORITY: Purpose.EXAMINATION,
    Kind.MUNICIPALITY: Purpose.REGISTRATION,
    Kind.POST: Purpose.VISA,
    Kind.AUDITOR: Purpose.AUDIT,
}
EXAMINERS = frozenset({Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY})
Answer = Callable[..., HttpResponse]


def at_desk(view: Answer) -> Answer:
    """A page for whoever sits in a seat of an authority, and is surely that person.

    A jurist reads the law and no dossier; from the first page of the desk they are led to it.
    """

    @wraps(view)
    def seated(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if who_of(request).seat.role is Role.JURIST:
            match = request.resolver_match
            if request.method == "GET" and match is not None and match.url_name == "queue":
                return redirect("authority:law", lang=language_of(request))
            raise PermissionDenied
        return view(request, *args, **named)

    return needs_seat(*PURPOSES, at_least=Assurance.SUBSTANTIAL)(seated)


def at_law(view: Answer) -> Answer:
    """A page for whoever sits in a seat of a jurist, and is surely that person."""

    @wraps(view)
    def seated(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if tuple(seat_wrong(who_of(request).seat)):
            raise PermissionDenied
        return view(request, *args, **named)

    return needs_seat(*OFFICES, at_least=Assurance.SUBSTANTIAL)(seated)


@dataclass(frozen=True, kw_only=True)  # no slots: what it looks up, it looks up once
class Sitting:
    """One seat before one dossier, for one request."""

    request: HttpRequest
    visitor: Visitor
    who: Who
    view: View

    @cached_property
    def language(self) -> Language:
        return language_of(self.request)

    @property
    def kind(self) -> Kind:
        return self.who.seat.kind

    @property
    def lane(self) -> Lane | None:
        return OWN_LANE.get(self.kind)

    @property
    def dossier(self) -> Dossier:
        return self.view.dossier

    @property
    def law(self) -> Law:
        return self.view.law

    @property
    def day(self) -> date:
        return self.request.day  # type: ignore[attr-defined, no-any-return]

    def about(self, act: str) -> str:
        """What an act does in a procedure of this shape: one half, two apart, or two joined."""
        one, joint = len(self.dossier.lanes) == 1, self.dossier.shape.joint
        own = f"authority.about-{act}-{'one' if one else 'each'}"
        alone = knows(own) and (one or not joint)
        return say(own if alone else f"authority.about-{act}", self.language)

    @cached_property
    def team(self) -> tuple[Colleague, ...]:
        """Who could take this dossier: the officers and reviewers of the same seat."""
        return team_of(self.request)


def visitor_at(request: HttpRequest) -> Visitor:
    found: Visitor = request.visitor  # type: ignore[attr-defined]
    return found


def who_of(request: HttpRequest) -> Who:
    visitor = visitor_at(request)
    assert visitor.seat
    return Who(person=str(visitor.person), seat=visitor.seat, assurance=visitor.assurance)


def sit(request: HttpRequest, dossier: UUID, what: str = "dossier") -> Sitting:
    """Opens a dossier for the seat, leaving a look; what is not theirs is not there."""
    who = who_of(request)
    try:
        view = look(
            dossier,
            who,
            purpose=PURPOSES[who.seat.kind],
            channel=Channel.PAGE,
            day=request.day,  # type: ignore[attr-defined]
            at=request.at,  # type: ignore[attr-defined]
            what=what,
        )
    except NotYours as absent:
        raise Http404(str(dossier)) from absent
    return Sitting(request=request, visitor=visitor_at(request), who=who, view=view)


def team_of(request: HttpRequest) -> tuple[Colleague, ...]:
    who = who_of(request)
    with writing(who.seat, person=who.person):
        found = colleagues(request.day)  # type: ignore[attr-defined]
    return tuple(c for c in found if c.role in {Role.OFFICER, Role.REVIEWER})
