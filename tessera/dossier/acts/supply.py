"""The person asked gives what an authority asked for, before completeness or after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Document, Dossier, Phase, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied(DossierFact):
    """The person asked gave these pieces. `request` is the version of the fact that asked."""

    code: ClassVar[str] = "supplied"
    request: int
    items: tuple[str, ...]
    documents: tuple[Document, ...] = ()
    revision: int = 0
    fingerprint: str = ""

    def changes(self, dossier: Dossier) -> Dossier:
        requests = tuple(self._answered(r) for r in dossier.requests)
        waiting = any(r.open and r.supplement for r in requests)
        back = dossier.phase is Phase.INCOMPLETE and not waiting
        return replace(
            dossier,
            requests=requests,
            phase=Phase.FILED if back else dossier.phase,
            documents=(*dossier.documents, *self.documents),
            revision=max(dossier.revision, self.revision),
        )

    def _answered(self, request: Request) -> Request:
        if request.version != self.request:
            return request
        missing = request.missing - frozenset(self.items)
        return replace(request, missing=missing, answered_on=None if missing else self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply(Act[Dossier]):
    """Give what was asked. Late is still possible until somebody decided on the lateness."""

    code: ClassVar[str] = "supply"
    request: int
    items: tuple[str, ...]
    documents: tuple[Document, ...] = ()

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        if state.phase.ended:
            yield from not_in_phase(state, Phase.INCOMPLETE, Phase.EXAMINED)
        asked = next((r for r in state.open_requests if r.version == self.request), None)
        if asked is None:
            yield Obstacle(code="nothing-awaited")
            return
        if not any(
            scene.seat.kind is i.of or state.applicant == scene.seat.organisation
            for i in asked.items
        ):
            yield Obstacle(code="asked-of-another")
        if not self.items:
            yield wrong("nothing-given", "items")
        for name in sorted(set(self.items) - asked.missing):
            yield wrong("not-asked", "items", item=name)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield Supplied(
            on=scene.day,
            request=self.request,
            items=self.items,
            documents=self.documents,
            revision=scene.revision,
            fingerprint=scene.fingerprint,
        )
