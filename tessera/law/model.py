"""What a norm is, and the words the rest of the house may ask the law for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tessera.law.bodies import Body
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
    DERIVED = "derived"
    CONFLICT = "conflict"
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
    UNKNOWN = "unknown"


class Consequence(StrEnum):
    """What an unmet condition leads to: a ground to refuse, or only a limit of the permit."""

    REFUSAL = "refusal"
    LIMIT = "limit"


class Reference(StrEnum):
    """The day whose law governs a norm."""

    FILING = "filing"
    COMPLETENESS = "completeness"
    DECISION = "decision"
    START_OF_WORK = "start-of-work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One dated row of the law. `cites` are keys of sources.toml with an article after `#`.

    `until` is the last day. `procedures` and `authorities` say where the row holds; empty is
    everywhere, and of two rows with one name the narrower one goes first. `groups` names
    procedures by what they share: a row of a group is wider than a row of one procedure.
    """

    id: str
    since: date
    until: date | None = None
    cites: tuple[str, ...]
    mark: Mark
    note: Text | None = None
    procedures: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def holds_for(self, procedure: str, authority: str) -> bool:
        return (not self.procedures or procedure in self.procedures) and (
            not self.authorities or authority in self.authorities
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer:
    """Another term takes this one's place for whoever has held the title so long."""

    term: str
    held: "Period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Norm):
    """A length of time of the law. `length` is None when the norm is unknown.

    `starts` names a fact (`filed`), its service on the addressee (`served:declared-complete`), or
    the last day of another term (`due:decision`, of which a negative length counts back). When the
    test `when` is met the row takes the place of the term named `instead`.
    `extension_max`: by how much, in its own unit, an extendable term can be extended at most (None:
    no maximum is named). `longer`: what holds instead once the title was held for a while.
    `minimum`: the length is the least; whoever asks says how long.
    """

    name: str
    length: int | None
    unit: Unit
    starts: str
    lane: Lane | None = None
    shift: Shift = Shift.NONE
    effect: Effect = Effect.NONE
    pauses: frozenset[str] = frozenset()
    extendable: bool = False
    target: bool = False
    reference: Reference = Reference.FILING
    extension_max: int | None = None
    longer: Longer | None = None
    instead: str = ""
    when: "Test | None" = None
    minimum: bool = False

    @property
    def left_open(self) -> bool:
        """Whether whoever asks says how long: the law names only the least, or nothing is known."""
        return self.minimum or self.length is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Norm):
    """A document asked for, in one lane, of one kind of seat, perhaps only on a condition."""

    name: str
    lane: Lane
    asked_of: Kind
    category: str
    label: Text
    help: Text | None = None
    when: "Test | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """The right side of a test when it is not a plain value: a name, an amount, a list or a day.

    Exactly one of the four is given; `key` chooses within an amount; `plus` and `minus` move a day.
    """

    name: str = ""
    amount: str = ""
    listed: str = ""
    day: Reference | None = None
    key: str = ""
    plus: "Period | None" = None
    minus: "Period | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One cell of the closed vocabulary: `test` on `of` against `value`, or of other `tests`."""

    test: str
    of: str = ""
    value: "Plain | tuple[Plain, ...] | Operand | Period" = None
    tests: tuple["Test", ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Norm):
    """A condition of a procedure before one authority, in one lane.

    `when` says whom it concerns at all. `officer`: an officer's answer settles it. `presumption`:
    a test that is not met only presumes, and people hear the other side first. `limits_to` names
    the derived day on which the permit ends when a limit is not met.
    """

    name: str
    lane: Lane
    label: Text
    test: Test
    when: Test | None = None
    officer: bool = False
    presumption: bool = False
    consequence: Consequence = Consequence.REFUSAL
    limits_to: str = ""
    reference: Reference = Reference.FILING


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Norm):
    """Something that can be asked.

    `type` is one of text, long-text, choice, yes-no, date, money, number, country, municipality,
    email, phone, enterprise, unit, nationality, national-number, post, rows. `label` is the
    question put to the person; `short` what the answer is called in lists and to others.
    `least`, `most` (of a number) and `past` (no day after today) say what can be a fact at all;
    what the law asks of a fact is a condition, never this.
    """

    name: str
    type: str
    category: str
    asked_of: Kind
    group: str
    label: Text
    short: Text | None = None
    help: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    when: Test | None = None
    optional: bool = False
    source: str = ""
    least: int | None = None
    most: int | None = None
    past: bool = False


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
class Ground(Norm):
    """A ground on which one half may be refused, or a file be inadmissible (no lane)."""

    name: str
    lane: Lane | None = None
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Norm):
    """How a decision can be contested: before whom, how, within which term from service.

    `bodies` are those that `body` names, by their code: the first instance, before any other.
    """

    name: str
    body: Text
    how: Text
    term: str
    bodies: tuple[Body, ...]


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
