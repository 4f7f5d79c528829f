"""One dossier before its officer: requirements beside documents, acts, clocks, history, notes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from tessera.desk.places import half, last_day_of
from tessera.dossier.clock import Clock
from tessera.dossier.contest import Appeal
from tessera.dossier.everything import acts
from tessera.dossier.holding import days_by_holder
from tessera.dossier.title_clock import title_clocks
from tessera.dossier.why import why
from tessera.faces.authority.deeds import Deeds, deeds
from tessera.faces.authority.fields import typed
from tessera.faces.authority.forms import fields_of
from tessera.faces.authority.history import Historian
from tessera.faces.authority.sent import letters_for
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.shifts import REMINDERS
from tessera.faces.authority.sitting import EXAMINERS, Sitting, at_desk, sit
from tessera.faces.authority.steps import steps
from tessera.faces.authority.viewer import viewer
from tessera.faces.look.called import called
from tessera.faces.look.contested import against, appeal_told
from tessera.faces.look.readings import position
from tessera.faces.look.rendering import page
from tessera.law.explain import cited
from tessera.law.model import Lane
from tessera.people.doors import writing
from tessera.people.looks import looks_of
from tessera.people.seats import employers_named, names_of
from tessera.words import dates
from tessera.words.sentences import say

SHOWN = 10
COUNTERSIGN = "countersign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A term at work: its name, its last day and why it is that day, what it rests on."""

    words: str
    clock: Clock
    left: int | None
    source: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One lane as far as the agreement gives it."""

    lane: Lane
    state: str
    authority: str
    assignee: str
    days: tuple[tuple[str, int], ...]
    appeals: tuple[str, ...]


@at_desk
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The officer's page; municipality and post get their one task."""
    here = sit(request, dossier)
    sheet = Sheet(here)
    possible = deeds(here, sheet)
    examines = here.kind in EXAMINERS
    first = possible.first
    task = first if first and not examines else None
    fields = fields_of(task.act, here, sheet) if task else ()
    texts = {str(key): note.text for key, note in here.view.notes.items()}
    calls = {str(c.person): c.name for c in here.team}
    story = Historian(
        here=here, sheet=sheet, texts=texts, calls=calls, letters=letters_for(here)
    ).story()
    with writing(here.who.seat, person=here.who.person):
        firms = employers_named((c.employer for c in here.view.title.changed), here.language.value)
    return page(
        request,
        "authority/dossier.html" if examines else "authority/task.html",
        here="queue",
        sitting=here,
        sheet=sheet,
        deeds=possible,
        viewer=viewer(request, here, sheet),
        halves=[_half(here, lane) for lane in here.dossier.lanes],
        mark_of={lane.value: _drawn(here, lane) for lane in Lane},
        clocks=[_running(here, clock) for clock in _clocks(here)],
        steps=tuple(steps(here)),
        due=_due(here),
        waits=_waits(here, possible),
        history=story,
        messages=[each for each in story if each.code == "message-sent"],
        remarks=[n for n in here.view.notes.values() if n.kind == "remark"],
        fields=fields,
        values=typed(fields, None),
        errors={},
        calls=calls,
        done=done if (done := request.GET.get("done", "")) in acts() else "",
        code=task.act if task else "",
        firms=firms,
        contested=_contested(here),
        appeals=[(against(a, here.language), _told(here, a)) for a in here.view.title.appeals],
    )


@at_desk
def looks(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Who looked at this dossier: organisation, reason, moment."""
    here = sit(request, dossier, "looks")
    before = request.GET.get("before", "")
    with writing(here.who.seat, person=here.who.person):
        found = looks_of(dossier, before=position(before), most=SHOWN * 5)
        names = names_of({each.organisation for each in found}, here.language.value)
    return page(
        request,
        "authority/looks.html",
        here="queue",
        sitting=here,
        looks=found,
        names=names,
        older=found[-1].id if len(found) == SHOWN * 5 else None,
    )


def _drawn(here: Sitting, lane: Lane) -> str:
    """How the mark draws a half: what fell away or has ended looks alike, whyever it did."""
    state = half(here.dossier, lane)
    over = here.view.title.spent(lane, here.day)
    return "unneeded" if over or state in {"moot", "exempt"} else state


def _half(here: Sitting, lane: Lane) -> Half:
    state = here.dossier.lane(lane)
    name = here.law.authority(state.authority).name if state.authority else None
    held = days_by_holder(here.dossier, lane, here.day)
    return Half(
        lane=lane,
        state=half(here.dossier, lane),
        authority=name.said_in(here.language) if name else "",
        assignee=state.assignee if lane is here.lane else "",
        days=tuple((say(f"dossier.holder-{who}", here.language), n) for who, n in held.items()),
        appeals=tuple(_told(here, a) for a in here.dossier.appeals if a.lane is lane),
    )


def _told(here: Sitting, appeal: Appeal) -> str:
    return appeal_told(appeal, here.language)


def _contested(here: Sitting) -> list[str]:
    """The appeals that nobody has judged yet: about the halves, then about the title."""
    titled = (a for a in here.view.title.appeals if a.pending)
    return [
        *(_told(here, a) for a in here.dossier.appeals if a.pending),
        *(f"{against(a, here.language)}. {_told(here, a)}" for a in titled),
    ]


def _clocks(here: Sitting) -> tuple[Clock, ...]:
    """The terms of the dossier, then those of the title; no reminder of what is over."""
    of_title = title_clocks(here.view.title, here.law.calendar)
    told = (c for c in of_title if c.ended_on is None or c.term.name not in REMINDERS)
    return (*here.view.clocks, *told)


def _running(here: Sitting, clock: Clock) -> Running:
    return Running(
        words=say(f"dossier.clock-{clock.term.name}", here.language),
        clock=clock,
        left=clock.days_left(here.day),
        source=cited(clock.term.cites[0], here.language, here.law),
        why=dates.why(why(clock, here.law.calendar), here.language),
    )


def _due(here: Sitting) -> date | None:
    """The last day of this seat's own turn, else of any, within the term of its half."""
    mine = [t.due for t in here.view.turns if t.organisation == here.who.seat.organisation]
    days = [d for d in (mine or [t.due for t in here.view.turns]) if d]
    return last_day_of(here.dossier, here.kind, min(days, default=None), here.view.clocks)


def _waits(here: Sitting, possible: Deeds) -> tuple[str, ...]:
    """For whom the dossier waits, this seat first; where a second reader must, another of us."""
    us = "us-second" if _second(here, possible) else "us"
    seat = here.who.seat.organisation
    turns = sorted(here.view.turns, key=lambda t: t.organisation != seat)
    words = [
        say(f"authority.{us}", here.language)
        if t.organisation == seat
        else say(called(here.law, t.kind, here.dossier.procedure), here.language)
        for t in turns
    ]
    return tuple(dict.fromkeys(words))


def _second(here: Sitting, possible: Deeds) -> bool:
    """Whether a proposal waits for a reader who is not the one before this page."""
    seat = here.who.seat.organisation
    asked = any(t.act == COUNTERSIGN for t in here.view.turns if t.organisation == seat)
    return asked and (possible.first is None or possible.first.act != COUNTERSIGN)
