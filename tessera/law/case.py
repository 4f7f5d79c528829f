"""What a test may look at: the answers, the day that counts, the law of that day, the life."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeAlias

from tessera.law.figures import Amount, Listed
from tessera.law.model import Answers, Norm, Reference, Row, Value

Found: TypeAlias = tuple[object, tuple[Norm, ...]]
"""A value, None where nobody knows it, with the norms it leans on."""

NOTHING: Found = (None, ())


class Figures(Protocol):
    """The law of one day, as far as a test may ask it: figures and lists."""

    def amount(self, name: str, key: str = "", *, authority: str = "") -> Amount: ...

    def listed(self, name: str, *, authority: str = "") -> Listed: ...


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
            return self.answers.get(name), ()
        if name not in self.derived:
            self.derived[name] = self.derivations[name](self)
        return self.derived[name]

    def amount(self, name: str, key: str = "") -> Found:
        """A figure of the law; None where its row does not know it, or there is no row yet."""
        try:
            row = self.law.amount(name, key, authority=self.authority)
        except LookupError:
            return NOTHING
        return row.value, (row,)

    def listed(self, name: str) -> Found:
        try:
            row = self.law.listed(name, authority=self.authority)
        except LookupError:
            return NOTHING
        return row.codes, (row,)


Derivation: TypeAlias = Callable[[Case], Found]


def as_number(value: object) -> Decimal | None:
    """A number, or None: an answer of the wrong kind is no answer."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return None
