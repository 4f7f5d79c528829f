"""Makes receipts: an entry, its place in the tree, and the path to a signed checkpoint."""

from dataclasses import replace

from tessera.journal import checkpoints, keys, note, tree
from tessera.journal.branches import Stored
from tessera.journal.entry import Entry
from tessera.journal.receipt import Receipt


def receipt(entry: Entry, *, using: str = "default") -> Receipt:
    """The receipt of an entry; with its proof as soon as a checkpoint covers its leaf."""
    plain = Receipt(
        stream=str(entry.stream),
        version=entry.version,
        entry=entry.spelled.decode(),
        salt=entry.salt,
        commitment=entry.commitment,
        leaf=entry.leaf,
    )
    last = checkpoints.latest(using=using)
    if last is None or entry.leaf is None or entry.leaf > last.size:
        return plain
    return replace(
        plain,
        proof=tree.inclusion(entry.leaf - 1, last.size, Stored(using)),
        checkpoint=last.note,
        key=str(next(iter(keys.verifier_keys()), "")),
    )


def growth(old: int, *, using: str = "default") -> tuple[note.Checkpoint, tuple[bytes, ...]]:
    """The last checkpoint, and the proof that its tree begins with the one of size `old`."""
    last = checkpoints.latest(using=using)
    if last is None or old > last.size:
        raise LookupError(f"no checkpoint of {old} leaves or more")
    return note.read(last.note), tree.consistency(old, last.size, Stored(using))
