"""Where a dossier stands, as one of its parties may know it: one page that answers "and now?"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.couriers.letters import Letter, letters_of
from tessera.desk.doors import Door, doors
from tessera.desk.view import View
from tessera.dossier.model import Request
from tessera.dossier.proven import still_to_pay
from tessera.dossier.why import why
from tessera.faces.applicant.acting_on_title import bearer
from tessera.faces.applicant.caller import (
    applicant,
    law_today,
    part_of,
    seat_of,
    who_of,
    writing_here,
)
from tessera.faces.applicant.clockface import clockface
from tessera.faces.applicant.hurdles import sentence_of
from tessera.faces.applicant.lasting import ACTS, lasting
from tessera.faces.applicant.receipt import filing, halved, seen
from tessera.faces.applicant.story import story
from tessera.faces.look.readings import position
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of
from tessera.law.model import Requirement
from tessera.law.offices import office
from tessera.law.shelf import Law
from tessera.people.looks import Look, looks_of
from tessera.people.seats import employers_named, names_of
from tessera.words import dates
from tessera.words.languages import Language

OFFERED = ("send-message", "withdraw", *ACTS)
OF_EMPLOYER = frozenset({"report-end-of-work"})
OWN = "own"
OF_PERMIT = frozenset({"file", "observe"})  # told where the permit is
FEW, MANY = 5, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What this seat must do, until when, and what was asked."""

    act: str
    request: int
    items: tuple[str, ...]
    due: date | None
    supplement: bool = False
    stops: bool = False
    text: str = ""
    for_worker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What lies beside the dossier for this seat: letters, looks, names, what it may do."""

    letters: tuple[Letter, ...]
    looks: tuple[Look, ...]
    names: Mapping[str, str]
    doors: Mapping[str, Door]


def status(request: HttpRequest, which: UUID) -> HttpResponse:
    view = seen(request, which)
    around = around_of(request, view)
    language, law = language_of(request), view.law
    day = request.day  # type: ignore[attr-defined]
    teller = Teller(law=law, language=language)
    return page(
        request,
        "applicant/status.html",
        view=view,
        state=view.dossier,
        seat=seat_of(request),
        part=part_of(seat_of(request).kind),
        around=around,
        teller=teller,
        filed=filing(view),
        halved=halved(view),
        duties=duties(view, seat_of(request).organisation, language),
        decision=next((c for c in view.clocks if c.key == "decision"), None),
        face=clockface(view, day, language),
        why=_why(view, language),
        story=story(view, around.letters, seat_of(request), language),
        permit=lasting(view, seat_of(request).kind, day, language),
        permit_acts=ACTS,
        labels=labels_of(view, language),
        to_pay=still_to_pay(view.dossier, law),
        looks=[look for look in around.looks if look.organisation != seat_of(request).organisation][
            :FEW
        ],
        why_not={
            name: [sentence_of(o, language) for o in door.obstacles]
            for name, door in around.doors.items()
        },
        today=day,
    )


def _why(view: View, language: Language) -> tuple[str, ...]:
    """Why the decision is due on its day, in sentences."""
    decision = next((c for c in view.clocks if c.key == "decision"), None)
    return dates.why(why(decision, view.law.calendar), language) if decision else ()


def around_of(request: HttpRequest, view: View) -> Around:
    """The look at the dossier was left; these belong to the same page."""
    language, law = language_of(request), law_today(request)
    with writing_here(request):
        letters = letters_of(view.id)
        looks = looks_of(view.id, most=MANY)
        ids = {
            *view.dossier.parties.values(),
            *(d.organisation for d in view.documents),
            *(entry.seat for entry in view.entries),
            *(look.organisation for look in looks),
        }
        known = names_of(ids, language)
        firms = employers_named((c.employer for c in view.title.changed), language)
    who, day = who_of(request), request.day  # type: ignore[attr-defined]
    found = doors(view.id, who, day=day)
    if (titled := bearer(view, who.seat.kind)) != view.id:
        found += tuple(door for door in doors(titled, who, day=day) if door.act in OF_EMPLOYER)
    return Around(
        letters=letters,
        looks=looks,
        names={**firms, **all_named(ids, known, law, language)},
        doors={door.act: door for door in found if door.act in OFFERED},
    )


def all_named(
    ids: set[str], known: Mapping[str, str], law: Law, language: Language
) -> Mapping[str, str]:
    """Authorities by the law's own names for them; firms as they registered."""
    offices = {a.id: a for a in law.authorities()}
    found: dict[str, str] = {}
    for each in ids:
        authority = offices.get(each) or office(each, law.day)
        found[each] = authority.name.said_in(language) if authority else known.get(each, "")
    return found


def labels_of(view: View, language: Language) -> Mapping[str, str]:
    """What each required paper of this dossier is called."""
    state, law = view.dossier, view.law
    rows: dict[str, Requirement] = {}
    for authority in (state.stay.authority, state.work.authority):
        rows |= {r.name: r for r in law.requirements(state.procedure, authority)}
    return {name: row.label.said_in(language) for name, row in rows.items()}


def duties(view: View, organisation: str, language: Language) -> tuple[Duty, ...]:
    """The turns of this seat; whoever filed may also answer what was asked of the worker."""
    labels = labels_of(view, language)
    mine = [t for t in view.turns if t.organisation == organisation and t.act not in OF_PERMIT]
    about = {turn.about for turn in mine}
    others = [
        request
        for request in view.dossier.open_requests
        if view.dossier.applicant == organisation and request.version not in about
    ]
    due = {clock.key: clock.due for clock in view.clocks}
    return (
        *(_duty(view, turn.act, _request(view, turn.about), turn.due, labels) for turn in mine),
        *(
            replace(_duty(view, "supply", each, due.get(each.clock), labels), for_worker=True)
            for each in (() if view.dossier.phase.ended else others)
        ),
    )


def _request(view: View, about: int) -> Request | None:
    return next((r for r in view.dossier.requests if r.version == about), None)


def _duty(
    view: View, act: str, asked: Request | None, due: date | None, labels: Mapping[str, str]
) -> Duty:
    if asked is None:
        return Duty(act=act, request=0, items=(), due=due)
    note = view.notes.get(UUID(asked.note)) if asked.note else None
    term = view.dossier.decision_term
    return Duty(
        act=act,
        request=asked.version,
        items=tuple(labels.get(name, name) for name in sorted(asked.missing)),
        due=due,
        supplement=asked.supplement,
        stops=bool(term and "information" in term.pauses),
        text=note.text if note else "",
    )


@require_GET
@applicant
def looks(request: HttpRequest, which: UUID) -> HttpResponse:
    """Everybody who looked at this dossier, newest first."""
    view = seen(request, which, "looks")
    before = request.GET.get("before", "")
    language, law = language_of(request), law_today(request)
    with writing_here(request):
        found = looks_of(which, before=position(before), most=MANY)
        ids = {look.organisation for look in found}
        known = names_of(ids, language)
    return page(
        request,
        "applicant/looks.html",
        view=view,
        looks=found,
        names=all_named(ids, known, law, language),
        older=found[-1].id if len(found) == MANY else None,
        seat=seat_of(request),
    )
