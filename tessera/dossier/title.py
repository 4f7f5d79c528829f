"""The right that results: a stream of its own, with registration, papers and card."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tessera.dossier.kernel import Fact
from tessera.dossier.model import FrozenTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A provisional paper: its annex and its last day."""

    annex: str
    since: date
    until: date


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

    @property
    def phase(self) -> str:
        """How far the title has come: open, entered, registered, card-ordered, active."""
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
        )
