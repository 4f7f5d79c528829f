"""The parts of a title: papers, an ending announced, a change of employer, notices, renewals."""

from dataclasses import dataclass
from datetime import date

from tessera.dossier.model import FrozenTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A provisional paper: its annex, its last day, the term that tells when it nears it."""

    annex: str
    since: date
    until: date
    near: FrozenTerm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The Immigration Office means to end the stay; the holder may answer until `answer_by`."""

    version: int
    on: date
    grounds: tuple[str, ...]
    answer_by: date
    term: FrozenTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The holder works for another employer since a day: a notification, not an application."""

    employer: str
    since: date
    notified_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice of another employer: the dossier it is in, since when, and what came of it."""

    dossier: str
    on: date
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """An application to renew this title: in time or late, and what became of it."""

    dossier: str
    filed_on: date
    timely: bool
    outcome: str = ""
