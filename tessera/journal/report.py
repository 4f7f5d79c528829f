"""What a verification found: how much was checked, and every flaw with the entry it is in."""

from dataclasses import dataclass, replace
from enum import StrEnum


class What(StrEnum):
    """What was done to the journal behind its back."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    DOUBTFUL = "doubtful"  # the evidence itself: a receipt or a note that is not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong, as exactly as it can be named.

    `why` is a code with a sentence of its own. `until` ends a range of leaves that begins at
    `leaf`; `checkpoint` is the size of a checkpoint that is itself wrong;
    `evidence` the place, from 1, of a piece that was brought from outside and does not hold.
    """

    what: What
    why: str
    stream: str = ""
    version: int | None = None
    leaf: int | None = None
    until: int | None = None
    checkpoint: int | None = None
    evidence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome. `stamped` tells whether the stamp keys were at hand, which name rows exactly."""

    leaves: int
    entries: int
    waiting: int
    destroyed: int
    checkpoints: int
    evidence: int
    stamped: bool
    flaws: tuple[Flaw, ...]

    @property
    def sound(self) -> bool:
        return not self.flaws


class Flaws:
    """Collects flaws; what befell one leaf or one entry is told once, under the best name."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Flaw] = {}

    def add(self, flaw: Flaw) -> None:
        if flaw.leaf is None or flaw.until is not None:
            self._found.setdefault(_key(flaw), flaw)
            return
        nameless = ("leaf", flaw.leaf, "", None)
        if not flaw.stream and any(key[:2] == nameless[:2] for key in self._found):
            return
        known = self._found.pop(nameless, flaw)
        named = replace(known, stream=flaw.stream, version=flaw.version)
        self._found.setdefault(("leaf", flaw.leaf, flaw.stream, flaw.version), named)

    def add_unless_named(self, flaw: Flaw) -> None:
        """For a range of leaves: a flaw within it that has a name says more."""
        assert flaw.leaf is not None
        if not self._within(flaw.leaf, flaw.until or flaw.leaf):
            self.add(flaw)

    def shifts(self, size: int) -> bool:
        """Whether leaves were taken from or put into the first `size`: what follows has moved."""
        return any(
            f.what in {What.REMOVED, What.ADDED} and f.leaf is not None and f.leaf <= size
            for f in self._found.values()
        )

    def told(self) -> tuple[Flaw, ...]:
        """In the order of the leaves; those without one at the end."""
        beyond = 2**63
        return tuple(
            sorted(
                self._found.values(),
                key=lambda f: (f.leaf or beyond, f.until or 0, f.stream, f.version or 0),
            )
        )

    def _within(self, low: int, high: int) -> bool:
        return any(
            f.leaf is not None and f.leaf <= high and (f.until or f.leaf) >= low
            for f in self._found.values()
        )


def _key(flaw: Flaw) -> tuple[object, ...]:
    return (flaw,)
