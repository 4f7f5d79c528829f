"""What a test may look at: the answers, the day that counts, the law of that day, the life."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeAlias

from tessera.law.figures import Amount, Derived, Listed
from tessera.law.model import Answers, Norm, Reference, Row, Value


class Found(NamedTuple):
    """A value, None where nobody knows it; the norms behind it; the answers it still lacks."""

    value: object
    norms: tuple[Norm, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A sum of which a part is not known yet: it is this much already, and may be more."""

    value: Decimal


class Figures(Protocol):
    """The law of one day, as far as a test may ask it: figures, lists, how a value is derived."""

    def amount(self, name: str, key: str = "", *, authority: str = "") -> Amount: ...

    def listed(self, name: str, *, authority: str = "") -> Listed: ...

    def derivations(self, name: str) -> tuple[Derived, ...]: ...


@dataclass(slots=True, kw_only=True)
class Case:
    """One set of answers before one authority on one reference day. Derived values are kept."""

    answers: Answers
    law: Figures
    day: date
    days: Mapping[Reference, date]
    procedure: str
    authority: str
    derivations: Mapping[str, "Derivation"]
    life: tuple[Row, ...] = ()
    derived: dict[str, Found] = field(default_factory=dict)

    def answer(self, name: str) -> Value:
        return self.answers.get(name)

    def found(self, name: str) -> Found:
        """An answer (`group.name`) or a derived value (a name without a dot)."""
        if "." in name:
            value = self.answers.get(name)
            return Found(value, (), (name,) if value is None else ())
        if name not in self.derived:
            found = self.derivations[name](self)
            rows = self.law.derivations(name)
            self.derived[name] = found._replace(norms=found.norms + rows)
        return self.derived[name]

    def amount(self, name: str, key: str = "") -> Found:
        """A figure of the law; None where its row does not know it, or there is no row yet."""
        try:
            row = self.law.amount(name, key, authority=self.authority)
        except LookupError:
            return Found(None)
        return Found(row.value, (row,))

    def listed(self, name: str) -> Found:
        try:
            row = self.law.listed(name, authority=self.authority)
        except LookupError:
            return Found(None)
        return Found(row.codes, (row,))

    def lacking(self, *names: str) -> tuple[str, ...]:
        """Those of these questions that have no answer yet."""
        return tuple(name for name in names if self.answers.get(name) is None)


Derivation: TypeAlias = Callable[[Case], Found]


def as_number(value: object) -> Decimal | None:
    """A number, or None: an answer of the wrong kind is no answer."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return None
