"""How long somebody has to answer: as the law says, or as the officer does where it says not."""

from collections.abc import Iterator
from dataclasses import replace

from tessera.dossier.acts.bounds import MOST_DAYS
from tessera.dossier.kernel import Obstacle, wrong
from tessera.dossier.model import FrozenTerm
from tessera.law.model import Term, Unit


def days_wrong(days: int | None, term: Term) -> Iterator[Obstacle]:
    """The officer names days only where the law leaves it open, and no fewer than its least.

    Brussels ordinance of 1 February 2024, articles 9-14: at least 15 days for a professional card.
    """
    if days is None:
        if term.length is None:
            yield wrong("days-missing", "days")
        return
    least = term.length or 1
    if not term.left_open:
        yield wrong("days-set-by-law", "days", length=least)
    elif days < least:
        yield wrong("days-too-few", "days", length=least)
    elif days > MOST_DAYS:
        yield wrong("days-too-many", "days", length=MOST_DAYS)


def answer_term(days: int | None, term: Term) -> FrozenTerm:
    """The term of one request; without days of the officer's, the length of the law."""
    frozen = FrozenTerm.of(term)
    return frozen if days is None else replace(frozen, length=days, unit=Unit.DAYS)
