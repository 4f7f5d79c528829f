"""The law in use: which bundle was put forward, from which day, and which two people signed it."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tessera.dossier.kernel import Fact, Obstacle, wrong
from tessera.law.compare import compared
from tessera.law.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A bundle put forward. `corrects`: it may also say otherwise of days before `effect`."""

    digest: str
    effect: date
    corrects: bool
    jurist: str
    note: str

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


@dataclass(frozen=True, slots=True, kw_only=True)
class LawBook:
    """Everything that was put forward and signed, in order. The last signed bundle is in use."""

    version: int = 0
    waiting: tuple[Put, ...] = ()
    signed: tuple[Signed, ...] = ()

    @property
    def in_use(self) -> Signed | None:
        return self.signed[-1] if self.signed else None

    def proposal(self, digest: str) -> Put | None:
        return next((put for put in self.waiting if put.digest == digest), None)


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

    @classmethod
    def of(cls, put: Put, day: date) -> "LawProposed":
        return cls(
            on=day,
            digest=put.digest,
            effect=put.effect,
            corrects=put.corrects,
            jurist=put.jurist,
            note=put.note,
        )

    def changes(self, book: LawBook) -> LawBook:
        others = tuple(put for put in book.waiting if put.digest != self.digest)
        put = Put(
            digest=self.digest,
            effect=self.effect,
            corrects=self.corrects,
            jurist=self.jurist,
            note=self.note,
        )
        return replace(book, waiting=(*others, put))


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSigned(LawFact):
    """Another jurist signed the same text: the bundle is in use."""

    code: ClassVar[str] = "law-signed"
    digest: str
    jurist: str
    note: str

    def changes(self, book: LawBook) -> LawBook:
        put = book.proposal(self.digest)
        assert put
        signed = Signed(put=put, second=self.jurist, note=self.note, on=self.on)
        others = tuple(each for each in book.waiting if each is not put)
        return replace(book, waiting=others, signed=(*book.signed, signed))


def proposal_wrong(put: Put, old: Shelf, new: Shelf, day: date) -> Iterator[Obstacle]:
    """Why a bundle cannot be put forward: it would reach back, unless it says that it corrects."""
    if put.corrects:
        return
    if put.effect < day:
        yield wrong("law-in-the-past", "effect", effect=put.effect)
    for change in compared(old, new):
        if change.day < put.effect:
            yield wrong("law-reaches-back", "corrects", norm=change.norm.id, day=change.day)
            return


def signing_wrong(book: LawBook, digest: str, jurist: str) -> Iterator[Obstacle]:
    """Why a bundle cannot be signed: nobody put it forward, or the same person did."""
    put = book.proposal(digest)
    if put is None:
        yield Obstacle(code="law-not-proposed")
    elif put.jurist == jurist:
        yield Obstacle(code="own-proposal")
