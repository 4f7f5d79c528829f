"""The names that lists and searches need: in plain text, in one table, erased with the key."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from tessera.vault.sql import Row, row, rows, run
from tessera.words.names import search_words, sort_key

SELECT = "select dossier, worker_name, employer_name from vault_identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom a dossier is about; `employer` is empty where it has none."""

    dossier: UUID
    worker: str
    employer: str

    @property
    def words(self) -> frozenset[str]:
        """Every word under which somebody may look for it."""
        return search_words(self.worker) | search_words(self.employer)


def identify(dossier: UUID, *, worker: str, employer: str, using: str = "door") -> Identity:
    """Say, or say anew after a correction, whom a dossier is about."""
    run(
        using,
        "insert into vault_identity values (%s, %s, %s, %s, %s) on conflict (dossier) do update set"
        " worker_name = excluded.worker_name, worker_key = excluded.worker_key,"
        " employer_name = excluded.employer_name, employer_key = excluded.employer_key",
        [dossier, worker, sort_key(worker), employer, sort_key(employer)],
    )
    return Identity(dossier=dossier, worker=worker, employer=employer)


def identity_of(dossier: UUID, *, using: str = "default") -> Identity | None:
    """Nothing when the names were erased, or are not this seat's to see."""
    found = row(using, f"{SELECT} where dossier = %s", [dossier])
    return _read(found) if found else None


def identities(dossiers: Collection[UUID], *, using: str = "default") -> Mapping[UUID, Identity]:
    """The names of a page of a list, in one statement."""
    found = rows(using, f"{SELECT} where dossier = any(%s)", [list(dossiers)])
    return {line[0]: _read(line) for line in found}


def _read(line: Row) -> Identity:
    employer = "" if line[2] == "?" else line[2]  # so the first rows wrote nobody
    return Identity(dossier=line[0], worker=line[1], employer=employer)
