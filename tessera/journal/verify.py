"""Verifies the journal from its first entry, with whatever was kept outside of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tessera.journal import keys, note
from tessera.journal.evidence import Evidence, weighed
from tessera.journal.outside import Claims, Promises, doubts
from tessera.journal.report import Flaw, Flaws, Report, What
from tessera.journal.scrutiny import EntryScrutiny, LeafScrutiny
from tessera.journal.sources import Exported, Source, tables


def verify(
    receipts: Iterable[str] = (),
    export: Path | None = None,
    *,
    using: str = "courier",
    trusted: Sequence[note.VerifierKey] = (),
) -> Report:
    """Every flaw of the journal, or of an export of it, with the name of the entry it is in.

    `receipts` are the texts of receipts or signed checkpoints that somebody kept outside;
    `trusted` are public keys kept outside, without which those beside our signing key count.
    """
    known = tuple(trusted) or keys.verifier_keys()
    evidence = weighed(receipts, known)
    if export is not None:
        return examined(Exported(export), evidence, trusted=known, stamps={})
    with tables(using) as source:
        return examined(source, evidence, trusted=known, stamps=keys.stamp_keys())


def examined(
    source: Source,
    evidence: Evidence,
    *,
    trusted: Sequence[note.VerifierKey],
    stamps: Mapping[bytes, bytes],
) -> Report:
    """Leaves first, then entries, then what stands in one and not in the other."""
    flaws = Flaws()
    doubts(flaws, evidence)
    signed = _signed(source, trusted, flaws)
    leaves, entries = LeafScrutiny(flaws, stamps), EntryScrutiny(flaws, stamps)
    promises = Promises(flaws, (*signed, *evidence.checkpoints))
    claims = Claims(flaws, evidence.receipts)
    for leaf in source.leaves():
        leaves.look(leaf)
        promises.look(leaf)
        claims.look(leaf.stream, leaf.version, leaf.commitment, leaf.number)
    for entry, at, waits in source.entries():
        entries.look(entry, at, waits=waits)
        claims.look(entry.stream, entry.version, entry.commitment, entry.leaf)
    leaves.conclude(promises.largest)
    for leaf in source.missing():
        entries.missing(leaf)
    entries.conclude()
    claims.conclude(leaves.hashes, leaves.highest)
    promises.conclude(leaves.highest)
    return Report(
        leaves=len(leaves.hashes),
        entries=entries.count,
        waiting=entries.waiting,
        destroyed=entries.destroyed,
        checkpoints=len(signed),
        evidence=evidence.pieces,
        stamped=bool(stamps),
        flaws=flaws.told(),
    )


def _signed(
    source: Source, trusted: Sequence[note.VerifierKey], flaws: Flaws
) -> list[note.Checkpoint]:
    """The stored checkpoints that bear our signature and say what their row says."""
    found = []
    for size, root, text in source.checkpoints():
        if checkpoint := _opened(size, root, text, trusted):
            found.append(checkpoint)
        else:
            flaws.add(Flaw(what=What.CHANGED, why="checkpoint-not-ours", checkpoint=size))
    return found


def _opened(
    size: int, root: bytes, text: str, trusted: Sequence[note.VerifierKey]
) -> note.Checkpoint | None:
    try:
        checkpoint = note.read(text) if note.opened(text, trusted) else None
    except note.NotANote:
        return None
    return checkpoint if checkpoint and (checkpoint.size, checkpoint.root) == (size, root) else None
