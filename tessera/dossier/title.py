"""The right that results: a stream of its own, with registration, papers and card."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tessera.dossier.contest import Appeal
from tessera.dossier.kernel import Fact
from tessera.dossier.model import FrozenTerm, Service
from tessera.dossier.shape import ARRIVAL
from tessera.dossier.titled import Announced, Change, Notice, Paper, Renewal
from tessera.law.model import Kind, Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A right to work and stay: holder, employer, limits, and how far it has come."""

    version: int = 0
    procedure: str = ""
    worker: str = ""
    employer: str = ""
    municipality: str = ""
    work_authority: str = ""
    opened_on: date | None = None
    since: date | None = None
    until: date | None = None
    annex: str = ""
    in_belgium: bool = False
    follow_up: tuple[str, ...] = ARRIVAL
    card: str = ""
    registration: FrozenTerm | None = None
    start_of_work: FrozenTerm | None = None
    paper_term: FrozenTerm | None = None
    entered_on: date | None = None
    registered_on: date | None = None
    residence_checked_on: date | None = None
    lives_there: bool | None = None
    papers: tuple[Paper, ...] = ()
    card_ordered_on: date | None = None
    card_on: date | None = None
    card_until: date | None = None
    representative: str = ""
    stay_authority: str = ""
    renewal_terms: tuple[FrozenTerm, ...] = ()
    reported_end: date | None = None
    reported_on: date | None = None
    withdrawn_version: int = 0
    withdrawn_on: date | None = None
    work_ended_on: date | None = None
    grace: FrozenTerm | None = None
    announced: Announced | None = None
    observed_on: date | None = None
    stay_ended_on: date | None = None
    ended_by_law: bool = False
    work_lapsed_on: date | None = None
    struck_off_on: date | None = None
    changed: tuple[Change, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    notices: tuple[Notice, ...] = ()
    services: tuple[Service, ...] = ()
    passed: tuple[str, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    ended_by_withdrawal: bool = False
    register_again_since: date | None = None

    @property
    def parties(self) -> dict[Kind, str]:
        """The organisation that sits for each kind of seat on this title."""
        seats = {
            Kind.EMPLOYER: self.employer,
            Kind.REPRESENTATIVE: self.representative,
            Kind.WORKER: self.worker,
            Kind.WORK_AUTHORITY: self.work_authority,
            Kind.STAY_AUTHORITY: self.stay_authority,
            Kind.MUNICIPALITY: self.municipality,
        }
        return {kind: organisation for kind, organisation in seats.items() if organisation}

    @property
    def over(self) -> bool:
        """Whether the right itself has ended: nothing but the strike-off is left to do."""
        return self.stay_ended_on is not None or self.work_lapsed_on is not None

    @property
    def over_on(self) -> date | None:
        """The day the right itself ended: whoever may not hear why hears when the work lapsed."""
        return self.stay_ended_on or self.work_lapsed_on

    @property
    def ceased(self) -> bool:
        """Whether the right ended, or the work it was given for: nothing more is built on it."""
        return self.over or self.work_over

    @property
    def work_over(self) -> bool:
        """Whether the authorisation to work ended or was withdrawn: no card shows it any more."""
        return self.work_ended_on is not None or self.withdrawn_on is not None

    @property
    def pending(self) -> Renewal | None:
        """The application to renew this title that nobody has decided yet."""
        return next((r for r in reversed(self.renewals) if not r.outcome), None)

    def appeal(self, lane: Lane) -> Appeal | None:
        """The appeal against the withdrawal, or against the ending of stay, not judged yet."""
        return next((a for a in self.appeals if a.lane is lane and a.pending), None)

    def at_work_again(self) -> "Title":
        """The time left after the work is over, unless the authorisation itself was withdrawn."""
        if self.withdrawn_on:
            return self
        passed = tuple(key for key in self.passed if key != "grace")
        return replace(self, work_ended_on=None, grace=None, passed=passed)

    @property
    def noticed(self) -> Notice | None:
        """The notice of another employer that nobody has opposed or let stand yet."""
        return next((n for n in reversed(self.notices) if not n.outcome), None)

    def served_on(self, about: int, to: str = "worker") -> date | None:
        """The day the letter about the fact of this version of the title reached `to`."""
        return min((s.on for s in self.services if s.about == about and s.to == to), default=None)

    @property
    def here(self) -> bool:
        """In Belgium: since entry, from the start, or because nobody asks for an entry."""
        arrived = self.in_belgium or self.entered_on or self.registered_on
        return bool(arrived) or "report-entry" not in self.follow_up

    @property
    def unregistered(self) -> bool:
        """Still to be registered; whom an earlier title brought here is in the register already."""
        return self.registered_on is None and "register" in self.follow_up

    @property
    def phase(self) -> str:
        """How far the title has come, from open to active; else how it ended."""
        if self.struck_off_on:
            return "struck-off"
        if self.over:
            return "ended"
        if self.work_ended_on:
            return "work-ended"
        if self.withdrawn_on:
            return "work-withdrawn"
        return self._arrival

    def spent(self, lane: Lane, day: date) -> tuple[str, date] | None:
        """How and when this half of the right ended, once it has by that day."""
        of_work = (("withdrawn", self.withdrawn_on), ("ended", self.work_ended_on))
        ends = (*(of_work if lane == Lane.WORK else ()), ("ended", self.over_on))
        return next(((how, on) for how, on in ends if on and on <= day), None)

    @property
    def _arrival(self) -> str:
        if self.card_on:
            return "active"
        if self.card_ordered_on:
            return "card-ordered"
        if self.registered_on:
            return "registered"
        return "entered" if self.entered_on else ("open" if self.opened_on else "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFact(Fact[Title]):
    """A fact of a title. Subclasses say what changes; counting is done here."""

    stream: ClassVar[str] = "title"

    @abstractmethod
    def changes(self, title: Title) -> Title: ...

    def applied_to(self, state: Title) -> Title:
        return replace(self.changes(state), version=state.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleOpened(TitleFact):
    """The decision opened this title. The terms that will run are frozen with it."""

    code: ClassVar[str] = "title-opened"
    procedure: str
    worker: str
    employer: str
    municipality: str
    work_authority: str
    since: date | None
    until: date | None
    annex: str
    in_belgium: bool
    registration: FrozenTerm
    start_of_work: FrozenTerm
    paper: FrozenTerm
    representative: str = ""
    stay_authority: str = ""
    renewal: tuple[FrozenTerm, ...] = ()
    follow_up: tuple[str, ...] = ARRIVAL
    card: str = ""

    def changes(self, title: Title) -> Title:
        return replace(
            title,
            opened_on=self.on,
            procedure=self.procedure,
            worker=self.worker,
            employer=self.employer,
            municipality=self.municipality,
            work_authority=self.work_authority,
            since=self.since,
            until=self.until,
            annex=self.annex,
            in_belgium=self.in_belgium,
            registration=self.registration,
            start_of_work=self.start_of_work,
            paper_term=self.paper,
            representative=self.representative,
            stay_authority=self.stay_authority,
            renewal_terms=self.renewal,
            follow_up=self.follow_up,
            card=self.card,
        )
