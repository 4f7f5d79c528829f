"""A dossier and its title as they grow while a story is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title, TitleFact


@dataclass(slots=True)
class World:
    """Everything a story has brought about so far."""

    dossier: Dossier = Dossier()
    title: Title = Title()
    told: list[Fact[Any]] = field(default_factory=list)
    told_of_title: list[Fact[Any]] = field(default_factory=list)

    def happen(self, facts: Sequence[Fact[Any]]) -> None:
        for fact in facts:
            if isinstance(fact, TitleFact):
                self.title = fact.applied_to(self.title)
                self.told_of_title.append(fact)
            else:
                self.dossier = fact.applied_to(self.dossier)
                self.told.append(fact)

    def version_of(self, code: str) -> int:
        """The version of the last fact of this code, in either stream: what a letter tells of."""
        streams = (self.told, self.told_of_title)
        versions = [n for s in streams for n, fact in enumerate(s, 1) if fact.code == code]
        if not versions:
            raise LookupError(f"no fact {code} has happened")
        return versions[-1]
