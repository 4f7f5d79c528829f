"""The work list of a seat: what waits for it, the last day first; search, pages, counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from tessera.desk import queue as desk
from tessera.desk.mine import Shown
from tessera.desk.places import DONE, ENDED, NEVER, TODO, WAITING
from tessera.desk.queue import Count, Filter
from tessera.desk.second import waits_for_another
from tessera.dossier.kernel import Role
from tessera.dossier.model import Phase
from tessera.dossier.shape import notices
from tessera.faces.authority.counter import begun, lodges
from tessera.faces.authority.sitting import EXAMINERS, at_desk, visitor_at, who_of
from tessera.faces.look.called import called
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import looking
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.people.purposes import Purpose
from tessera.people.seats import colleagues
from tessera.vault.identity import Identity, identities

SOON = timedelta(days=7)
A_PAGE = 50
TABS = ("mine", "team", "free", "waiting", "done")
QUEUES = {"waiting": WAITING, "done": DONE}
PHASES = (*(p.value for p in Phase if p is not Phase.NOT_FILED), *ENDED)
OF_NOTICES = frozenset({"stands", "opposed", "take-note"})
WAITS = tuple(k.value for k in Kind if k not in {Kind.AUDITOR, Kind.PLATFORM})
ACTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.WORK_AUTHORITY: (
        "declare-complete",
        "declare-inadmissible",
        "grant",
        "countersign",
        "take-note",
    ),
    Kind.STAY_AUTHORITY: ("grant", "countersign", "certify-silence", "issue-decision"),
    Kind.MUNICIPALITY: (
        *("report-entry", "register", "report-residence-check", "order-card", "deliver-card"),
    ),
    Kind.POST: ("report-visa",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the visitor asked to see."""

    tab: str
    words: str
    phase: str
    act: str
    waits: str
    after: str

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.phase or self.act or self.waits)

    def filter(self, person: str) -> Filter:
        assignee = {"mine": person, "free": "nobody"}.get(self.tab, "")
        return Filter(
            queue=QUEUES.get(self.tab, TODO),
            assignee=assignee,
            words=self.words,
            phase=self.phase,
            act=self.act,
            waits_for=self.waits,
        )

    def query(self, **other: str) -> str:
        """This list as an address: never with the words of a search, which may be a name."""
        told = {"tab": self.tab, "phase": self.phase, "act": self.act, "waits": self.waits} | other
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the list: a place, whom it is about, how long is left, who has it.

    `second`: another of the seat must countersign it, not the one who reads the list.
    """

    place: Shown
    identity: Identity | None
    left: int | None
    assignee: str
    second: bool


def wanted_of(request: HttpRequest, *, teams: bool) -> Wanted:
    told = request.POST if request.method == "POST" else request.GET
    tabs = TABS if teams else TABS[1:2] + TABS[3:]
    tab = told.get("tab", "")
    return Wanted(
        tab=tab if tab in tabs else "team",
        words=request.POST.get("words", "").strip()[:100],
        phase=_known(told.get("phase", ""), PHASES),
        act=_known(told.get("act", ""), [a for acts in ACTS.values() for a in acts]),
        waits=_known(told.get("waits", ""), WAITS),
        after=told.get("after", ""),
    )


def _known(value: str, known: tuple[str, ...] | list[str]) -> str:
    return value if value in known else ""


@at_desk
def queue(request: HttpRequest) -> HttpResponse:
    """One page of the list. A search is posted, so that no name stands in an address."""
    who = who_of(request)
    examines = who.seat.kind in EXAMINERS
    wanted = wanted_of(request, teams=examines)
    day: date = request.day  # type: ignore[attr-defined]
    purpose = Purpose.SEARCH if wanted.words else Purpose.WORK_LIST
    with looking(request, purpose, what="queue") as shown:
        narrowed = wanted.filter(who.person)
        found = desk.queue(narrowed, after=wanted.after, limit=A_PAGE)
        counts = desk.counts(who.person)
        number = desk.how_many(narrowed)
        ages = desk.ages(day, soon=day + SOON)
        names = identities([p.dossier for p in found.places])
        team = colleagues(day)
        second = waits_for_another(found.places, who, day)
        shown.these([p.dossier for p in found.places])
    calls = {str(c.person): c.name for c in team}
    return page(
        request,
        "authority/queue.html",
        here="queue",
        held=visitor_at(request).held,
        wanted=wanted,
        lines=[_line(p, names, calls, day, second=p.dossier in second) for p in found.places],
        found=found,
        number=number,
        ages=ages,
        tabs=_tabs(wanted, counts, examines=examines),
        team=[(str(c.person), c.name) for c in team if c.role in {Role.OFFICER, Role.REVIEWER}],
        assigns=examines and wanted.tab in {"mine", "team", "free"},
        acts=_there(ACTS.get(who.seat.kind, ()), day),
        phases=_there(PHASES, day),
        waits=WAITS,
        called=partial(called, shelf().on(day)),
        done=request.GET.get("assigned", ""),
        never=who.seat.kind is Kind.AUDITOR,
        lodges=lodges(request),
        begun=begun(request, language_of(request)) if lodges(request) else (),
    )


def _there(codes: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Without what belongs to notices, while the law knows none."""
    known = bool(notices(shelf().on(day)))
    return tuple(code for code in codes if known or code not in OF_NOTICES)


def _line(
    place: Shown,
    names: Mapping[object, Identity],
    calls: Mapping[str, str],
    day: date,
    *,
    second: bool,
) -> Line:
    return Line(
        place=place,
        identity=names.get(place.dossier),
        left=None if place.due == NEVER else (place.due - day).days,
        assignee=calls.get(place.assignee, ""),
        second=second,
    )


def _tabs(
    wanted: Wanted, counts: Mapping[str, Count], *, examines: bool
) -> list[tuple[str, Count | None, bool]]:
    number = {
        "mine": counts.get("mine"),
        "team": counts.get("todo"),
        "free": counts.get("nobody"),
        "waiting": counts.get("waiting"),
    }
    names = TABS if examines else ("team", "waiting", "done")
    return [(name, number.get(name), name == wanted.tab) for name in names]
