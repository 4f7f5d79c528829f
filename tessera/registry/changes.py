"""Two people at once: what was recorded since one looked, and whether it matters to them."""

from tessera.dossier.kernel import Seat
from tessera.journal.entry import Entry
from tessera.law.model import Kind, Lane
from tessera.registry.circles import known_to

LANE_OF = {Kind.WORK_AUTHORITY: Lane.WORK, Kind.STAY_AUTHORITY: Lane.STAY}

# Facts that tell of something without changing what another seat was looking at.
QUIET = frozenset({"served", "message-sent", "lane-opened", "assigned"})


def changed_meanwhile(entries: tuple[Entry, ...], seen: int, seat: Seat) -> tuple[Entry, ...]:
    """Entries after `seen` that change what this seat had before its eyes.

    The other lane's own acts do not: two officers of the two lanes may act in the same second.
    Nor does what this seat may not know of: it was not before its eyes, and is not told here.
    """
    own = LANE_OF.get(seat.kind)
    since = (e for e in entries if e.version > seen and known_to(e.circle, seat.kind))
    return tuple(e for e in since if _matters(e, own))


def _matters(entry: Entry, own: Lane | None) -> bool:
    if entry.code in QUIET:
        return False
    lane = getattr(entry.fact, "lane", None)
    return own is None or lane is None or lane == own
