"""A receipt: what a person keeps outside, to prove without us that an entry was recorded."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tessera.journal import note, tree
from tessera.journal.entry import committed

FORMAT = "tessera-receipt/1"


class NotAReceipt(ValueError):
    """The text is no receipt, or it contradicts itself; the message is a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """An entry as its holder may know it, its commitment, and where that stands in the tree.

    Without `leaf` the entry had no number yet: the commitment already binds us to it.
    `checkpoint` is the signed note that `proof` leads to, "" when none covered the leaf yet.
    """

    stream: str
    version: int
    entry: str
    salt: bytes
    commitment: bytes
    leaf: int | None = None
    proof: tuple[bytes, ...] = ()
    checkpoint: str = ""
    key: str = ""

    @property
    def text(self) -> str:
        """The file that the holder keeps."""
        fields = {
            "format": FORMAT,
            "stream": self.stream,
            "version": self.version,
            "entry": self.entry,
            "salt": self.salt.hex(),
            "commitment": self.commitment.hex(),
            "leaf": self.leaf,
            "proof": [step.hex() for step in self.proof],
            "checkpoint": self.checkpoint,
            "key": self.key,
        }
        return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def parsed(cls, text: str) -> "Receipt":
        try:
            return cls._from(json.loads(text))
        except (ValueError, LookupError, TypeError, AttributeError) as wrong:
            raise NotAReceipt("not-a-receipt") from wrong

    @classmethod
    def _from(cls, fields: Any) -> "Receipt":
        if fields["format"] != FORMAT:
            raise ValueError(fields["format"])
        leaf = fields["leaf"]
        return cls(
            stream=str(UUID(fields["stream"])),
            version=int(fields["version"]),
            entry=_legible(fields["entry"]),
            salt=bytes.fromhex(fields["salt"]),
            commitment=bytes.fromhex(fields["commitment"]),
            leaf=None if leaf is None else int(leaf),
            proof=tuple(bytes.fromhex(step) for step in fields["proof"]),
            checkpoint=str(fields["checkpoint"]),
            key=str(fields["key"]),
        )

    def contradiction(self, keys: Iterable[note.VerifierKey]) -> str:
        """A code for why it proves nothing, "" when it holds; `keys` are those we trust."""
        entry = json.loads(self.entry)
        if entry[1] != self.stream or entry[3] != self.version:
            return "contradiction-entry"
        if committed(self.salt, self.entry.encode()) != self.commitment:
            return "contradiction-commitment"
        if not self.checkpoint:
            return ""
        if note.opened(self.checkpoint, keys) is None:
            return "contradiction-signature"
        checkpoint = note.read(self.checkpoint)
        place = (self.leaf or 0) - 1
        if tree.climb(self.commitment, place, checkpoint.size, self.proof) != checkpoint.root:
            return "contradiction-proof"
        return ""


def _legible(entry: str) -> str:
    """An entry as it was spelled, if that is what it is; raises otherwise."""
    stream, version = json.loads(entry)[1:4:2]
    if not (isinstance(stream, str) and isinstance(version, int)):
        raise TypeError(entry)
    return entry
