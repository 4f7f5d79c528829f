"""Questions that wait for each other are never asked: a circle in the catalogue is a flaw."""

from collections.abc import Iterator, Mapping

from tessera.law.coverage import flaw
from tessera.law.model import Question
from tessera.law.naming import names_in
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf


def cycles(shelf: Shelf) -> Iterator[Flaw]:
    """Each question whose `when` leads back to it, told once, at the first of the circle."""
    rows = {row.name: row for row in shelf.rows[Question]}
    waits = {
        name: frozenset(names_in(row.when)) & frozenset(rows) if row.when else frozenset()
        for name, row in rows.items()
    }
    told: set[str] = set()
    for name in sorted(rows):
        circle = circle_from(name, waits)
        if circle and told.isdisjoint(circle):
            told |= set(circle)
            way = " waits for ".join((*circle, name))
            yield flaw(rows[name], "when", f"a circle: {way}", shelf.files)


def circle_from(start: str, waits: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The way from a name back to itself, along what each waits for; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in sorted(waits.get(way[-1], ())):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
