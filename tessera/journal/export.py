"""Writes the journal to a file that anybody can verify without us, a line for each leaf."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import TextIO
from uuid import UUID

from tessera.journal import keys
from tessera.journal.entry import Entry, instant
from tessera.journal.scrutiny import LeafRow
from tessera.journal.sources import FORMAT, Tables, tables


def export(
    file: TextIO, *, at: datetime, streams: Collection[UUID] | None = None, using: str = "courier"
) -> int:
    """Every leaf; with `streams` only their entries are revealed, the others are hashes alone.

    Entries that wait for their number are left for the next export. How many leaves it was.
    """
    _line(
        file,
        format=FORMAT,
        origin=keys.origin(),
        at=instant(at),
        keys=[str(key) for key in keys.verifier_keys()],
        streams=None if streams is None else sorted(map(str, streams)),
    )
    with tables(using) as source:
        # First, so that a reader knows at which sizes to look at the root.
        for size, root, text in source.checkpoints():
            _line(file, checkpoint=text, size=size, root=root.hex())
        return _leaves(file, source, streams)


def _leaves(file: TextIO, source: Tables, streams: Collection[UUID] | None) -> int:
    count = 0
    for leaf, entry in source.side_by_side():
        count += 1
        if streams is None or leaf.stream in streams:
            _line(file, leaf=leaf.number, commitment=leaf.commitment.hex(), **_said(leaf, entry))
        else:
            _line(file, leaf=leaf.number, commitment=leaf.commitment.hex())
    return count


def _said(leaf: LeafRow, entry: Entry | None) -> dict[str, object]:
    """What the leaf stands for; of a destroyed entry only which one it was."""
    named: dict[str, object] = {"stream": str(leaf.stream), "version": leaf.version}
    if entry is None:
        return named
    return named | {"salt": entry.salt.hex(), "entry": entry.spelled.decode()}


def _line(file: TextIO, **fields: object) -> None:
    file.write(json.dumps(fields, ensure_ascii=False) + "\n")
