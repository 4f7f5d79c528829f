"""The consular post gives the visa D, refuses it, or signals something before it decides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.bounds import TEN_YEARS, beyond
from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Phase
from tessera.words.days import add_months

OUTCOMES = ("issued", "refused", "signalled")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaIssued(DossierFact):
    """The visa D was given, valid until this day."""

    code: ClassVar[str] = "visa-issued"
    until: date | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, visa="issued", visa_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaRefused(DossierFact):
    """The visa D was refused; the reasons are a note in the vault."""

    code: ClassVar[str] = "visa-refused"
    note: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, visa="refused", visa_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaSignalled(DossierFact):
    """The post tells the Immigration Office something before it decides on the visa."""

    code: ClassVar[str] = "visa-signalled"
    note: str

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(dossier, visa="signalled", visa_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVisa(Act[Dossier]):
    """Say what became of the visa. `given_on`: the day it was given, where that is not today."""

    code: ClassVar[str] = "report-visa"
    outcome: str
    until: date | None = None
    note: str = ""
    given_on: date | None = None

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        yield from _no_visa(state, scene)
        if self.outcome not in OUTCOMES:
            yield wrong("unknown-outcome", "outcome")
        if self.outcome == "issued" and self.until is None:
            yield wrong("until-missing", "until")
        if self.outcome == "issued":
            yield from self._days_wrong(state, scene)
        if self.outcome in {"refused", "signalled"} and not self.note:
            yield wrong("reasons-missing", "note")

    def _days_wrong(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        given = self.given_on or scene.day
        yield from beyond("given_on", given, first=state.issued_on)
        if given > scene.day:
            yield wrong("in-the-future", "given_on")
        elif self.until:
            last = add_months(given, TEN_YEARS)
            yield from beyond("until", self.until, first=given, last=last)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        if self.outcome == "issued":
            yield VisaIssued(on=self.given_on or scene.day, until=self.until)
        elif self.outcome == "refused":
            yield VisaRefused(on=scene.day, note=self.note)
        else:
            yield VisaSignalled(on=scene.day, note=self.note)


def _no_visa(state: Dossier, scene: Scene) -> Iterator[Obstacle]:
    """Why nobody waits for a visa: not yet, not needed, told already, or no more."""
    if state.phase not in {Phase.GRANTED, Phase.GRANTED_TACITLY}:
        yield Obstacle(code="no-decision-yet", values={"phase": state.phase.value})
    if state.in_belgium:
        yield Obstacle(code="no-visa-needed")
    if state.visa in {"issued", "refused"}:
        yield Obstacle(code="visa-already-reported")
    if scene.ceased:
        yield Obstacle(code="no-visa-after-the-end")
