"""A notice that names a title: noted on it, and when it stands the title names the new employer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.holders import not_of_its_holder, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.titled import Change, Notice

STANDS = "stands"
OUTCOMES = (STANDS, "opposed", "withdrawn")
ORGANISATION = "org:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePending(TitleFact):
    """A notice of another employer waits. Whom the holder leaves is not told."""

    code: ClassVar[str] = "change-pending"
    dossier: str

    def changes(self, title: Title) -> Title:
        return replace(title, notices=(*title.notices, Notice(dossier=self.dossier, on=self.on)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettled(TitleFact):
    """The notice came to nothing: opposed, or withdrawn."""

    code: ClassVar[str] = "change-settled"
    dossier: str
    outcome: str

    def changes(self, title: Title) -> Title:
        return replace(title, notices=settled(title, self.dossier, self.outcome))


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerChanged(TitleFact):
    """The title names another employer from now on; the time left after earlier work is over."""

    code: ClassVar[str] = "employer-changed"
    dossier: str
    employer: str
    since: date

    def changes(self, title: Title) -> Title:
        change = Change(employer=self.employer, since=self.since, notified_on=self.on)
        return replace(
            title,
            employer=self.employer if self.employer.startswith(ORGANISATION) else "",
            representative="",
            changed=(*title.changed, change),
            notices=settled(title, self.dossier, STANDS),
            reported_end=None,
            reported_on=None,
        ).at_work_again()


def settled(title: Title, dossier: str, outcome: str) -> tuple[Notice, ...]:
    return tuple(replace(n, outcome=outcome) if n.dossier == dossier else n for n in title.notices)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange(Act[Title]):
    """Note a notice that names this title, or (with an `outcome`) what came of it."""

    code: ClassVar[str] = "note-change"
    stream: ClassVar[str] = "title"
    dossier: str
    worker: str
    filed_on: date
    outcome: str = ""
    employer: str = ""
    since: date | None = None

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_its_holder(self.code, self.worker, state, scene)
        yield from right_over(state)
        known = next((n for n in state.notices if n.dossier == self.dossier), None)
        if self.outcome and self.outcome not in OUTCOMES:
            yield wrong("unknown-outcome", "outcome")
        if (known.outcome == self.outcome) if known else bool(self.outcome):
            yield Obstacle(code="change-noted-already")
        if self.outcome == STANDS and not (self.employer and self.since):
            yield wrong("employer-missing", "employer")

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        if not self.outcome:
            yield ChangePending(on=self.filed_on, dossier=self.dossier)
        elif self.outcome == STANDS and self.since:
            yield EmployerChanged(
                on=scene.day, dossier=self.dossier, employer=self.employer, since=self.since
            )
        else:
            yield ChangeSettled(on=scene.day, dossier=self.dossier, outcome=self.outcome)
