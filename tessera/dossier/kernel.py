"""Acts ask, facts happen, obstacles stand in the way. Nothing here touches the world."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Any, ClassVar, Generic, TypeVar

from tessera.law.model import Answers, Kind
from tessera.law.shelf import Law, Shelf

State = TypeVar("State")


class Role(StrEnum):
    """What a person may do from a seat; the kind of seat says for whom."""

    FILER = "filer"
    WORKER = "worker"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    READER = "reader"
    JURIST = "jurist"  # reads the law, and no dossier
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class Assurance(StrEnum):
    """How well we know who is signed in."""

    LOW = "low"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An organisation and a role in it. Rules speak of seats: a colleague can go on."""

    organisation: str
    kind: Kind
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All context the core receives. `person` is an opaque id, never a name.

    `visa_on` is the day the visa was given: acts on a title do not see the dossier that opened it,
    nor acts on a dossier whether the right it led to has `ceased`.
    """

    person: str
    seat: Seat
    day: date
    shelf: Shelf
    on_behalf_of: str | None = None
    mandate: str | None = None
    assurance: Assurance = Assurance.SUBSTANTIAL
    revision: int = 0
    fingerprint: str = ""
    unconfirmed: tuple[str, ...] = ()
    answers: Answers = field(default_factory=dict)
    life: tuple[Mapping[str, Any], ...] = ()
    visa_on: date | None = None
    ceased: bool = False

    @property
    def law(self) -> Law:
        return self.shelf.on(self.day)


class Sort(StrEnum):
    """An obstacle shuts the way (the situation), or says the content is wrong (the form)."""

    SHUT = "shut"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One reason why an act cannot be done now: a code, its source, who may know it.

    `field` names the wrong part of the act; `values` fill the sentence; `audience` lists kinds of
    seats (None: everybody who may try the act).
    """

    code: str
    source: str = ""
    sort: Sort = Sort.SHUT
    values: Mapping[str, object] = field(default_factory=dict)
    field: str = ""
    audience: frozenset[Kind] | None = None


def wrong(code: str, field: str, **values: object) -> Obstacle:
    """The content of the act is not right; `field` says where."""
    return Obstacle(code=code, sort=Sort.WRONG, field=field, values=values)


# Whoever meets one of these is a stranger to the act: how the dossier stands is not theirs to hear.
STRANGER = frozenset({"not-yours-to-do", "not-competent", "not-a-party"})


def heard(obstacles: tuple[Obstacle, ...], kind: Kind) -> tuple[Obstacle, ...]:
    """The reasons that a seat of this kind may hear; a stranger hears only that they are one."""
    strange = tuple(o for o in obstacles if o.code in STRANGER)
    within = tuple(o for o in obstacles if o.audience is None or kind in o.audience)
    return strange or within or (Obstacle(code="not-yours-to-do"),)


class Blocked(Exception):
    """The act meets obstacles; nothing was recorded."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__(", ".join(o.code for o in obstacles))
        self.obstacles = obstacles

    def __reduce__(self) -> tuple[type["Blocked"], tuple[tuple[Obstacle, ...]]]:
        """It crosses from one process to another with its obstacles, not with its text alone."""
        return type(self), (self.obstacles,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(ABC, Generic[State]):
    """What happened. `on` is the day it takes effect. Fields are never renamed or removed."""

    code: ClassVar[str]
    stream: ClassVar[str] = "dossier"
    on: date

    @abstractmethod
    def applied_to(self, state: State) -> State: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(ABC, Generic[State]):
    """What somebody asks to do."""

    code: ClassVar[str]
    stream: ClassVar[str] = "dossier"

    @abstractmethod
    def obstacles(self, state: State, scene: Scene) -> Iterator[Obstacle]: ...

    @abstractmethod
    def facts(self, state: State, scene: Scene) -> Iterator[Fact[Any]]: ...


def settle(act: Act[State], state: State, scene: Scene) -> tuple[Fact[Any], ...]:
    """The facts this act brings about, or `Blocked` with every reason why not."""
    if obstacles := tuple(act.obstacles(state, scene)):
        raise Blocked(obstacles)
    return tuple(act.facts(state, scene))


def fold(facts: Iterable[Fact[State]], state: State) -> State:
    """The state that these facts add up to, beginning from `state`."""
    return reduce(lambda so_far, fact: fact.applied_to(so_far), facts, state)
