"""Not ours: the region says so, names the competent one, and sends the dossier on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenTerm, Phase
from tessera.law.model import Kind, Lane
from tessera.law.shelf import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceDeclined(DossierFact):
    """This authority is not competent; it finds that `to` is. How soon it sends it on: `term`."""

    code: ClassVar[str] = "competence-declined"
    lane: Lane
    authority: str
    to: str
    term: FrozenTerm
    note: str

    def changes(self, dossier: Dossier) -> Dossier:
        declined = (*dossier.declined, self.authority)
        return replace(dossier, declined=declined, declined_on=self.on, transfer_to=self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred(DossierFact):
    """The half lies with another authority now; the day of filing stays what it was."""

    code: ClassVar[str] = "transferred"
    lane: Lane
    authority: str
    language: str

    def changes(self, dossier: Dossier) -> Dossier:
        sent = replace(dossier, transfer_to="", declined_on=None, language=self.language)
        return sent.with_lane(
            self.lane, authority=self.authority, opened_on=self.on, assignee="", proposal=None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineCompetence(Act[Dossier]):
    """Say that another region is competent, and why. An authority that declined is no answer."""

    code: ClassVar[str] = "decline-competence"
    lane: Lane
    to: str
    note: str

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE)
        if state.transfer_to:
            yield Obstacle(code="declined-already")
        if not _another(self.to, state, scene.law):
            yield wrong("unknown-authority", "to")
        if self.to in state.declined:
            yield wrong("declined-before", "to")
        if not self.note:
            yield wrong("reasons-missing", "note")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        term = scene.law.term("transfer", procedure=state.procedure)
        yield CompetenceDeclined(
            on=scene.day,
            lane=self.lane,
            authority=state.work.authority,
            to=self.to,
            term=FrozenTerm.of(term),
            note=self.note,
        )


def _another(code: str, dossier: Dossier, law: Law) -> bool:
    others = {a.id for a in law.authorities() if a.kind is Kind.WORK_AUTHORITY}
    return code in others - {dossier.work.authority}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Act[Dossier]):
    """Send the dossier to the authority that was named. It goes on in a language lawful there."""

    code: ClassVar[str] = "transfer"
    lane: Lane

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, self.lane, state, scene)
        yield from not_in_phase(state, Phase.FILED, Phase.INCOMPLETE)
        if not state.transfer_to:
            yield Obstacle(code="not-declined")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        lawful = scene.law.authority(state.transfer_to).languages
        spoken = state.language if state.language in lawful else lawful[0]
        yield Transferred(
            on=scene.day, lane=self.lane, authority=state.transfer_to, language=spoken
        )
