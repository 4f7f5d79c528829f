"""What a dossier is: the sum of its facts. Nobody sets a phase; it follows."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tessera.dossier.contest import Appeal, Elsewhere
from tessera.dossier.half import LaneState, Spell
from tessera.dossier.shape import Shape
from tessera.law.charges import Unpaid
from tessera.law.model import Effect, Kind, Lane, Mark, Shift, Term, Unit


class Phase(StrEnum):
    """Where a dossier stands, in the words of the procedure."""

    NOT_FILED = "not-filed"
    FILED = "filed"
    INCOMPLETE = "incomplete"
    EXAMINED = "examined"
    GRANTED = "granted"
    GRANTED_TACITLY = "granted-tacitly"
    STANDS = "stands"
    OPPOSED = "opposed"
    REFUSED_WORK = "refused-work"
    REFUSED_STAY = "refused-stay"
    INADMISSIBLE = "inadmissible"
    WITHDRAWN = "withdrawn"

    @property
    def ended(self) -> bool:
        return self not in _OPEN


_OPEN = {Phase.NOT_FILED, Phase.FILED, Phase.INCOMPLETE, Phase.EXAMINED}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenTerm:
    """The norm a term rested on when it was applied, kept whole: later law never rewrites it."""

    name: str
    norm: str
    version: date
    mark: Mark
    cites: tuple[str, ...]
    length: int | None
    unit: Unit
    shift: Shift = Shift.NONE
    effect: Effect = Effect.NONE
    pauses: frozenset[str] = frozenset()
    extendable: bool = False
    target: bool = False
    extension_max: int | None = None
    starts: str = ""

    @classmethod
    def of(cls, term: Term) -> "FrozenTerm":
        return cls(
            name=term.name,
            norm=term.id,
            version=term.since,
            mark=term.mark,
            cites=term.cites,
            length=term.length,
            unit=term.unit,
            shift=term.shift,
            effect=term.effect,
            pauses=term.pauses,
            extendable=term.extendable,
            target=term.target,
            extension_max=term.extension_max,
            starts=term.starts,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFinding:
    """What was computed of a condition, and how a person saw it. `note` is an id in the vault."""

    condition: str
    version: date
    verdict: str
    seen_as: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as facts know it: its id, the digest of its bytes, the requirements it serves."""

    id: str
    digest: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something asked for, and of whom."""

    name: str
    of: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A supplement (before completeness) or an information request (in a lane)."""

    version: int
    lane: Lane
    items: tuple[Item, ...]
    asked_on: date
    term: FrozenTerm
    supplement: bool
    note: str = ""
    missing: frozenset[str] = frozenset()
    answered_on: date | None = None

    @property
    def open(self) -> bool:
        return self.answered_on is None

    @property
    def clock(self) -> str:
        return f"{self.term.name}:{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A charge of this dossier, in cents; `cents` is None while the law's amount is unknown."""

    name: str
    payee: str
    cents: int | None
    norm: str
    paid: int = 0
    closed: str = ""
    closed_on: date | None = None
    effect: str = ""
    rest: FrozenTerm | None = None
    asked_rest: int = 0  # the version of the fact whose letter asks the rest

    @property
    def clock(self) -> str:
        """The term within which a payment that was too small is completed."""
        return f"{self.rest.name}:{self.asked_rest}" if self.rest and self.asked_rest else ""

    @property
    def excess(self) -> int:
        """What was received above the charge; nobody knows it of a charge of unknown size."""
        return max(0, self.paid - self.cents) if self.cents is not None else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A payment begun in the portal. `ended`: paid, or why it came to nothing."""

    id: str
    charge: str
    cents: int
    on: date
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A letter reached somebody."""

    about: int
    to: str
    on: date
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One application and all that happened to it."""

    version: int = 0
    procedure: str = ""
    phase: Phase = Phase.NOT_FILED
    filed_on: date | None = None
    language: str = ""
    revision: int = 0
    employer: str = ""
    representative: str = ""
    worker: str = ""
    municipality: str = ""
    post: str = ""
    in_belgium: bool = False
    application: str = "first"
    renews: str = ""
    counter: str = ""
    lodged_on: date | None = None
    forward_term: FrozenTerm | None = None
    forwarded_on: date | None = None
    shape: Shape = Shape()
    lanes: tuple[Lane, ...] = (Lane.WORK, Lane.STAY)
    work: LaneState = LaneState()
    stay: LaneState = LaneState()
    documents: tuple[Document, ...] = ()
    charges: tuple[Due, ...] = ()
    payments: tuple[Payment, ...] = ()
    received: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    services: tuple[Service, ...] = ()
    passed: tuple[str, ...] = ()
    complete_on: date | None = None
    complete_version: int = 0
    decision_term: FrozenTerm | None = None
    decision_lane: Lane = Lane.STAY
    second_term: FrozenTerm | None = None
    extended_until: date | None = None
    issued_on: date | None = None
    issued_version: int = 0
    annex: str = ""
    ended_on: date | None = None
    visa: str = ""
    visa_on: date | None = None
    spells: tuple[Spell, ...] = field(default=())
    appeals: tuple[Appeal, ...] = ()
    annulled: frozenset[Lane] = frozenset()
    declined: tuple[str, ...] = ()
    declined_on: date | None = None
    transfer_to: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()

    def lane(self, lane: Lane) -> LaneState:
        return self.work if lane is Lane.WORK else self.stay

    def with_lane(self, lane: Lane, **changes: object) -> "Dossier":
        state = replace(self.lane(lane), **changes)  # type: ignore[arg-type]  # replace is not typed by name
        return replace(self, work=state) if lane is Lane.WORK else replace(self, stay=state)

    @property
    def first(self) -> Lane:
        """The half of whoever looks whether the file is complete."""
        return self.lanes[0]

    @property
    def last(self) -> Lane:
        """The half whose authority lets the decision go out."""
        return self.lanes[-1]

    @property
    def visa_given_on(self) -> date | None:
        return self.visa_on if self.visa == "issued" else None

    @property
    def all_granted(self) -> bool:
        return all(self.lane(lane).verdict.positive for lane in self.lanes)

    @property
    def applicant(self) -> str:
        """Who filed: the representative where there is one, else the employer, else the worker."""
        return self.representative or self.employer or self.worker

    @property
    def applicant_kind(self) -> Kind:
        if self.representative:
            return Kind.REPRESENTATIVE
        return Kind.EMPLOYER if self.employer else Kind.WORKER

    @property
    def parties(self) -> dict[Kind, str]:
        """The organisation that sits for each kind of seat."""
        seats = {
            Kind.EMPLOYER: self.employer,
            Kind.REPRESENTATIVE: self.representative,
            Kind.WORKER: self.worker,
            Kind.WORK_AUTHORITY: self.work.authority,
            Kind.STAY_AUTHORITY: self.stay.authority,
            Kind.MUNICIPALITY: self.municipality,
            Kind.POST: self.post,
        }
        return {kind: organisation for kind, organisation in seats.items() if organisation}

    @property
    def open_requests(self) -> tuple[Request, ...]:
        return tuple(r for r in self.requests if r.open)

    @property
    def open_charges(self) -> tuple[Due, ...]:
        return tuple(c for c in self.charges if not c.closed)

    @property
    def awaits_payment(self) -> bool:
        """Whether what is granted takes effect only when a charge is paid."""
        return any(c.effect == Unpaid.NO_EFFECT_YET for c in self.open_charges)

    def served_on(self, about: int, to: str = "") -> date | None:
        """The day the letter about this fact reached `to` (or, without `to`, anyone first)."""
        days = [s.on for s in self.services if s.about == about and (not to or s.to == to)]
        return min(days, default=None)
