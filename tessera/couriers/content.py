"""What a letter says, before it is printed: values only, so that page and PDF cannot differ."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tessera.words.languages import Language


class Half(StrEnum):
    """How one half of the mark is drawn."""

    OPEN = "open"
    GRANTED = "granted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name and its value; `strong` for the line a reader must not miss."""

    label: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One item of a list: what it is about, what is said, on which law it rests.

    `quoted` is what an officer wrote, in the language of the procedure whatever is around it.
    """

    text: str
    lead: str = ""
    source: str = ""
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (or none, where one goes on) and what is under it, in the order of these fields."""

    code: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    numbered: bool = False
    quoted: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The whole letter in one language."""

    language: Language
    authority: str
    service: str
    beside: str
    day: str
    kind: str
    to: tuple[str, ...]
    copies: tuple[str, ...]
    subject: str
    standing: str
    operative: tuple[str, ...]
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """A letter to one addressee: the text with legal value, and a courtesy text beside it."""

    kind: str
    reference: str
    on: date
    at: datetime
    authority: str
    work: Half
    stay: Half
    legal: Body
    courtesy: Body | None
    code: str
    address: str
    demo: bool = True

    @property
    def bodies(self) -> tuple[Body, ...]:
        return (self.legal,) if self.courtesy is None else (self.legal, self.courtesy)
