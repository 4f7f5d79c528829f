"""The occasion of a letter: what happened, in which dossier, under which law, told to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier
from tessera.law.model import Kind, Lane, LetterKind
from tessera.law.shelf import Law
from tessera.words.languages import Language

APPLICANT = "applicant"
# Facts without a lane of their own that the authority of the last half speaks of.
OF_THE_LAST = frozenset(
    {
        *("term-extended", "decision-issued"),
        *("ending-announced", "stay-ended", "stay-ended-by-law", "work-lapsed"),
    }
)
PUBLIC = frozenset(
    {
        Kind.MUNICIPALITY.value,
        Kind.POST.value,
        Kind.WORK_AUTHORITY.value,
        Kind.STAY_AUTHORITY.value,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a letter may call people and places by: read from the vault, never from facts.

    `notes` are the free texts that facts refer to by id; `lines` how each role is addressed.
    """

    holder: str
    employer: str
    reference: str
    function: str = ""
    place: str = ""
    born: date | None = None
    municipality: str = ""
    post: str = ""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom: a role in the dossier, the organisation that has it, the language they asked for."""

    role: str
    organisation: str
    reads: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Everything a letter is written from.

    `about` is the version of the fact, `day` that of service; `verdicts` are the facts that
    decided each half, for a letter that gives the reasons of both; `held` as for `addressees`.
    """

    fact: Any  # each letter knows the fact it tells of
    about: int
    dossier: Dossier
    kind: LetterKind
    law: Law
    names: Names
    to: Addressee
    day: date
    at: datetime
    verdicts: Mapping[Lane, Any] = field(default_factory=dict)
    held: frozenset[str] | None = None

    @property
    def lane(self) -> Lane:
        return lane_of(self.fact, self.dossier)

    @property
    def authority(self) -> str:
        return authority_of(self.fact, self.dossier)

    @property
    def other_authority(self) -> str:
        other = Lane.WORK if self.lane is Lane.STAY else Lane.STAY
        return self.dossier.lane(other).authority


def lane_of(fact: Fact[Any], dossier: Dossier) -> Lane:
    """The half whose authority speaks of this fact: its own, the first, or who lets it go out."""
    own = getattr(fact, "lane", None)
    if isinstance(own, Lane) and own in dossier.lanes:
        return own
    return dossier.last if fact.code in OF_THE_LAST else dossier.first


def authority_of(fact: Fact[Any], dossier: Dossier) -> str:
    """Who writes about this fact: the authority of its half, or the payee of its charge."""
    return payee_of(fact, dossier) or dossier.lane(lane_of(fact, dossier)).authority


def payee_of(fact: Fact[Any], dossier: Dossier) -> str:
    """Who is paid, when the fact is about a charge; else empty."""
    name = getattr(fact, "name", "") if fact.code.startswith("charge-") else ""
    return next((due.payee for due in dossier.charges if due.name == name), "")


def kinds_called_for(fact: Fact[Any], law: Law, procedure: str) -> tuple[LetterKind, ...]:
    """The letters this very fact calls for: of its lane, and of its annex, where it has one."""
    lane, annex = getattr(fact, "lane", None), getattr(fact, "annex", None)
    return tuple(
        kind
        for kind in law.letters(fact.code, procedure=procedure)
        if kind.lane in {None, lane} and (annex is None or not kind.number or kind.number == annex)
    )


def organisation_of(role: str, dossier: Dossier) -> str:
    """Who has this role in the dossier; empty when nobody has."""
    if role == APPLICANT:
        return dossier.applicant
    return dossier.parties.get(Kind(role), "")


def addressees(
    kind: LetterKind, dossier: Dossier, held: frozenset[str] | None = None
) -> tuple[tuple[str, str], ...]:
    """Role and organisation of everyone this letter goes to; nobody gets it twice.

    `held`: where it corrects earlier letters, those who hold them; it goes to nobody else.
    """
    found: dict[str, str] = {}
    for role in kind.to:
        organisation = organisation_of(role, dossier)
        concerned = held is None or organisation in held
        if organisation and concerned and organisation not in found.values():
            found[role] = organisation
    return tuple(found.items())


def language_of(dossier: Dossier, law: Law, authority: str) -> Language:
    """The language of the procedure, where this authority may lawfully write in it."""
    lawful = law.authority(authority).languages
    wanted = dossier.language if dossier.language in lawful else lawful[0]
    return Language(wanted)
