"""What ends with a stay: the stay itself, and the work authorisation that hung on it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from tessera.dossier.title import Title, TitleFact


@dataclass(frozen=True, slots=True, kw_only=True)
class StayEnded(TitleFact):
    """The Immigration Office ended the stay, on these grounds, after weighing the person's case.

    `note` holds the reasons, `examination` the individual examination: both are ids in the vault.
    """

    code: ClassVar[str] = "stay-ended"
    grounds: tuple[str, ...]
    note: str
    examination: str = ""

    def changes(self, title: Title) -> Title:
        return replace(title, stay_ended_on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLapsed(TitleFact):
    """The work authorisation lapsed with the stay: all that employer and region need to know."""

    code: ClassVar[str] = "work-lapsed"

    def changes(self, title: Title) -> Title:
        return replace(title, work_lapsed_on=self.on)
