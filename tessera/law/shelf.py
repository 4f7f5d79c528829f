"""One bundle of law: what is in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tessera.law.model import (
    Authority,
    Charge,
    Competence,
    Condition,
    Finding,
    Answers,
    Kind,
    Lane,
    LetterKind,
    Procedure,
    Question,
    Remedy,
    Requirement,
    Term,
)


class Law:
    """The shelf as it stands on one day. Every look-up raises LookupError when nothing is there."""

    day: date
    digest: str

    def authority(self, code: str) -> Authority: ...
    def procedure(self, code: str) -> Procedure: ...
    def term(self, name: str, *, procedure: str = "", authority: str = "") -> Term: ...
    def questions(self, procedure: str) -> tuple[Question, ...]: ...
    def requirements(self, procedure: str, authority: str) -> tuple[Requirement, ...]: ...
    def conditions(self, procedure: str, authority: str) -> tuple[Condition, ...]: ...
    def charges(self, procedure: str, authority: str) -> tuple[Charge, ...]: ...
    def letters(self, fact: str) -> tuple[LetterKind, ...]: ...
    def remedy(self, name: str, authority: str) -> Remedy: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A checked bundle, addressed by digest."""

    digest: str

    def on(self, day: date) -> Law: ...
