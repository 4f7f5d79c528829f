"""The clock of a dossier as a picture and as a table: the term above, whose days below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tessera.desk.view import View
from tessera.dossier.clock import Clock
from tessera.dossier.holding import Stretch, stretches
from tessera.law.model import Kind, Lane
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say

REGION, OFFICE = Kind.WORK_AUTHORITY.value, Kind.STAY_AUTHORITY.value
FILLS = {
    "both": "f-1",
    REGION: "f-2",
    OFFICE: "f-4",
    "applicant": "f-3",
    "worker": "f-3",
    "law": "f-5",
}

Mark = tuple[float, str, str]
Bar = tuple[float, float, str, str]
Place = Callable[[date], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """All the days that one holder had: how many, and when."""

    holder: str
    fill: str
    days: int
    spells: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """All places are per cent of the whole figure; lists as the macro `clock_chart` takes them."""

    description: str
    marks: Sequence[Mark]
    term: Sequence[Bar]
    days: Sequence[tuple[float, float, str]]
    under: Sequence[tuple[float, str, str]]
    now: float
    held: tuple[Days, ...]
    total: int


def clockface(view: View, day: date, language: Language) -> Face | None:
    """None on the day of filing: there is nothing to draw yet."""
    state = view.dossier
    assert state.filed_on
    until = min(day, state.ended_on) if state.ended_on else day
    clock = next((c for c in view.clocks if c.key == "decision"), None)
    end = max([d for d in (until, clock.due if clock else None) if d])
    if end <= state.filed_on:
        return None
    first, whole = state.filed_on, (end - state.filed_on).days

    def at(when: date) -> float:
        return round(100 * (min(max(when, first), end) - first).days / whole, 2)

    pieces = _pieces(view, first, until)
    held = _held(pieces)
    return Face(
        description=_description(held, clock, language),
        marks=_marks(clock, at(until), language),
        term=_term(clock, until, at, language),
        days=[(at(a), round(at(b) - at(a), 2), FILLS[who]) for who, a, b in pieces],
        under=[
            (0, dates.short(first, language), "start"),
            (100, dates.short(end, language), "end"),
        ],
        now=at(until),
        held=held,
        total=(until - first).days,
    )


def _pieces(view: View, first: date, until: date) -> list[tuple[str, date, date]]:
    """The days since filing, cut where the dossier went from one to another."""
    lanes = {lane: stretches(view.dossier, lane, until) for lane in view.dossier.lanes}
    cuts = {first, until} | {d for each in lanes.values() for s in each for d in (s.since, s.until)}
    found: list[tuple[str, date, date]] = []
    for a, b in pairwise(sorted(d for d in cuts if first <= d <= until)):
        who = _whose(*(_holder(lanes.get(lane, ()), a) for lane in (Lane.WORK, Lane.STAY)))
        if found and found[-1][0] == who:
            a = found.pop()[1]  # noqa: PLW2901 - one piece with what came before it
        found.append((who, a, b))
    return found


def _holder(held: Sequence[Stretch], day: date) -> str:
    return next((s.holder for s in held if s.since <= day < s.until), "")


def _whose(work: str, stay: str) -> str:
    """Whose day it was: a party's, if either half waited for one."""
    for party in ("applicant", "worker"):
        if party in {work, stay}:
            return party
    if work == REGION:
        return "both" if stay == OFFICE else REGION
    return OFFICE if stay == OFFICE else "law"


def _held(pieces: list[tuple[str, date, date]]) -> tuple[Days, ...]:
    names = dict.fromkeys(who for who, _, _ in pieces)
    return tuple(
        Days(
            holder=name,
            fill=FILLS[name],
            days=sum((b - a).days for who, a, b in pieces if who == name),
            spells=tuple((a, b) for who, a, b in pieces if who == name),
        )
        for name in names
    )


def _marks(clock: Clock | None, now: float, language: Language) -> list[Mark]:
    marks: list[Mark] = [(now, say("applicant.today", language), _anchor(now))]
    if clock and clock.due:
        marks.append((100.0, dates.short(clock.due, language), "end"))
        if now > 75:
            marks = marks[1:]
    return marks


def _anchor(place: float) -> str:
    return "start" if place < 10 else ("end" if place > 90 else "middle")


def _term(clock: Clock | None, until: date, at: Place, language: Language) -> list[Bar]:
    """Before its start, spent, and left; a term that has not begun is one empty bar."""
    if clock is None or clock.start is None:
        return [(0, 100, "f-4", say("shell.not-started", language))]
    start, now = at(clock.start), at(max(until, clock.start))
    found: list[Bar] = [(0, start, "f-4", "")] if start else []
    if now > start:
        found.append((start, round(now - start, 2), "f-1", ""))
    if clock.due and not clock.ended_on:
        found.append((now, round(100 - now, 2), "l-2", ""))
    return found


def _description(held: tuple[Days, ...], clock: Clock | None, language: Language) -> str:
    parts = [
        say(
            "applicant.had-days",
            language,
            who=say(f"applicant.had-{each.holder}", language),
            count=each.days,
        )
        for each in held
    ]
    if clock and clock.start and clock.due:
        since, due = dates.day(clock.start, language), dates.day(clock.due, language)
        parts.insert(0, say("applicant.clock-runs", language, since=since, due=due))
    return " ".join(parts)
