"""Reading a dossier whole, and its title: what the journal holds, folded."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title
from tessera.journal.entry import Entry
from tessera.journal.read import read

TITLES = UUID("6f1c1f3e-5a0e-5d39-9f5b-74f2d7a0b6c1")


def title_of(dossier: UUID) -> UUID:
    """The stream of the title that this dossier opens."""
    return uuid5(TITLES, str(dossier))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A dossier and its title, with the entries they are the sum of."""

    dossier: Dossier = Dossier()
    title: Title = Title()
    entries: tuple[Entry, ...] = ()
    title_entries: tuple[Entry, ...] = field(default=())


def told(entries: Iterable[Entry], state: Any) -> Any:
    """Folds entries at the versions they carry: hidden ones leave a gap and no confusion."""
    for entry in entries:
        fact: Fact[Any] = entry.fact
        state = fact.applied_to(replace(state, version=entry.version - 1))
    return state


def standing(dossier: UUID, *, using: str) -> Standing:
    """Everything the role `using` may read of a dossier, folded."""
    entries = tuple(read(dossier, using=using))
    titled = tuple(read(title_of(dossier), using=using)) if _has_title(entries) else ()
    return Standing(
        dossier=told(entries, Dossier()),
        title=told(titled, Title()),
        entries=entries,
        title_entries=titled,
    )


def _has_title(entries: tuple[Entry, ...]) -> bool:
    return any(e.code == "decision-issued" for e in entries)
