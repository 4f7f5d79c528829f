"""A title from outside the platform: an authority records what it found, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import OLDEST, TEN_YEARS, beyond
from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.contest import Elsewhere
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Mark
from tessera.words.days import add_months

KINDS = ("stay", "work")
SOURCES = ("national-register", "register-of-permits", "paper-shown", "other-state")
ISO = 2  # letters of a country's code


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRecorded(DossierFact):
    """The worker held such a title. A day that nobody knows is None, and counts as not known.

    `source` says where the authority found it, `mark` how sure it is.
    """

    code: ClassVar[str] = "title-recorded"
    kind: str
    country: str
    source: str
    since: date | None = None
    until: date | None = None
    procedure: str = ""
    employer: str = ""
    region: str = ""
    mark: Mark = Mark.SINGLE
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        held = Elsewhere(
            kind=self.kind,
            country=self.country,
            since=self.since,
            until=self.until,
            procedure=self.procedure,
            employer=self.employer,
            region=self.region,
            source=self.source,
            mark=self.mark,
        )
        return replace(dossier, elsewhere=(*dossier.elsewhere, held))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTitle(Act[Dossier]):
    """Record an earlier title that this platform did not issue: conditions on the past read it."""

    code: ClassVar[str] = "record-title"
    kind: str
    country: str
    source: str
    since: date | None = None
    until: date | None = None
    procedure: str = ""
    employer: str = ""
    region: str = ""
    mark: Mark = Mark.SINGLE
    note: str = ""

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED)
        if self.kind not in KINDS:
            yield wrong("unknown-kind", "kind")
        if len(self.country) != ISO or not self.country.isupper():
            yield wrong("unknown-country", "country")
        if self.source not in SOURCES:
            yield wrong("source-missing", "source")
        if self.since and self.until and self.until < self.since:
            yield wrong("period-reversed", "until")
        yield from self._days_wrong(scene)
        if self.mark in {Mark.SIGNED, Mark.DERIVED}:
            yield wrong("unknown-mark", "mark")

    def _days_wrong(self, scene: Scene) -> Iterator[Obstacle]:
        """Nobody held a title before birth, and an earlier one has begun by now."""
        born = scene.answers.get("worker.birth-date")
        first = born if isinstance(born, date) else OLDEST
        if self.since:
            yield from beyond("since", self.since, first=first, last=scene.day)
        if self.until:
            last = add_months(scene.day, 2 * TEN_YEARS)
            yield from beyond("until", self.until, first=first, last=last)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield TitleRecorded(
            on=scene.day,
            kind=self.kind,
            country=self.country,
            source=self.source,
            since=self.since,
            until=self.until,
            procedure=self.procedure,
            employer=self.employer,
            region=self.region,
            mark=self.mark,
            note=self.note,
        )
