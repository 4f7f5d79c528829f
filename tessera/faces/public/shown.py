"""What the result of the checker shows: a paper, a sum, a last day, an answer as it was given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tessera.faces.look.telling import Source, Teller
from tessera.law.findings import Verdict
from tessera.law.model import Kind, Mark, Norm


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing the law asks for, with its text and how sure we are."""

    label: str
    help: str
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Row):
    """A document; `perhaps` when what was said does not settle whether it is needed."""

    asked_of: Kind
    perhaps: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Row):
    """A sum; None where it is not known. `each_year`: the price of one year, due on the grant.

    `elsewhere`: due before the dearest authority, as long as nobody knows which decides.
    """

    payee: str
    amount: Decimal | None
    verdict: Verdict
    each_year: Decimal | None = None
    elsewhere: bool = False

    @property
    def years(self) -> int:
        """Of how many years the sum is; 0 where it is none of years."""
        return int(self.amount / self.each_year) if self.amount and self.each_year else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Last(Row):
    """The end of a term if it began today, and why on that day."""

    day: date | None
    why: tuple[str, ...]
    from_filing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer as it was given, and the page on which it can be changed."""

    step: str
    label: str
    value: str


def row_of(teller: Teller, norm: Norm) -> dict[str, object]:
    """What a row of this norm says, in the language of the teller."""
    language = teller.language
    label, more = getattr(norm, "label", None), getattr(norm, "help", None)
    sources, mark = teller.basis(norm)
    return {
        "label": label.said_in(language) if label else "",
        "help": more.said_in(language) if more else "",
        "notes": teller.notes((norm,)),
        "sources": sources,
        "mark": mark,
    }
