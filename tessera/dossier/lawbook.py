"""The law in use: which bundle two people signed, from which day; and who verified which norm."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from tessera.dossier.kernel import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A bundle put forward. `corrects`: it may also say otherwise of days before `effect`.

    `office` is the authority in whose seat the jurist sat; empty when a key of their own signed.
    `number` is the place of the proposal in the stream of the law, `on` the day it was made.
    """

    digest: str
    effect: date
    corrects: bool
    jurist: str
    note: str
    office: str = ""
    number: int = 0
    on: date | None = None

    @property
    def text(self) -> str:
        """What both sign, to the letter."""
        reach = "corrects what was said of earlier days" if self.corrects else "from that day on"
        return f"tessera law\n{self.digest}\n{self.effect}\n{reach}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A bundle that a second person signed: in use from then on."""

    put: Put
    second: str
    note: str
    on: date
    office: str = ""
    number: int = 0

    @property
    def jurist(self) -> str:
        return self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A bundle that will not be signed as it was put forward, and why."""

    put: Put
    by: str
    reason: str
    on: date
    office: str = ""

    @property
    def withdrawn(self) -> bool:
        """Whoever put it forward took it back."""
        return self.by == self.put.jurist


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A jurist read a norm against its source on a day; `digest` is of the row as it read then."""

    norm: str
    digest: str
    on: date
    jurist: str
    note: str = ""
    office: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """What is signed with a key, to the letter."""
        return f"tessera law\nread against its source\n{self.norm}\n{self.digest}\n{self.on}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawBook:
    """Everything that was put forward and signed, in order. The last signed bundle is in use."""

    version: int = 0
    waiting: tuple[Put, ...] = ()
    signed: tuple[Signed, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    verified: Mapping[str, Reading] = field(default_factory=dict)

    @property
    def in_use(self) -> Signed | None:
        return self.signed[-1] if self.signed else None

    def proposal(self, digest: str) -> Put | None:
        return next((put for put in self.waiting if put.digest == digest), None)

    def waiting_but(self, digest: str) -> tuple[Put, ...]:
        return tuple(put for put in self.waiting if put.digest != digest)

    def numbered(self, number: int) -> Put | None:
        """The proposal of this number, whatever became of it."""
        signed = (each.put for each in self.signed)
        rejected = (each.put for each in self.rejected)
        puts = (*self.waiting, *signed, *rejected)
        return next((put for put in puts if put.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFact(Fact[LawBook]):
    """A fact of the stream of the law itself."""

    stream: ClassVar[str] = "law"

    @abstractmethod
    def changes(self, book: LawBook) -> LawBook: ...

    def applied_to(self, state: LawBook) -> LawBook:
        return replace(self.changes(state), version=state.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawProposed(LawFact):
    """A jurist put a bundle forward; `note` is the signed text."""

    code: ClassVar[str] = "law-proposed"
    digest: str
    effect: date
    corrects: bool
    jurist: str
    note: str
    office: str = ""

    @classmethod
    def of(cls, put: Put, day: date) -> "LawProposed":
        return cls(
            on=day,
            digest=put.digest,
            effect=put.effect,
            corrects=put.corrects,
            jurist=put.jurist,
            note=put.note,
            office=put.office,
        )

    def changes(self, book: LawBook) -> LawBook:
        put = Put(
            digest=self.digest,
            effect=self.effect,
            corrects=self.corrects,
            jurist=self.jurist,
            note=self.note,
            office=self.office,
            number=book.version + 1,
            on=self.on,
        )
        return replace(book, waiting=(*book.waiting_but(self.digest), put))


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSigned(LawFact):
    """Another jurist signed the same text: the bundle is in use."""

    code: ClassVar[str] = "law-signed"
    digest: str
    jurist: str
    note: str
    office: str = ""

    def changes(self, book: LawBook) -> LawBook:
        put = book.proposal(self.digest)
        assert put
        signed = Signed(
            put=put,
            second=self.jurist,
            note=self.note,
            on=self.on,
            office=self.office,
            number=book.version + 1,
        )
        return replace(book, waiting=book.waiting_but(self.digest), signed=(*book.signed, signed))


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRejected(LawFact):
    """Another jurist will not sign it, or whoever put it forward takes it back."""

    code: ClassVar[str] = "law-rejected"
    digest: str
    jurist: str
    note: str
    reason: str
    office: str = ""

    def changes(self, book: LawBook) -> LawBook:
        put = book.proposal(self.digest)
        assert put
        rejected = Rejected(
            put=put, by=self.jurist, reason=self.reason, on=self.on, office=self.office
        )
        return replace(
            book, waiting=book.waiting_but(self.digest), rejected=(*book.rejected, rejected)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NormVerified(LawFact):
    """A jurist read one norm against its source."""

    code: ClassVar[str] = "norm-verified"
    norm: str
    digest: str
    jurist: str
    note: str
    office: str = ""

    def changes(self, book: LawBook) -> LawBook:
        reading = Reading(
            norm=self.norm,
            digest=self.digest,
            on=self.on,
            jurist=self.jurist,
            note=self.note,
            office=self.office,
            number=book.version + 1,
        )
        return replace(book, verified={**book.verified, self.norm: reading})
