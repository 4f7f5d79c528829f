"""Facts of the tests' own, of every shape the core uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from tessera.dossier.kernel import Fact


class Colour(StrEnum):
    TEAL = "teal"
    BRASS = "brass"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    name: str
    weight: Decimal
    of: frozenset[Colour] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Fact[tuple]):
    code: ClassVar[str] = "test-told"
    words: str = ""

    def applied_to(self, state):
        return (*state, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Told):
    code: ClassVar[str] = "test-weighed"
    pieces: tuple[Piece, ...] = ()
    cents: int | None = None
    until: date | None = None
    sure: bool = False
    by: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone(Fact[tuple]):
    """What the core's own `destroyed` looks like to the journal."""

    code: ClassVar[str] = "destroyed"
    through: int

    def applied_to(self, state):
        return (*state, self)
