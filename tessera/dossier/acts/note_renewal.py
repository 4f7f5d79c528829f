"""Somebody asks to renew or change a title: noted on it, so that its holder is covered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.holders import not_of_its_holder
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.renewing import last_day_in_time
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.titled import Renewal

OUTCOMES = ("granted", "refused", "inadmissible", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(TitleFact):
    """An application that names this title was filed: in time, or late."""

    dossier: str
    timely: bool

    def changes(self, title: Title) -> Title:
        renewal = Renewal(dossier=self.dossier, filed_on=self.on, timely=self.timely)
        return replace(title, renewals=(*title.renewals, renewal))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalPending(Asked):
    """The same employer asked to renew the title."""

    code: ClassVar[str] = "renewal-pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplicationPending(Asked):
    """Another employer asked for the holder: the employer of this title is not told."""

    code: ClassVar[str] = "new-application-pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(TitleFact):
    """An application that names this title has come to this end."""

    dossier: str
    outcome: str

    def changes(self, title: Title) -> Title:
        renewals = tuple(
            replace(r, outcome=self.outcome) if r.dossier == self.dossier else r
            for r in title.renewals
        )
        return replace(title, renewals=renewals)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalSettled(Settled):
    """The application to renew the title has come to this end."""

    code: ClassVar[str] = "renewal-settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplicationSettled(Settled):
    """What another employer asked for has come to this end."""

    code: ClassVar[str] = "new-application-settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRenewal(Act[Title]):
    """Note an application that names this title, or (with an `outcome`) how it ended."""

    code: ClassVar[str] = "note-renewal"
    stream: ClassVar[str] = "title"
    dossier: str
    worker: str
    employer: str
    filed_on: date
    outcome: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_its_holder(self.code, self.worker, state, scene)
        known = next((r for r in state.renewals if r.dossier == self.dossier), None)
        if self.outcome and self.outcome not in OUTCOMES:
            yield wrong("unknown-outcome", "outcome")
        if (known.outcome == self.outcome) if known else bool(self.outcome):
            yield Obstacle(code="renewal-noted-already")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        same = self.employer == state.employer
        if self.outcome:
            settled = RenewalSettled if same else NewApplicationSettled
            yield settled(on=scene.day, dossier=self.dossier, outcome=self.outcome)
            return
        last = last_day_in_time(state, scene.law.calendar)
        pending = RenewalPending if same else NewApplicationPending
        yield pending(
            on=self.filed_on, dossier=self.dossier, timely=last is None or self.filed_on <= last
        )
