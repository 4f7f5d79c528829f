"""One half of a dossier: who has it, what became of it, and whose its days were."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tessera.law.model import Lane


class Verdict(StrEnum):
    """What became of one half. Exempt: the Region noted that no authorisation is needed."""

    NONE = ""
    GRANTED = "granted"
    EXEMPT = "exempt"
    NOTED = "noted"
    UNOPPOSED = "unopposed"
    REFUSED = "refused"
    OPPOSED = "opposed"
    SILENT = "silent"
    MOOT = "moot"

    @property
    def positive(self) -> bool:
        return self in {Verdict.GRANTED, Verdict.EXEMPT}

    @property
    def negative(self) -> bool:
        return self in {Verdict.REFUSED, Verdict.OPPOSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A verdict that waits for a second reader."""

    verdict: str
    person: str
    on: date
    since: date | None = None
    until: date | None = None
    grounds: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneState:
    """One half of the dossier."""

    authority: str = ""
    opened_on: date | None = None
    verdict: Verdict = Verdict.NONE
    verdict_on: date | None = None
    verdict_version: int = 0
    since: date | None = None
    until: date | None = None
    issues: bool = True
    assignee: str = ""
    proposal: Proposal | None = None

    @property
    def undecided(self) -> bool:
        return self.verdict is Verdict.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """From a day on a lane was held by a kind of seat, `law`, `other-lane`, or nobody."""

    lane: Lane
    since: date
    holder: str
