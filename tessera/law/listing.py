"""How a function stands on an authority's list of shortage functions: on, struck, off, unknown."""

from dataclasses import dataclass
from datetime import date

from tessera.law.figures import Listed
from tessera.law.shelf import Law
from tessera.law.struck import struck_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """`stands` is `on`, `struck`, `off` or `unknown`; `since` the day of being struck."""

    stands: str
    since: date | None = None
    rows: tuple[Listed, ...] = ()


def listing(law: Law, authority: str, function: str) -> Listing:
    """`off` only where the whole list is known: what was seen of a list leaves the rest open."""
    whole, seen, removed = (
        _row(law, authority, f"shortage-{part}") for part in ("functions", "seen", "removed")
    )
    if removed and function in (removed.codes or ()):
        since = struck_since(removed, function, law)
        return Listing(stands="struck", since=since, rows=(removed,))
    for row in (seen, whole):
        if row and function in (row.codes or ()):
            return Listing(stands="on", rows=(row,))
    known = whole is not None and whole.codes is not None
    return Listing(stands="off" if known else "unknown", rows=(whole,) if whole else ())


def _row(law: Law, authority: str, name: str) -> Listed | None:
    try:
        return law.listed(name, authority=authority)
    except LookupError:
        return None
