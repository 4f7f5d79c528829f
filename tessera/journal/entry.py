"""An entry: one fact as it was recorded, and the salted commitment that stands for it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from tessera.journal import codec

SPELLING = "tessera-entry/1"
DESTROYED = "destroyed"  # the fact whose `through` is the last version that was destroyed
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fact, who said it from which seat, when, and who may know it.

    `kind` is the kind of stream (`dossier` or `title`); `payload` is the fact's canonical text.
    `leaf` is its number in the tree, None until the sequencer has passed.
    """

    id: int
    stream: UUID
    kind: str
    version: int
    code: str
    at: datetime
    on: date
    seat: str
    seat_kind: str
    role: str
    person: str
    circle: str
    trace: str
    payload: str
    salt: bytes
    commitment: bytes
    stamp: bytes
    leaf: int | None = None

    @property
    def fact(self) -> codec.AnyFact:
        return codec.decode(self.code, self.payload)

    @property
    def spelled(self) -> bytes:
        """Everything the commitment covers: every column that says something."""
        return _encode(
            (
                SPELLING,
                str(self.stream),
                self.kind,
                self.version,
                self.code,
                instant(self.at),
                self.on.isoformat(),
                self.seat,
                self.seat_kind,
                self.role,
                self.person,
                self.circle,
                self.trace,
                self.payload,
            )
        )


def committed(salt: bytes, spelled: bytes) -> bytes:
    """The leaf hash of RFC 6962 (domain byte 0) over salt and entry; silent without the salt."""
    return sha256(b"\x00" + salt + spelled).digest()


def instant(at: datetime) -> str:
    """An instant in its one spelling: UTC, six digits below the second."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"
