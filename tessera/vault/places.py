"""Where the vault keeps its things, and how much it takes, as the operator set it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tessera.vault.intake import MIB, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many documents, and how many bytes of them, one party may bring to one dossier."""

    documents: int = 150
    bytes: int = 400 * MIB


def keys_folder() -> Path:
    """Never within the database and never within its backup."""
    return Path(settings.VAULT_KEYS)


def folder() -> Path:
    return Path(settings.VAULT_FOLDER)


def scanner() -> str:
    """The path of clamd's socket or its host:port; empty where there is none."""
    return str(settings.VAULT_SCANNER)


def limits() -> Limits:
    """The limits of one file, those of the settings instead of the usual ones."""
    return Limits(**_chosen())


def room() -> Room:
    return Room()


def _chosen() -> Mapping[str, int]:
    chosen: Mapping[str, int] = settings.VAULT_LIMITS
    return chosen
