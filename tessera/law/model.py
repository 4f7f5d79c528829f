"""What a norm is, and the words the rest of the house may ask the law for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tessera.words import days
from tessera.words.languages import Text

# How a term counts is a matter of days, not of law; the law names it.
Unit = days.Unit
Shift = days.Shift

Plain = str | int | bool | Decimal | date | None
Row = Mapping[str, Plain]
Value = Plain | tuple[Row, ...]
Answers = Mapping[str, Value]


class Mark(StrEnum):
    """How sure we are of a norm, best first; below `signed` the screen says so."""

    SIGNED = "signed"
    VERIFIED = "verified"
    SINGLE = "single"
    CONFLICT = "conflict"
    DERIVED = "derived"
    UNKNOWN = "unknown"


class Lane(StrEnum):
    """The two halves of a dossier, each examined by one sovereign authority."""

    WORK = "work"
    STAY = "stay"


class Kind(StrEnum):
    """Kinds of seats, as the agreement file names them."""

    EMPLOYER = "employer"
    REPRESENTATIVE = "representative"
    WORKER = "worker"
    WORK_AUTHORITY = "work-authority"
    STAY_AUTHORITY = "stay-authority"
    MUNICIPALITY = "municipality"
    POST = "post"
    AUDITOR = "auditor"
    PLATFORM = "platform"  # the couriers and the watch: neutral acts only


class Effect(StrEnum):
    """What happens at the end of a term. Nothing negative ever happens by itself."""

    NONE = "none"
    OPENS = "opens"
    DEEMED = "deemed"
    ENDS_BY_LAW = "ends-by-law"
    DISPUTED = "disputed"


class Reference(StrEnum):
    """The day whose law governs a norm."""

    FILING = "filing"
    COMPLETENESS = "completeness"
    DECISION = "decision"
    START_OF_WORK = "start-of-work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One dated row of the law. `cites` are keys of sources.toml with an article: `aliens-act#61/25-5`."""

    id: str
    since: date
    until: date | None = None
    cites: tuple[str, ...]
    mark: Mark
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Norm):
    """A length of time of the law. `length` is None when the norm is unknown."""

    name: str
    length: int | None
    unit: Unit
    starts: str
    shift: Shift = Shift.NONE
    effect: Effect = Effect.NONE
    pauses: frozenset[str] = frozenset()
    extendable: bool = False
    target: bool = False
    reference: Reference = Reference.FILING


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Norm):
    """A sum to be paid. `amount` in euro; None when unknown."""

    name: str
    payee: str
    amount: Decimal | None
    label: Text
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Norm):
    """A document the law asks for, in one lane, from one kind of seat, perhaps only on a condition."""

    name: str
    lane: Lane
    asked_of: Kind
    category: str
    label: Text
    help: Text | None = None
    when: "Test | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One cell of the closed vocabulary: `test` on `of` against `value`, or `all`/`any`/`none` of others."""

    test: str
    of: str = ""
    value: object = None
    tests: tuple["Test", ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Norm):
    """A condition of a procedure before one authority, in one lane."""

    name: str
    lane: Lane
    label: Text
    test: Test
    officer: bool = False
    reference: Reference = Reference.FILING


class Verdict(StrEnum):
    """What a computation says of a condition; only people decide."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    PRESUMED = "presumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFinding:
    """One clause of a condition: what was asked, what was found, what the law wants."""

    verdict: Verdict
    test: str
    of: str
    found: object
    wanted: object
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One condition evaluated, with every clause, for one set of answers and one day."""

    condition: Condition
    verdict: Verdict
    clauses: tuple[ClauseFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Norm):
    """Something that can be asked. `type` is one of text, choice, yes-no, date, money, number, country, ..."""

    name: str
    type: str
    category: str
    asked_of: Kind
    group: str
    label: Text
    help: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    when: Test | None = None
    optional: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An authority of the shelf. `languages`: in which its acts are lawful."""

    id: str
    kind: Kind
    name: Text
    languages: tuple[str, ...]
    service: Text | None = None
    address: str = ""
    second_reader: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Norm):
    """How a decision can be contested: before whom, how, until when (a term that starts on service)."""

    name: str
    body: Text
    how: Text
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind(Norm):
    """A letter, keyed by decree and number; `on` is the fact that calls for it."""

    name: str
    on: str
    lane: Lane | None = None
    decree: str = ""
    number: str = ""
    title: Text
    to: tuple[str, ...]
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """Who decides on the work, by which rule, from which answers; `missing` names what to ask first."""

    authority: str | None
    rule: str
    inputs: Mapping[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    mark: Mark = Mark.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Norm):
    """A kind of application."""

    code: str
    label: Text
    filers: tuple[Kind, ...]
    lanes: tuple[Lane, ...]
    stay_authority: str
    outcome: Text
