"""What the cooperation agreement says: who is competent, may act, sees what, and is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from tessera.law.model import Kind, Lane, Norm, Test

CIRCLES: Mapping[str, frozenset[Kind]] = {
    "all": frozenset(Kind),
    "own-lane": frozenset({Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY}),  # of the lane's authority
    "stay-side": frozenset(
        {Kind.WORKER, Kind.STAY_AUTHORITY, Kind.MUNICIPALITY, Kind.POST, Kind.PLATFORM}
    ),
    "examiners": frozenset(
        {Kind.WORKER, Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY, Kind.PLATFORM}
    ),  # whoever weighs a person's past, and the person
    "addressed": frozenset(Kind),  # of these, the author's seat and the seats the fact names
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Norm):
    """One rule of competence. The first rule whose `when` is met decides, at the place it names.

    `overlay` rows do not decide; they are cited when the place lies with that authority.
    """

    name: str
    rank: int
    when: Test | None = None
    place: str = ""
    overlay: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class May(Norm):
    """Seats of these kinds and roles may do these acts in this lane (no lane: whichever)."""

    acts: tuple[str, ...]
    lane: Lane | None = None
    kinds: tuple[Kind, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sees(Norm):
    """A kind of seat may see these categories, for a purpose; `own`: only what it gave itself."""

    categories: tuple[str, ...]
    kind: Kind
    purpose: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle(Norm):
    """Who may know at all that facts of these codes happened."""

    name: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Norm):
    """How long a party keeps what it holds; `years` is None where nothing was found: hold."""

    name: str
    years: int | None = None
