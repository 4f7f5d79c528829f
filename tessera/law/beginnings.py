"""A term begins when something happens, or on the last day of another term."""

from collections.abc import Iterator

from tessera.law.agreement import Circle
from tessera.law.coverage import flaw
from tessera.law.cycles import circle_from
from tessera.law.model import Term
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf

SERVED, DUE = "served:", "due:"
BESIDE = frozenset(
    {
        "paper-until", "recognition-lost", "removal-ordered", "sent", "title-since", "title-until",
        "work-granted",
    }
)  # fmt: skip
"""What a term begins on and is no fact of a dossier; all else is one that a circle names."""


def beginnings(shelf: Shelf) -> Iterator[Flaw]:
    """A term that begins on nothing we know would never begin, and nobody would be told."""
    known = BESIDE | {fact for circle in shelf.rows[Circle] for fact in circle.facts}
    starts: dict[str, set[str]] = {}
    for row in shelf.rows[Term]:
        starts.setdefault(row.name, set()).add(row.starts)
    after = {
        name: frozenset(each.removeprefix(DUE) for each in begins if each.startswith(DUE))
        for name, begins in starts.items()
    }
    told: set[str] = set()
    for row in shelf.rows[Term]:
        if not row.starts.startswith(DUE):
            if row.starts.removeprefix(SERVED) not in known:
                yield flaw(row, "starts", f"{row.starts} is nothing that happens", shelf.files)
        elif row.starts.removeprefix(DUE) not in starts:
            yield flaw(
                row, "starts", f"no term is called {row.starts.removeprefix(DUE)}", shelf.files
            )
        elif (circle := circle_from(row.name, after)) and told.isdisjoint(circle):
            told |= set(circle)
            way = " waits for the end of ".join((*circle, row.name))
            yield flaw(row, "starts", f"a circle: {way}", shelf.files)
