"""A message inside the dossier, between parties and authorities; its text lies in the vault."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent(DossierFact):
    """A message was sent to these kinds of seats. It changes nothing and starts no term."""

    code: ClassVar[str] = "message-sent"
    note: str
    to: tuple[Kind, ...]
    sender: Kind

    def changes(self, dossier: Dossier) -> Dossier:
        return dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage(Act[Dossier]):
    """Write to other parties of the dossier."""

    code: ClassVar[str] = "send-message"
    note: str
    to: tuple[Kind, ...]

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, None, state, scene)
        if state.phase is Phase.NOT_FILED:
            yield Obstacle(code="not-now", values={"phase": state.phase.value})
        if not self.note:
            yield wrong("message-empty", "note")
        if not self.to:
            yield wrong("nobody-addressed", "to")
        for kind in self.to:
            if kind not in state.parties:
                yield wrong("not-in-this-dossier", "to", kind=kind.value)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield MessageSent(on=scene.day, note=self.note, to=self.to, sender=scene.seat.kind)
