"""Where a dossier lies: one place for each seat that has to do with it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tessera.dossier.clock import Clock, clocks
from tessera.dossier.half import Verdict
from tessera.dossier.model import Dossier, Phase
from tessera.dossier.shape import EXAMINES
from tessera.dossier.title import Title
from tessera.dossier.title_clock import may_pass, title_clocks
from tessera.dossier.title_turns import still_asked, turns_of_title
from tessera.dossier.turns import Turn, turns
from tessera.law.agreement import CIRCLES
from tessera.law.model import Kind, Lane
from tessera.words.days import Calendar

NEVER = date(9999, 12, 31)  # sorts after every last day of the law

OF_TITLE = "title:"
ENDED = ("work-withdrawn", "work-ended", "ended", "struck-off")
ENDING = frozenset(ENDED)
TODO, WAITING, DONE = "todo", "waiting", "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a list shows of one dossier to one seat. `due` is NEVER where the law names no day."""

    seat: str
    kind: Kind
    phase: str
    work: str
    stay: str
    queue: str
    act: str
    waits_for: str
    due: date
    since: date
    assignee: str
    title: str


def places(
    dossier: Dossier, title: Title | None, calendar: Calendar, day: date
) -> tuple[Place, ...]:
    """One place for each party that the dossier concerns by now."""
    all_turns = list(turns(dossier, calendar, day))
    terms = clocks(dossier, calendar)
    if title:
        about = dossier.issued_version
        served = dossier.served_on(about, "worker") or dossier.served_on(about)
        all_turns = [*still_asked(all_turns, title)]
        all_turns += turns_of_title(title, calendar, day, served_on=served)
    return tuple(_places(dossier, title, all_turns, terms))


def _places(
    dossier: Dossier, title: Title | None, all_turns: list[Turn], terms: tuple[Clock, ...]
) -> Iterator[Place]:
    for kind, seat in dossier.parties.items():
        if not concerned(kind, seat, dossier):
            continue
        mine = [t for t in all_turns if t.organisation == seat]
        others = [t for t in all_turns if t.organisation != seat and _told_to(kind, t.act)]
        turn = min(mine or others, key=lambda t: (t.due or NEVER, t.since), default=None)
        heard = turn is not None and turn.act == "observe"  # a stay that may yet be ended
        over = dossier.phase.ended and not mine and not heard
        yield Place(
            seat=seat,
            kind=kind,
            phase=dossier.phase.value,
            work=half(dossier, Lane.WORK),
            stay=half(dossier, Lane.STAY),
            queue=TODO if mine else (DONE if over else WAITING),
            act=turn.act if mine and turn else "",
            waits_for="" if mine or turn is None else turn.kind.value,
            due=last_day_of(dossier, kind, turn.due if turn else None, terms) or NEVER,
            since=turn.since if turn else (dossier.ended_on or dossier.filed_on or NEVER),
            assignee=_assignee(kind, dossier),
            title=title.phase if title else "",
        )


def last_day_of(
    dossier: Dossier, kind: Kind, due: date | None, terms: tuple[Clock, ...]
) -> date | None:
    """The nearest last day before this seat: of the turn, or of the term to decide its half.

    A step that has no day of its own is still taken within the term that runs.
    """
    lane = next((lane for lane in dossier.lanes if EXAMINES[lane] is kind), None)
    if lane is None or dossier.phase.ended:
        return due
    second = lane is Lane.STAY and dossier.second_term is not None
    key = "decision-stay" if second else "decision"
    runs = [c.due for c in terms if c.key == key and c.running and not c.term.target]
    return min((each for each in (due, *runs) if each), default=None)


def _told_to(kind: Kind, act: str) -> bool:
    """Employer and region do not learn from a list that a stay may be ended."""
    return act not in {"observe", "end-stay"} or kind in CIRCLES["stay-side"]


def concerned(kind: Kind, seat: str, dossier: Dossier) -> bool:
    """The Immigration Office comes in when its half opens; post and municipality at a positive end.

    Whoever looks first, and the counter at which it was lodged, have it from the first day.
    """
    if kind is dossier.shape.intake or seat == dossier.counter:
        return True
    if kind is Kind.STAY_AUTHORITY:
        return dossier.stay.opened_on is not None
    if kind in {Kind.POST, Kind.MUNICIPALITY}:
        return dossier.phase in {Phase.GRANTED, Phase.GRANTED_TACITLY}
    return True


def _assignee(kind: Kind, dossier: Dossier) -> str:
    if kind is Kind.WORK_AUTHORITY:
        return dossier.work.assignee
    return dossier.stay.assignee if kind is Kind.STAY_AUTHORITY else ""


def half(dossier: Dossier, lane: Lane) -> str:
    """One half for the mark: none, examined, granted, refused, silent, moot, absent."""
    state = dossier.lane(lane)
    if lane not in dossier.lanes:
        return "absent"
    if state.verdict is not Verdict.NONE:
        return state.verdict.value
    opened = state.opened_on is not None and not dossier.phase.ended
    return "examined" if opened else "none"


def state_key(phase: str, title: str) -> str:
    """The sentence for where a dossier stands: how its permit ended, where that did."""
    return f"dossier.title-{title}" if title in ENDING else f"dossier.phase-{phase}"


def open_clocks(
    dossier: Dossier, title: Title | None, calendar: Calendar, day: date
) -> dict[str, date]:
    """Last days the watch must look at: clocks that run and have not been noted as passed.

    The end of a hearing is told to nobody: until it is over, only the places wait for it.

    Those of the title bear its name before their own.
    """
    found = [] if dossier.phase.ended else [(c.key, c) for c in clocks(dossier, calendar)]
    if title:
        of_title = title_clocks(title, calendar)
        found += [(OF_TITLE + c.key, c) for c in of_title if may_pass(c) or not c.over(day)]
    return {
        key: clock.due
        for key, clock in found
        if clock.due and clock.running and not clock.passed and not clock.term.target
    }
