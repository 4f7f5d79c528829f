"""Holds the tree against what was signed and what was kept outside: checkpoints and receipts."""

from collections.abc import Iterable
from uuid import UUID

from tessera.journal import note, tree
from tessera.journal.evidence import Evidence
from tessera.journal.receipt import Receipt
from tessera.journal.report import Flaw, Flaws, What
from tessera.journal.scrutiny import Hashes, LeafRow


class Promises:
    """Checkpoints that bear our signature: the first `size` leaves were these and no others."""

    def __init__(self, flaws: Flaws, checkpoints: Iterable[note.Checkpoint]) -> None:
        self._flaws = flaws
        self._promised = sorted(set(checkpoints), key=lambda c: c.size)
        self._sizes = {c.size for c in self._promised}
        self._frontier = tree.Frontier()
        self._roots = {0: tree.EMPTY}

    def look(self, leaf: LeafRow) -> None:
        self._frontier.grow(leaf.commitment)
        if self._frontier.size in self._sizes:
            self._roots[self._frontier.size] = self._frontier.root

    @property
    def largest(self) -> int:
        return max(self._sizes, default=0)

    def conclude(self, highest: int) -> None:
        kept = 0
        for checkpoint in self._promised:
            size = checkpoint.size
            if size > highest:
                flaw = Flaw(
                    what=What.TRUNCATED, why="ends-early", leaf=highest + 1, until=self.largest
                )
                self._flaws.add(flaw)
                return
            if self._roots.get(size) == checkpoint.root:
                kept = size
            elif not self._flaws.shifts(size):
                self._flaws.add_unless_named(
                    Flaw(what=What.CHANGED, why="history-differs", leaf=kept + 1, until=size)
                )
                return


class Claims:
    """Receipts: this very entry stood there."""

    def __init__(self, flaws: Flaws, receipts: Iterable[Receipt]) -> None:
        self._flaws = flaws
        self._receipts = tuple(receipts)
        self._commitments = {r.commitment for r in self._receipts}
        self._names = {(UUID(r.stream), r.version) for r in self._receipts}
        self._places: dict[bytes, int | None] = {}
        self._present: set[tuple[UUID, int]] = set()

    def look(self, stream: UUID, version: int, commitment: bytes, leaf: int | None) -> None:
        """An entry or a leaf that is there now."""
        if commitment in self._commitments and self._places.get(commitment) is None:
            self._places[commitment] = leaf
        if (stream, version) in self._names:
            self._present.add((stream, version))

    def conclude(self, hashes: Hashes, highest: int) -> None:
        for receipt in self._receipts:
            if wrong := self._wrong(receipt, highest):
                what, why = wrong
                self._flaws.add(
                    Flaw(
                        what=what,
                        why=why,
                        stream=receipt.stream,
                        version=receipt.version,
                        leaf=receipt.leaf,
                    )
                )
        for receipt in self._receipts:
            self._narrow(receipt, hashes)

    def _wrong(self, receipt: Receipt, highest: int) -> tuple[What, str] | None:
        if receipt.commitment in self._places:
            place = self._places[receipt.commitment]
            moved = receipt.leaf is not None and place != receipt.leaf
            if moved and not self._flaws.shifts(receipt.leaf or 0):
                return What.REORDERED, "receipt-elsewhere"
            return None
        if receipt.leaf is not None and receipt.leaf > highest:
            return What.TRUNCATED, "receipt-beyond"
        if (UUID(receipt.stream), receipt.version) in self._present:
            return What.CHANGED, "receipt-differs"
        return What.REMOVED, "receipt-gone"

    def _narrow(self, receipt: Receipt, hashes: Hashes) -> None:
        """The path of a receipt names the parts of the tree; those that differ were changed."""
        size = note.read(receipt.checkpoint).size if receipt.checkpoint else 0
        if not 0 < size <= len(hashes) or receipt.leaf is None or self._flaws.shifts(size):
            return
        now = tree.subtrees(hashes)
        for span, then in zip(tree.siblings(receipt.leaf - 1, size), receipt.proof, strict=True):
            if tree.span_root(span, now) != then:
                low, high = span
                self._flaws.add_unless_named(
                    Flaw(what=What.CHANGED, why="history-differs", leaf=low + 1, until=high)
                )


def doubts(flaws: Flaws, evidence: Evidence) -> None:
    for place, why in evidence.doubtful:
        flaws.add(Flaw(what=What.DOUBTFUL, why=why, evidence=place))
