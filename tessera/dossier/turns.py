"""Who must move: one list that is the inbox, what comes next, and the reminders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tessera.dossier.clock import Clock, clocks, stay_deemed_granted
from tessera.dossier.model import Dossier, Phase
from tessera.dossier.shape import EXAMINES, GRANTED
from tessera.dossier.title import Title
from tessera.law.charges import Unpaid
from tessera.law.model import Kind, Lane
from tessera.words.days import Calendar, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """This seat should do this act, since a day, at the latest on `due` (None: no day in law)."""

    organisation: str
    kind: Kind
    act: str
    since: date
    due: date | None = None
    clock: str = ""
    lane: Lane | None = None
    about: int = 0


def turns(dossier: Dossier, calendar: Calendar, day: date) -> tuple[Turn, ...]:
    """Every turn of the dossier, for all seats."""
    by_key = {c.key: c for c in clocks(dossier, calendar)}
    return (
        *_of_the_payer(dossier, by_key),
        *_of_the_asked(dossier, by_key),
        *_of_the_counter(dossier, by_key),
        *_of_whoever_looks_first(dossier, by_key),
        *_of_the_lanes(dossier, by_key, deemed=stay_deemed_granted(dossier, calendar, day)),
        *_of_the_post(dossier),
        *_of_the_contested(dossier),
    )


def _turn(dossier: Dossier, kind: Kind, act: str, since: date | None, **more: object) -> Turn:
    seat = dossier.parties.get(kind) or dossier.applicant
    assert since
    return Turn(organisation=seat, kind=kind, act=act, since=since, **more)  # type: ignore[arg-type]  # named


def _of_the_payer(dossier: Dossier, by_key: dict[str, Clock]) -> Iterator[Turn]:
    """Whoever paid too little is asked the rest; a grant that waits for its price, that price."""
    if dossier.phase.ended:
        return
    for due in dossier.open_charges:
        clock = by_key.get(due.clock)
        if due.effect == Unpaid.NO_EFFECT_YET:
            since = dossier.lane(dossier.first).verdict_on
            yield _turn(dossier, _filer(dossier), "start-payment", since)
        elif clock and clock.start and not clock.passed:
            yield Turn(
                organisation=dossier.applicant,
                kind=_filer(dossier),
                act="start-payment",
                since=clock.start,
                due=clock.due,
                clock=due.clock,
                lane=clock.lane,
            )


def _filer(dossier: Dossier) -> Kind:
    if dossier.representative:
        return Kind.REPRESENTATIVE
    return Kind.EMPLOYER if dossier.employer else Kind.WORKER


def _of_the_asked(dossier: Dossier, by_key: dict[str, Clock]) -> Iterator[Turn]:
    """Each open request is a turn of everyone asked, and of whoever filed for them."""
    if dossier.phase.ended:
        return
    for request in dossier.open_requests:
        clock = by_key.get(request.clock)
        missing = {i.of for i in request.items if i.name in request.missing}
        seats = {k: dossier.parties[k] for k in missing if k in dossier.parties}
        applicant = dossier.applicant_kind
        if missing - {Kind.WORKER} or not seats:
            seats.pop(Kind.EMPLOYER, None)
            seats[applicant] = dossier.applicant
        for kind, organisation in sorted(seats.items()):
            yield Turn(
                organisation=organisation,
                kind=kind,
                act="supply",
                since=request.asked_on,
                due=clock.due if clock else None,
                clock=request.clock,
                lane=request.lane,
                about=request.version,
            )


def _of_the_counter(dossier: Dossier, by_key: dict[str, Clock]) -> Iterator[Turn]:
    """What was lodged on paper at a municipality or a post is sent on."""
    if dossier.counter and not dossier.forwarded_on and not dossier.phase.ended:
        clock = by_key.get("forward")
        kind = next(k for k, seat in dossier.parties.items() if seat == dossier.counter)
        due = clock.due if clock else None
        yield _turn(dossier, kind, "forward", dossier.lodged_on, due=due, clock="forward")


def _of_whoever_looks_first(dossier: Dossier, by_key: dict[str, Clock]) -> Iterator[Turn]:
    """Completeness has its own seat; so has the choice once a supplement's term has passed."""
    kind, lane = dossier.shape.intake, dossier.first
    if dossier.phase is Phase.FILED:
        answered = [r.answered_on for r in dossier.requests if r.answered_on]
        since = max([*answered, dossier.filed_on or date.min])
        yield _turn(dossier, kind, "declare-complete", since, lane=lane)
    if dossier.phase is Phase.INCOMPLETE:
        for request in dossier.open_requests:
            if request.clock in dossier.passed:
                due = by_key[request.clock].due
                yield _turn(dossier, kind, "declare-inadmissible", due, lane=lane)


