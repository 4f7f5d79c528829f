"""A dossier as it stood when a fact was recorded: with all that the same act brought about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tessera.couriers.correcting import holders
from tessera.desk.standing import title_of, told
from tessera.dossier.acts.grant import Granted
from tessera.dossier.everything import facts
from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier
from tessera.journal.entry import Entry
from tessera.journal.read import read
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact, the dossier it belongs to, and the facts that granted each half.

    `held`: of a correction, who holds what it corrects.
    """

    fact: Fact[Any]
    dossier: Dossier
    verdicts: Mapping[Lane, Fact[Any]]
    held: frozenset[str] | None = None


def told_of(stream: UUID, about: int) -> Told:
    """The fact of that version of a stream, and the dossier after the act that brought it about."""
    entries = read(stream, using="courier")
    this = next(entry for entry in entries if entry.version == about)
    until = tuple(entry for entry in entries if entry.version <= about or _same_act(entry, this))
    said = [entry.fact for entry in until]
    dossier = told(until, Dossier())
    return Told(
        fact=this.fact,
        dossier=dossier,
        verdicts={fact.lane: fact for fact in said if isinstance(fact, Granted)},
        held=holders(this.fact, said, dossier),
    )


def told_of_title(dossier: UUID, about: int) -> Told:
    """The fact of that version of a dossier's title, and the dossier as it stands."""
    said = read(title_of(dossier), using="courier")
    this = next(entry for entry in said if entry.version == about)
    entries = read(dossier, using="courier")
    return Told(fact=this.fact, dossier=told(entries, Dossier()), verdicts={})


def told_whichever(dossier: UUID, about: int, code: str) -> Told:
    """The same for a fact of either stream: its code says of which."""
    return (told_of_title if of_title(code) else told_of)(dossier, about)


def of_title(code: str) -> bool:
    return facts()[code].stream == "title"


def _same_act(entry: Entry, this: Entry) -> bool:
    return (entry.at, entry.seat, entry.person) == (this.at, this.seat, this.person)
