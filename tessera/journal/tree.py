"""The Merkle tree of RFC 6962 over leaf hashes: roots, proofs, and their verification."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()

# (level, position) -> the hash of that complete subtree of 2**level leaves.
Subtree = Callable[[int, int], bytes]
Span = tuple[int, int]


class Frontier:
    """A tree that only grows: it keeps the complete subtrees on its right edge, nothing else."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._edge: list[bytes] = []
        for leaf in leaves:
            self.grow(leaf)

    def grow(self, leaf: bytes) -> None:
        carried, size = leaf, self.size
        while size & 1:
            carried = joined(self._edge.pop(), carried)
            size >>= 1
        self._edge.append(carried)
        self.size += 1

    @property
    def root(self) -> bytes:
        if not self._edge:
            return EMPTY
        *left, whole = self._edge
        for subtree in reversed(left):
            whole = joined(subtree, whole)
        return whole


def joined(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    return Frontier(leaves).root


def subtrees(leaves: Sequence[bytes]) -> Subtree:
    """Complete subtrees computed from the leaves themselves."""

    def subtree(level: int, position: int) -> bytes:
        return root(leaves[position << level : (position + 1) << level])

    return subtree


def span_root(span: Span, subtree: Subtree) -> bytes:
    """The hash over the leaves of `span`, which begins where a tree of its size may begin."""
    low, high = span
    if high == low:
        return EMPTY
    level = (high - low).bit_length() - 1
    middle = low + (1 << level)
    left = subtree(level, low >> level)
    return left if middle == high else joined(left, span_root((middle, high), subtree))


def siblings(index: int, size: int) -> list[Span]:
    """The spans whose hashes prove that leaf `index` is in a tree of `size`, nearest first."""
    if not 0 <= index < size:
        raise IndexError(f"no leaf {index} in a tree of {size}")
    found: list[Span] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _left_part(high - low)
        if index < middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return found[::-1]


def inclusion(index: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    return tuple(span_root(span, subtree) for span in siblings(index, size))


def consistency(old: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    """The hashes that prove that the tree of `size` begins with the tree of `old`."""
    return tuple(span_root(span, subtree) for span in _seam(old, size) if span != (0, old))


def climb(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that `path` leads to from `leaf`; None when the path cannot belong to it."""
    if not 0 <= index < size:
        return None
    spans = siblings(index, size)
    if len(spans) != len(path):
        return None
    reached = leaf
    for (low, _), step in zip(spans, path, strict=True):
        reached = joined(step, reached) if low < index else joined(reached, step)
    return reached


def extends(old: int, old_root: bytes, size: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether `path` proves that the tree of `size` begins with the tree of `old`."""
    if old == 0:
        return old_root == EMPTY and not path
    spans = _seam(old, size)
    steps = [old_root, *path] if (0, old) in spans else list(path)
    if len(spans) != len(steps):
        return False
    before = after = steps[0]
    for (low, _), step in zip(spans[1:], steps[1:], strict=True):
        if low < old:
            before, after = joined(step, before), joined(step, after)
        else:
            after = joined(after, step)
    return before == old_root and after == new_root


def _seam(old: int, size: int) -> list[Span]:
    """The spans of a consistency proof, from the last one inside the old tree outwards."""
    if not 0 <= old <= size:
        raise IndexError(f"a tree of {size} cannot begin with one of {old}")
    found: list[Span] = []
    low, high = 0, size
    while high != old and old:
        middle = low + _left_part(high - low)
        if old <= middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return [(low, high), *reversed(found)] if old else []


def _left_part(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