def _of_the_lanes(dossier: Dossier, by_key: dict[str, Clock], *, deemed: bool) -> Iterator[Turn]:
    """Each undecided half is its authority's turn; when all are granted the decision goes out."""
    if dossier.phase is not Phase.EXAMINED:
        return
    decision = by_key.get("decision")
    for lane in dossier.lanes:
        state = dossier.lane(lane)
        clock = by_key.get("decision-stay") if _waited(dossier, lane) else decision
        if state.undecided and state.opened_on and not (deemed and lane is Lane.STAY):
            since = max(state.opened_on, dossier.complete_on or state.opened_on)
            yield _turn(
                dossier,
                EXAMINES[lane],
                "countersign" if state.proposal else _verdict_act(dossier, lane),
                state.proposal.on if state.proposal else since,
                due=clock.due if clock else None,
                clock=clock.key if clock else "",
                lane=lane,
            )
    if deemed and decision and decision.due:
        over = decision.due
        yield _turn(dossier, Kind.STAY_AUTHORITY, "certify-silence", over, due=over, lane=Lane.STAY)
    if dossier.all_granted:
        since = max(s.verdict_on for s in (dossier.work, dossier.stay) if s.verdict_on)
        last = dossier.last
        yield _turn(dossier, EXAMINES[last], "issue-decision", since, lane=last)


def _of_the_contested(dossier: Dossier) -> Iterator[Turn]:
    """An annulled half waits to be opened again; a dossier that is not ours to be sent on."""
    for appeal in dossier.appeals:
        lane = appeal.lane
        if lane in dossier.annulled and appeal.outcome == "annulled":
            yield _turn(dossier, EXAMINES[lane], "reopen", appeal.judged_on, lane=lane)
    if dossier.transfer_to:
        since, lane = dossier.declined_on, Lane.WORK
        yield _turn(dossier, Kind.WORK_AUTHORITY, "transfer", since, lane=lane)


def _waited(dossier: Dossier, lane: Lane) -> bool:
    return lane is Lane.STAY and dossier.second_term is not None


def _verdict_act(dossier: Dossier, lane: Lane) -> str:
    """The act by which this half ends well."""
    if dossier.shape.notice:
        return "take-note"
    return "grant" if dossier.shape.knows(lane, GRANTED) else "note-exemption"


def _of_the_post(dossier: Dossier) -> Iterator[Turn]:
    """After a positive decision a worker abroad needs the visa D of the consular post."""
    granted = dossier.phase in {Phase.GRANTED, Phase.GRANTED_TACITLY}
    if (
        granted
        and "report-visa" in dossier.shape.follow_up
        and dossier.post
        and not dossier.in_belgium
        and dossier.visa not in {"issued", "refused"}
    ):
        yield _turn(dossier, Kind.POST, "report-visa", dossier.issued_on)


def title_turns(title: Title, calendar: Calendar, *, served_on: date | None) -> tuple[Turn, ...]:
    """What the municipality must do. `served_on`: the day annex 46 or 47 reached the worker."""
    act, since, due = _next_on_title(title, calendar, served_on)
    if not act or since is None:
        return ()
    return (
        Turn(
            organisation=title.municipality,
            kind=Kind.MUNICIPALITY,
            act=act,
            since=since,
            due=due,
            clock="registration" if act == "register" else "",
        ),
    )


def _next_on_title(
    title: Title, calendar: Calendar, served_on: date | None
) -> tuple[str, date | None, date | None]:
    """The first step of the follow-up that is not done, since when, and its last day.

    Where the person did not live at the address, it is checked once more.
    """
    if title.opened_on is None or title.card_on:
        return "", None, None
    there = served_on if title.in_belgium else title.entered_on
    done: tuple[tuple[str, date | None], ...] = (
        ("report-entry", there),
        ("register", title.registered_on),
        ("report-residence-check", title.residence_checked_on if title.lives_there else None),
        ("issue-paper", title.papers[0].since if title.papers else None),
        ("order-card", title.card_ordered_on),
        ("deliver-card", title.card_on),
    )
    since: date | None = title.opened_on
    for act, on in done:
        if act not in title.follow_up:
            continue
        if on is None:
            due = registration_due(title, calendar, there) if act == "register" and there else None
            return act, since, due
        since = on
    return "", None, None


def registration_due(title: Title, calendar: Calendar, start: date) -> date | None:
    """The last day to register: 8 working days. Residence Act, article 61/25-6, paragraph 3."""
    term = title.registration
    if term is None or term.length is None:
        return None
    return last_day(start, term.length, unit=term.unit, shift=term.shift, calendar=calendar)
