"""What another bundle does to open dossiers, in words: counts by kind, no answer of anybody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tessera.law.model import Condition, Requirement, Term
from tessera.law.shelf import Law, Shelf
from tessera.law.wording import Words
from tessera.words.languages import Language
from tessera.words.sentences import knows, say

KINDS: dict[str, type[Any]] = {"condition": Condition, "document": Requirement, "term": Term}
Kind = tuple[str, str, tuple[str, str], str, str]
"""As the desk counts: procedure, authority, part, what it was, what it becomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One way in which dossiers are touched, and how many."""

    count: int
    kind: str
    name: str
    before: str
    after: str
    procedure: str
    authority: str


def effects(
    kinds: Mapping[Kind, int], old: Shelf, new: Law, language: Language | str
) -> Iterator[Effect]:
    words = Words(new, Language(language))
    for (procedure, authority, part, before, after), count in sorted(kinds.items()):
        yield Effect(
            count=count,
            kind=say(f"impact.{part[0]}", language),
            name=_name((new.shelf, old), part, words, procedure, authority),
            before=_value(before, language),
            after=_value(after, language),
            procedure=_label(new, procedure, language),
            authority=new.authority(authority).name.said_in(language) if authority else "",
        )


def _name(
    laws: tuple[Shelf, Shelf], part: tuple[str, str], words: Words, procedure: str, authority: str
) -> str:
    """The norm by the name that either law gives it there, else anywhere; the latest version."""
    kind = KINDS.get(part[0])
    for source in laws:
        named = [row for row in (source.rows[kind] if kind else ()) if row.name == part[1]]
        here = [row for row in named if row.holds_for(procedure, authority)]
        if here or named:
            return words.name(max(here or named, key=lambda row: row.since))
    return part[1]


def _label(law: Law, procedure: str, language: Language | str) -> str:
    try:
        return law.procedure(procedure).label.said_in(language)
    except LookupError:
        return procedure


def _value(value: str, language: Language | str) -> str:
    for key in (f"impact.value-{value}", f"findings.verdict-{value}"):
        if knows(key):
            return say(key, language)
    return value
