"""Who must move on a title: arrival first, then whatever its end or its renewal asks."""

from collections.abc import Iterable, Iterator
from datetime import date

from tessera.dossier.clock import Clock
from tessera.dossier.restoring import suspended
from tessera.dossier.title import Title
from tessera.dossier.title_clock import CLOSES, ONE_DAY, OPENS, title_clocks
from tessera.dossier.turns import Turn, title_turns
from tessera.law.model import Effect, Kind
from tessera.words.days import Calendar


def turns_of_title(
    title: Title, calendar: Calendar, day: date, *, served_on: date | None
) -> tuple[Turn, ...]:
    """Every turn of a title. `served_on`: the day annex 46 or 47 reached the worker."""
    if title.opened_on is None or title.struck_off_on:
        return ()
    if title.over:
        return tuple(_strike_off(title))
    by_key = {c.key: c for c in title_clocks(title, calendar)}
    again = tuple(_register_again(title))
    arriving = (
        again if again or title.work_over else title_turns(title, calendar, served_on=served_on)
    )
    return (
        *arriving,
        *_end_of_work(title, by_key.get("grace")),
        *_ending(title, by_key, day),
        *_papers(title, by_key),
        *_renewal(title, by_key),
    )


def still_asked(asked: Iterable[Turn], title: Title) -> Iterator[Turn]:
    """The turns of the dossier; no visa for a right that ended or lost its work, or who is here."""
    needless = title.ceased or title.entered_on or title.registered_on
    return (turn for turn in asked if not (needless and turn.act == "report-visa"))


def _turn(title: Title, kind: Kind, act: str, since: date | None, due: date | None = None) -> Turn:
    assert since
    return Turn(organisation=title.parties.get(kind, ""), kind=kind, act=act, since=since, due=due)


def _register_again(title: Title) -> Iterator[Turn]:
    """Whoever was struck off in vain; the law was not found to name a last day for it."""
    if title.register_again_since and title.unregistered:
        yield _turn(title, Kind.MUNICIPALITY, "register", title.register_again_since)


def _strike_off(title: Title) -> Iterator[Turn]:
    if title.registered_on and not suspended(title):
        yield _turn(
            title, Kind.MUNICIPALITY, "strike-off", title.stay_ended_on or title.work_lapsed_on
        )


def _end_of_work(title: Title, grace: Clock | None) -> Iterator[Turn]:
    """A reported end is the region's; a withdrawal to serve, and an end by law, are the other's."""
    if title.work_ended_on is None:
        if title.withdrawn_on:
            yield _turn(title, Kind.STAY_AUTHORITY, "confirm-service", title.withdrawn_on)
        elif title.reported_on:
            since = max(title.reported_on, title.reported_end or title.reported_on)
            yield _turn(title, Kind.WORK_AUTHORITY, "end-work", since)
    elif suspended(title):
        return
    elif grace and grace.passed and grace.due and grace.term.effect is Effect.ENDS_BY_LAW:
        yield _turn(title, Kind.STAY_AUTHORITY, "confirm-end-by-law", grace.due)


def _ending(title: Title, by_key: dict[str, Clock], day: date) -> Iterator[Turn]:
    """Until the day that was set the holder answers; then the Immigration Office decides.

    Nobody can answer what did not reach them: until then its service is to be confirmed.
    """
    announced = title.announced
    if announced is None:
        return
    clock = by_key[f"hearing:{announced.version}"]
    if title.observed_on:
        yield _turn(title, Kind.STAY_AUTHORITY, "end-stay", title.observed_on)
    elif clock.start is None:
        yield _turn(title, Kind.STAY_AUTHORITY, "confirm-service", announced.on)
    else:
        yield _turn(title, Kind.WORKER, "observe", clock.start, announced.answer_by)
        if clock.over(day):
            over = max(clock.start, announced.answer_by + ONE_DAY)
            yield _turn(title, Kind.STAY_AUTHORITY, "end-stay", over)


def _papers(title: Title, by_key: dict[str, Clock]) -> Iterator[Turn]:
    """A paper about to end, a card that ends while a renewal waits or before the grace does."""
    paper = title.papers[-1] if title.papers else None
    if paper and f"paper-ends:{len(title.papers)}" in title.passed and _last(title) == paper.until:
        near = by_key[f"paper-ends:{len(title.papers)}"].due
        yield _turn(title, Kind.MUNICIPALITY, "issue-paper", near, paper.until)
    elif since := _uncovered(title, by_key):
        yield _turn(title, Kind.MUNICIPALITY, "issue-paper", since, _last(title))


def _last(title: Title) -> date | None:
    """The last day that any paper or card of this title covers."""
    days = [p.until for p in title.papers] + ([title.card_until] if title.card_until else [])
    return max(days, default=None)


def _uncovered(title: Title, by_key: dict[str, Clock]) -> date | None:
    """Since when somebody should hand over a paper, because the last one ends too soon.

    Annex 51 covers whoever is here until the time after the work is over.
    """
    last, grace = _last(title), by_key.get("grace")
    if grace and grace.due and not grace.passed and title.here:
        return title.work_ended_on if last is None or last < grace.due else None
    if title.card_until is None or last != title.card_until:
        return None
    waiting = None if title.work_over else title.pending
    return waiting.filed_on if waiting and waiting.timely else None


def _renewal(title: Title, by_key: dict[str, Clock]) -> Iterator[Turn]:
    """Once the window is open, renewing is a turn until somebody files."""
    if title.renewals or title.work_over or OPENS not in title.passed:
        return
    opens, closes = by_key.get(OPENS), by_key.get(CLOSES)
    if opens and opens.due:
        kind, _ = renewed_by(title)
        yield _turn(title, kind, "file", opens.due, closes.due if closes else None)


def renewed_by(title: Title) -> tuple[Kind, str]:
    """Whose turn it is to renew: who files for the employer, the employer, or the worker alone."""
    parties = title.parties
    for kind in (Kind.REPRESENTATIVE, Kind.EMPLOYER):
        if kind in parties:
            return kind, parties[kind]
    return Kind.WORKER, title.worker
