"""Another employer: a notification where the regime of the title says so, else an application."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import beyond, last_meant
from tessera.dossier.acts.holders import not_of_the_title, right_over
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.shape import notices
from tessera.dossier.title import Title, TitleFact
from tessera.dossier.titled import Change
from tessera.law.model import Term
from tessera.words.days import last_day

RULE = "change-by-notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNotified(TitleFact):
    """The holder works for this employer since `since`: told, as the regime asks, not applied for.

    `employer` is an enterprise number or the id of an organisation.
    """

    code: ClassVar[str] = "change-notified"
    employer: str
    since: date
    note: str = ""

    def changes(self, title: Title) -> Title:
        change = Change(employer=self.employer, since=self.since, notified_on=self.on)
        return replace(title, changed=(*title.changed, change))


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyChange(Act[Title]):
    """Tell the authorities of another employer. Where that is not enough, an application is."""

    code: ClassVar[str] = "notify-change"
    stream: ClassVar[str] = "title"
    employer: str
    since: date
    note: str = ""

    def obstacles(self, state: Title, scene: Scene) -> Iterator[Obstacle]:
        yield from not_of_the_title(self.code, state, scene)
        yield from right_over(state)
        yield from _needs_application(state, scene)
        if not self.employer:
            yield wrong("employer-missing", "employer")
        elif self.employer == state.employer:
            yield wrong("same-employer", "employer")
        if state.opened_on and self.since < state.opened_on:
            yield wrong("before-title", "since")
        yield from beyond("since", self.since, last=last_meant(state, scene))

    def facts(self, state: Title, scene: Scene) -> Iterator[Fact[Any]]:
        yield ChangeNotified(on=scene.day, employer=self.employer, since=self.since, note=self.note)


def _needs_application(title: Title, scene: Scene) -> Iterator[Obstacle]:
    """A notification is enough only where a norm says after how long, and that time is over."""
    told = next((p for p in notices(scene.law) if title.procedure in p.renews), None)
    if told:
        yield Obstacle(code="notice-instead", source=told.cites[0])
        return
    term = notified_after(title, scene)
    start = title.since or title.opened_on
    if start is None:
        return
    if term is None or term.length is None:
        yield Obstacle(code="new-application-needed", source="agreement-2018#17")
        return
    calendar = scene.law.calendar
    until = last_day(start, term.length, unit=term.unit, shift=term.shift, calendar=calendar)
    if scene.day < until:
        yield Obstacle(code="new-application-needed", source=term.cites[0], values={"until": until})


def notified_after(title: Title, scene: Scene) -> Term | None:
    """The norm that lets a change be notified, for titles of this kind, if there is one."""
    procedure, authority = title.procedure, title.work_authority
    try:
        return scene.law.term(RULE, procedure=procedure, authority=authority)
    except LookupError:
        return None
