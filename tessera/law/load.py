"""From files to a shelf: every table of every file, or nothing and every reason why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from tessera.law.apart import aparts, regime_of
from tessera.law.bundle import Bundle, digest, shipped
from tessera.law.procedure import Procedure
from tessera.law.reading import gathered, raw_rows
from tessera.law.regime import Apart
from tessera.law.rows import Flaw
from tessera.law.selection import Rows, spread
from tessera.law.shelf import Shelf
from tessera.law.switching import Files, in_force


class Unsound(Exception):
    """The catalogue was not loaded, with every flaw that was found."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("\n".join(str(flaw) for flaw in flaws))
        self.flaws = flaws


_IN_USE: list[Shelf] = []
_HELD: ContextVar[tuple[Shelf, ...] | None] = ContextVar("tessera_shelf_held", default=None)


def shelf() -> Shelf:
    """The shelf in use: the one that this tree carries, unless another was taken up."""
    held = _HELD.get()
    taken_up = _IN_USE if held is None else held
    return taken_up[-1] if taken_up else _carried()


def newest() -> Shelf:
    """What was taken up last, whatever is still held."""
    return _IN_USE[-1] if _IN_USE else _carried()


def use(found: Shelf | None) -> None:
    """Take up another shelf for this process; None: the one that this tree carries."""
    _IN_USE[:] = [found] if found else []


@contextmanager
def holding() -> Iterator[None]:
    """Whatever is taken up meanwhile, what begins here is finished by the law it began with."""
    token = _HELD.set(tuple(_IN_USE))
    try:
        yield
    finally:
        _HELD.reset(token)


@cache
def _carried() -> Shelf:
    return assembled(shipped())


def assembled(bundle: Bundle) -> Shelf:
    """A shelf of all the rows of a bundle, or Unsound: nothing is half-loaded.

    A regime that has a first day is in force from then on; one that has none stands beside.
    """
    flaws: list[Flaw] = []
    raws = list(raw_rows(bundle, flaws))
    common = gathered((raw for raw in raws if not regime_of(raw.path)), flaws)
    regimes = tuple(aparts((raw for raw in raws if regime_of(raw.path)), flaws))
    rows = common.by_kind()
    flaws += _twice(common.files, regimes)
    flaws += _groups(rows, common.files, rows)
    for apart in regimes:
        flaws += _groups(apart.rows, apart.files, rows)
    if flaws:
        raise Unsound(tuple(sorted(flaws)))
    held, files = in_force(rows, common.files, regimes)
    return Shelf(digest(bundle), spread(held), files, regimes)


def _twice(files: Files, regimes: tuple[Apart, ...]) -> Iterator[Flaw]:
    for apart in regimes:
        for row in sorted(set(files) & set(apart.files)):
            yield Flaw(file=apart.files[row], row=row, key="id", what="this row stands twice")


def _groups(rows: Rows, files: Files, common: Rows) -> Iterator[Flaw]:
    """A group has members, and a row holds for groups or for procedures, not for both."""
    kinds = (*common[Procedure], *rows[Procedure])
    known = {group for each in kinds for group in each.belongs}
    norms: list[Any] = [r for found in rows.values() for r in found if getattr(r, "groups", ())]
    for row in norms:
        for group in row.groups:
            if group not in known:
                what = f"no procedure belongs to {group}"
                yield Flaw(file=files[row.id], row=row.id, key="groups", what=what)
        if row.procedures:
            what = "a row holds for procedures or for groups, not for both"
            yield Flaw(file=files[row.id], row=row.id, key="groups", what=what)
