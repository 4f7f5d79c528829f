"""Looks at every leaf and every entry once, and names what was done to them.

Three things hold a row in its place, each out of reach of whoever can only write in the database.
A stamp (if its key is at hand) says which number this leaf was given and that the door wrote this
entry. A signed checkpoint says what the first so many leaves were. A receipt says what one entry
was and where. The first names rows exactly; the others still tell when the first was forged.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload
from uuid import UUID

import msgspec

from tessera.journal.entry import DESTROYED, Entry, committed
from tessera.journal.report import Flaw, Flaws, What
from tessera.journal.stamp import bears, leaf_message


@dataclass(slots=True)
class LeafRow:
    """A leaf as the tables or an export hold it; without `stamp` in an export."""

    number: int
    stream: UUID
    version: int
    commitment: bytes
    stamp: bytes = b""


class Hashes(Sequence[bytes]):
    """Leaf hashes end to end: a million of them in 32 MB."""

    def __init__(self) -> None:
        self._all = bytearray()

    def append(self, leaf: bytes) -> None:
        self._all += leaf if len(leaf) == 32 else leaf[:32].ljust(32, b"\0")

    def __len__(self) -> int:
        return len(self._all) // 32

    @overload
    def __getitem__(self, which: int) -> bytes: ...
    @overload
    def __getitem__(self, which: slice) -> list[bytes]: ...
    def __getitem__(self, which: int | slice) -> bytes | list[bytes]:
        if isinstance(which, slice):
            return [self[i] for i in range(*which.indices(len(self)))]
        return bytes(self._all[which * 32 : which * 32 + 32])


class LeafScrutiny:
    """Leaves in the order of their numbers: all there, and each where it was put."""

    def __init__(self, flaws: Flaws, stamps: Mapping[bytes, bytes]) -> None:
        self.hashes = Hashes()
        self.highest = 0
        self._flaws = flaws
        self._stamps = stamps
        self._is_plain = True
        self._given = array("q")  # the number each leaf was given, 0 when no stamp says so
        self._rows: dict[int, LeafRow] = {}

    def look(self, leaf: LeafRow) -> None:
        self.hashes.append(leaf.commitment)
        given = self._number_given(leaf)
        self._given.append(given)
        self.highest = max(self.highest, given)
        if not leaf.number == given == len(self.hashes):
            self._is_plain = False
            self._rows[len(self.hashes)] = leaf

    def conclude(self, promised: int) -> None:
        """`promised` is the size of the largest checkpoint that was signed."""
        if self._is_plain:
            return
        known = {given for given in self._given if given}
        room = set(range(1, max(self.highest, promised) + 1)) - known
        for place, leaf in self._rows.items():
            if not self._given[place - 1]:
                # A leaf without a stamp of ours: changed in its place, or one too many.
                what = What.CHANGED if leaf.number in room else What.ADDED
                self._flaws.add(flaw_of_leaf(what, "leaf-not-ours", leaf))
                known |= {leaf.number} & room
        self.highest = max(known, default=0)
        self._conclude_gaps(sorted(known))
        self._conclude_order()

    def _conclude_gaps(self, known: Sequence[int]) -> None:
        before = 0
        for number in known:
            for low, high in _portions(before + 1, number - 1):
                until = None if low == high else high
                self._flaws.add(Flaw(what=What.REMOVED, why="leaf-gone", leaf=low, until=until))
            before = number

    def _conclude_order(self) -> None:
        """Leaves that stand in another order than they were given their numbers in.

        Rank against rank, so that one leaf taken or put in does not accuse all behind it.
        """
        ours = self._without_doubles()
        for place, expected in zip(ours, sorted(self._given[p - 1] for p in ours), strict=True):
            leaf = self._rows.get(place)
            if leaf and self._given[place - 1] != expected:
                self._flaws.add(flaw_of_leaf(What.REORDERED, "leaf-moved", leaf))

    def _without_doubles(self) -> list[int]:
        """The places of stamped leaves; a second leaf with one number was put in."""
        at_home = {n for place, n in enumerate(self._given, 1) if place not in self._rows}
        places = []
        for place, given in enumerate(self._given, 1):
            leaf = self._rows.get(place)
            if leaf and given in at_home:
                self._flaws.add(flaw_of_leaf(What.ADDED, "leaf-twice", leaf))
            elif given:
                at_home |= {given} if leaf else set()
                places.append(place)
        return places

    def _number_given(self, leaf: LeafRow) -> int:
        if not self._stamps:
            return leaf.number
        given = int.from_bytes(leaf.stamp[:8])
        message = leaf_message(given, leaf.stream, leaf.version, leaf.commitment)
        return given if bears(leaf.stamp[8:], message, self._stamps) else 0


class EntryScrutiny:
    """Entries in the order they were written: each still says what was committed to."""

    def __init__(self, flaws: Flaws, stamps: Mapping[bytes, bytes]) -> None:
        self.count = 0
        self.waiting = 0
        self.destroyed = 0
        self._flaws = flaws
        self._stamps = stamps
        self._strangers: list[Entry] = []
        self._last: dict[UUID, tuple[int, int]] = {}
        self._gaps: set[tuple[UUID, int]] = set()
        self._destructions: dict[UUID, list[tuple[int, int]]] = {}

    def look(self, entry: Entry, leaf: LeafRow | None, *, waits: bool) -> None:
        self.count += 1
        self.waiting += waits
        if self._stamps and not bears(entry.stamp, entry.commitment, self._stamps):
            self._strangers.append(entry)
        elif wrong := _wrong(entry, leaf, waits=waits):
            what, why = wrong
            self._flaws.add(flaw_of_entry(what, why, entry))
        elif entry.code == DESTROYED:
            through = msgspec.json.decode(entry.payload)["through"]
            self._destructions.setdefault(entry.stream, []).append((entry.version, through))
        self._follow(entry)

    def missing(self, leaf: LeafRow) -> None:
        """A leaf whose entry is not there: lawful only where its destruction was recorded."""
        self._gaps.discard((leaf.stream, leaf.version))
        for version, through in self._destructions.get(leaf.stream, ()):
            if leaf.version <= through and leaf.version < version:
                self.destroyed += 1
                return
        self._flaws.add(flaw_of_leaf(What.REMOVED, "entry-gone", leaf))

    def conclude(self) -> None:
        """After all leaves and entries: what nothing has explained yet."""
        for entry in self._strangers:
            what = What.ADDED if entry.leaf is None else What.CHANGED
            self._flaws.add(flaw_of_entry(what, "entry-not-ours", entry))
        for stream, version in self._gaps:
            flaw = Flaw(what=What.REMOVED, why="version-gone", stream=str(stream), version=version)
            self._flaws.add(flaw)

    def _follow(self, entry: Entry) -> None:
        """Versions of a stream go up by one, and their leaves with them."""
        version, leaf = self._last.get(entry.stream, (0, 0))
        self._gaps.discard((entry.stream, entry.version))
        self._gaps.update((entry.stream, gone) for gone in range(version + 1, entry.version))
        if entry.version <= version or (entry.leaf is not None and entry.leaf <= leaf):
            self._flaws.add(flaw_of_entry(What.REORDERED, "version-moved", entry))
        self._last[entry.stream] = max(version, entry.version), max(leaf, entry.leaf or 0)


def _wrong(entry: Entry, leaf: LeafRow | None, *, waits: bool) -> tuple[What, str] | None:
    """What is wrong with an entry that the door did write."""
    if committed(entry.salt, entry.spelled) != entry.commitment:
        return (What.CHANGED if leaf or waits else What.ADDED), "entry-differs"
    here = (entry.commitment, entry.stream, entry.version)
    if leaf and (leaf.commitment, leaf.stream, leaf.version) != here:
        return What.CHANGED, "leaf-differs"
    if leaf is None and not waits:
        return What.REMOVED, "leaf-of-entry-gone"
    return None


def _portions(low: int, high: int) -> list[tuple[int, int]]:
    """A short gap leaf by leaf, a long one as a whole."""
    if high - low < 100:
        return [(number, number) for number in range(low, high + 1)]
    return [(low, high)]


def flaw_of_leaf(what: What, why: str, leaf: LeafRow) -> Flaw:
    stream = str(leaf.stream)
    return Flaw(what=what, why=why, stream=stream, version=leaf.version, leaf=leaf.number)


def flaw_of_entry(what: What, why: str, entry: Entry) -> Flaw:
    stream = str(entry.stream)
    return Flaw(what=what, why=why, stream=stream, version=entry.version, leaf=entry.leaf)
