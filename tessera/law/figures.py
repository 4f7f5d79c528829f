"""What norms lean on: legal texts, figures by key, lists of codes, names of derived values."""

from dataclasses import dataclass
from decimal import Decimal

from tessera.law.model import Norm
from tessera.words.languages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One legal text or official page, once. `read` says what of it we have seen.

    `of`: the Region or Community whose text it is, and to whose norms alone it speaks; empty is
    everybody's.
    """

    id: str
    title: Text
    address: str
    read: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Norm):
    """A figure of the law, by key. `value` is None where the figure is unknown."""

    name: str
    key: str = ""
    value: Decimal | None = None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Norm):
    """A list of codes; `codes` is None where the list was not obtained."""

    name: str
    codes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Norm):
    """The label and the source of a value that a pure function derives from answers."""

    name: str
    label: Text
    unit: str = ""
