"""The permit a dossier led to, as its holder and employer need it: what runs, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tessera.desk.view import View
from tessera.dossier.acts.title_judgment import ANNULLED
from tessera.dossier.renewing import renewal_shut
from tessera.dossier.restoring import suspended
from tessera.dossier.shape import notices
from tessera.dossier.title import Title
from tessera.dossier.title_clock import CLOSES, OPENS, title_clocks
from tessera.faces.look.contested import against, appeal_told
from tessera.faces.look.telling import Source, Teller
from tessera.law.model import Kind, Mark
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say

ACTS = ("report-end-of-work", "notify-change", "observe")
FILERS = frozenset({Kind.EMPLOYER, Kind.REPRESENTATIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """One term of the permit: what it is, its last day, how sure the norm is."""

    words: str
    due: date
    left: int
    mark: Mark
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """The permit for this reader. `may_renew`: the button to begin a renewal is theirs.

    `may_tell`: theirs is the button by which another employer is told of. `end`: what ended, and on
    which day; until then it would have run. `appeals`: what each contests, and how it stands.
    """

    phase: str
    title: Title
    running: tuple[Running, ...]
    advice: tuple[str, ...]
    end: tuple[str, date] | None
    appeals: tuple[tuple[str, str], ...]
    may_renew: bool
    may_tell: bool


def lasting(view: View, kind: Kind, day: date, language: Language) -> Lasting | None:
    """None while there is no permit."""
    title = view.title
    if title.opened_on is None:
        return None
    teller = Teller(law=view.law, language=language)
    return Lasting(
        phase=title.phase,
        title=title,
        running=tuple(_running(view, teller, day, language)),
        advice=tuple(_advice(view, kind, day, language)),
        end=_end(title),
        appeals=tuple((against(a, language), appeal_told(a, language)) for a in title.appeals),
        may_renew=may_renew(view, kind, day),
        may_tell=notice_of(view.law, title, kind) is not None,
    )


def may_renew(view: View, kind: Kind, day: date) -> bool:
    """Once the window is open and while the right lasts, for who files; then the advice says so."""
    title = view.title
    if renewal_of(view, kind) is None or title.opened_on is None or title.until is None:
        return False
    return renewal_shut(title, view.law.calendar, day) is None


def renewal_of(view: View, kind: Kind) -> Procedure | None:
    """What this seat applies for to renew: the same once more, or what renews it by itself."""
    law, title = view.law, view.title
    if kind in FILERS:
        return law.procedure(view.dossier.procedure)
    if title.over or title.withdrawn_on:
        return None
    rows = (row for row in renewing(law, kind) if title.procedure in row.renews)
    return next(rows, None)


def renewing(law: Law, kind: Kind) -> Iterator[Procedure]:
    """The procedures that renew, and that this kind of seat files; a notice renews nothing."""
    told = notices(law)
    for row in law.procedures():
        if row.offered and row.renews and kind in row.filers and row not in told:
            yield row


def notice_of(law: Law, title: Title, kind: Kind) -> Procedure | None:
    """The notice by which the holder of this title tells of another employer, if there is one."""
    if kind is not Kind.WORKER or title.over or title.withdrawn_on or title.noticed:
        return None
    rows = (row for row in notices(law) if row.offered and kind in row.filers)
    return next((row for row in rows if title.procedure in row.renews), None)


def _end(title: Title) -> tuple[str, date] | None:
    """The stay before the work that it was for; None while the permit runs."""
    days = {
        "stay-ended": title.over_on,
        "work-ended": title.work_ended_on,
        "withdrawn": title.withdrawn_on,
    }
    return next(((what, on) for what, on in days.items() if on), None)


def _running(view: View, teller: Teller, day: date, language: Language) -> Iterator[Running]:
    for clock in title_clocks(view.title, view.law.calendar):
        if clock.due and clock.running and clock.due >= day:
            yield Running(
                words=say(f"dossier.clock-{clock.term.name}", language),
                due=clock.due,
                left=(clock.due - day).days,
                mark=clock.term.mark,
                sources=tuple(teller.sources(clock.term.cites)),
            )


def _advice(view: View, kind: Kind, day: date, language: Language) -> Iterator[str]:
    """What to do now, one sentence a matter; nothing is ever shut by being late."""
    title = view.title
    clocks = {c.key: c for c in title_clocks(title, view.law.calendar)}
    yield from _of_appeals(title, kind, language)
    if title.over:
        yield say("applicant.permit-ended", language)
        return
    if title.noticed:
        yield say("applicant.permit-noticed", language, day=dates.day(title.noticed.on, language))
    grace = clocks.get("grace")
    if grace and suspended(title):
        yield say("applicant.permit-suspended-grace", language)
        return
    if grace and grace.due:
        told = "permit-grace-notice" if notice_of(view.law, title, kind) else "permit-grace"
        key = told if day <= grace.due else "permit-grace-over"
        yield say(f"applicant.{key}", language, day=dates.day(grace.due, language))
        return
    if title.work_over:
        return
    if title.pending:
        key = "permit-pending" if title.pending.timely else "permit-pending-late"
        yield say(f"applicant.{key}", language)
        return
    opens, closes = clocks.get(OPENS), clocks.get(CLOSES)
    if closes and closes.due:
        key = _window(opens.due if opens else None, closes.due, day)
        first = opens.due if opens and opens.due else day
        told = {"first": dates.day(first, language), "last": dates.day(closes.due, language)}
        yield say(f"applicant.permit-renew-{key}", language, **told)


def _of_appeals(title: Title, kind: Kind, language: Language) -> Iterator[str]:
    """Whether an appeal holds the decision back, and what an annulment brought again."""
    pending = [a for a in title.appeals if a.pending]
    if pending:
        held = all(a.suspensive for a in pending)
        yield say(f"applicant.permit-{'suspended' if held else 'contested'}", language)
    last = title.appeals[-1] if title.appeals else None
    if last and last.outcome == ANNULLED and last.judged_on and not title.ceased:
        told = {"day": dates.day(last.judged_on, language)}
        yield say(f"applicant.permit-annulled-{last.lane}", language, **told)
    if title.register_again_since and title.unregistered and kind is Kind.WORKER:
        yield say("applicant.permit-register-again", language)


def _window(opens: date | None, closes: date, day: date) -> str:
    if day > closes:
        return "late"
    return "early" if opens and day <= opens else "now"
