"""What a jurist does with the law: put a bundle forward, sign it, reject it; verify a norm."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tessera.dossier.kernel import Obstacle, Role, Seat, wrong
from tessera.dossier.lawbook import (
    LawBook,
    LawFact,
    LawProposed,
    LawRejected,
    LawSigned,
    NormVerified,
    Put,
    Reading,
)
from tessera.law.compare import compared
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.leaning import shown_on
from tessera.law.model import Kind
from tessera.law.shelf import Shelf

OFFICES = frozenset({Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY})
"""Of which authorities somebody may sit as a jurist."""
LONGEST = 2_000
"""Letters of a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who does it: `jurist` is a name whose key made the `note`, or the person in this seat."""

    jurist: str
    note: str = ""
    seat: Seat | None = None
    trace: str = ""

    @property
    def office(self) -> str:
        """The authority of the seat; a key of one's own has none."""
        return self.seat.organisation if self.seat else ""


class Deed(ABC):
    """Something a hand does. `text` is what a key signs, to the letter."""

    @abstractmethod
    def text(self, book: LawBook, day: date) -> str: ...

    @abstractmethod
    def obstacles(self, book: LawBook, hand: Hand, law: Shelf, day: date) -> Iterator[Obstacle]: ...

    @abstractmethod
    def fact(self, book: LawBook, hand: Hand, day: date) -> LawFact: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Deed):
    """Put a bundle forward, from a day on."""

    new: Shelf
    effect: date
    corrects: bool = False

    def text(self, book: LawBook, day: date) -> str:
        return self._put(Hand(jurist="")).text

    def obstacles(self, book: LawBook, hand: Hand, law: Shelf, day: date) -> Iterator[Obstacle]:
        last = book.in_use
        if self.new.digest == (last.put.digest if last else law.digest):
            yield wrong("law-in-use-already", "bundle")
        yield from reach_wrong(self._put(hand), law, self.new, day)

    def fact(self, book: LawBook, hand: Hand, day: date) -> LawProposed:
        return LawProposed.of(self._put(hand), day)

    def _put(self, hand: Hand) -> Put:
        return Put(
            digest=self.new.digest,
            effect=self.effect,
            corrects=self.corrects,
            jurist=hand.jurist,
            note=hand.note,
            office=hand.office,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Deed):
    """Sign what another put forward: the bundle is in use.

    `seen` is the digest of the law that the signer compared with; empty: whatever is in use.
    `number`, where it is given, is the very proposal that was read.
    """

    new: Shelf
    seen: str = ""
    number: int = 0

    def text(self, book: LawBook, day: date) -> str:
        put = book.proposal(self.new.digest)
        return put.text if put else ""

    def obstacles(self, book: LawBook, hand: Hand, law: Shelf, day: date) -> Iterator[Obstacle]:
        put = book.proposal(self.new.digest)
        if put is None or self.number not in {0, put.number}:
            yield Obstacle(code="law-not-proposed")
            return
        if put.jurist == hand.jurist:
            yield Obstacle(code="own-proposal")
        elif bool(put.office) is not bool(hand.office):
            # A key and a seat of one person have no name in common.
            yield Obstacle(code="law-signed-otherwise")
        if self.seen not in {"", law.digest}:
            yield Obstacle(code="law-overtaken")
        for each in reach_wrong(put, law, self.new, day):
            # Whoever signs cannot mend it: another proposal must be made.
            late = each.code == "law-in-the-past"
            yield Obstacle(code="proposal-late" if late else "proposal-stale", values=each.values)

    def fact(self, book: LawBook, hand: Hand, day: date) -> LawSigned:
        return LawSigned(
            on=day,
            digest=self.new.digest,
            jurist=hand.jurist,
            note=hand.note,
            office=hand.office,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject(Deed):
    """Say why it will not be signed as it is; whoever put it forward may take it back."""

    digest: str
    reason: str

    def text(self, book: LawBook, day: date) -> str:
        put = book.proposal(self.digest)
        return f"{put.text}is rejected\n{self.reason.strip()}\n" if put else ""

    def obstacles(self, book: LawBook, hand: Hand, law: Shelf, day: date) -> Iterator[Obstacle]:
        if book.proposal(self.digest) is None:
            yield Obstacle(code="law-not-proposed")
        if not self.reason.strip():
            yield wrong("rejection-without-reason", "reason")
        elif len(self.reason) > LONGEST:
            yield wrong("rejection-too-long", "reason", most=LONGEST)

    def fact(self, book: LawBook, hand: Hand, day: date) -> LawRejected:
        return LawRejected(
            on=day,
            digest=self.digest,
            jurist=hand.jurist,
            note=hand.note,
            reason=self.reason.strip(),
            office=hand.office,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify(Deed):
    """Say that one norm was read against its source; `digest` is of the row that was read."""

    norm: str
    digest: str

    def text(self, book: LawBook, day: date) -> str:
        return Reading(norm=self.norm, digest=self.digest, on=day, jurist="").text

    def obstacles(self, book: LawBook, hand: Hand, law: Shelf, day: date) -> Iterator[Obstacle]:
        row = norm_of(law, self.norm)
        if row is None:
            yield wrong("norm-unknown", "norm", norm=self.norm)
        elif fingerprint(row, law.on(shown_on(row, day))) != self.digest:
            yield wrong("norm-reads-otherwise", "digest", norm=self.norm)

    def fact(self, book: LawBook, hand: Hand, day: date) -> NormVerified:
        return NormVerified(
            on=day,
            norm=self.norm,
            digest=self.digest,
            jurist=hand.jurist,
            note=hand.note,
            office=hand.office,
        )


def seat_wrong(seat: Seat) -> Iterator[Obstacle]:
    """Why nobody can act on the law from this seat."""
    if seat.role is not Role.JURIST or seat.kind not in OFFICES:
        yield Obstacle(code="not-yours-to-do")


def reach_wrong(put: Put, old: Shelf, new: Shelf, day: date) -> Iterator[Obstacle]:
    """A bundle would reach back before its day, and does not say that it corrects."""
    if put.corrects:
        return
    if put.effect < day:
        yield wrong("law-in-the-past", "effect", effect=put.effect)
    for change in compared(old, new):
        if change.day < put.effect:
            yield wrong("law-reaches-back", "corrects", norm=change.norm.id, day=change.day)
            return
