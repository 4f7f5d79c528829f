"""The differences between two bundles as sentences a jurist can doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tessera.law.compare import Change, How, compared
from tessera.law.explain import cited
from tessera.law.figures import Amount, Listed
from tessera.law.in_flight import in_flight
from tessera.law.model import Mark, Term
from tessera.law.shelf import Law, Shelf
from tessera.law.wording import Words
from tessera.words.languages import Language
from tessera.words.sentences import knows, say

LISTED = ("cites", "mark", "note", "label", "help", "title", "short", "outcome", "choices")

_COUNTED = frozenset({"length", "value", "codes"})
"""Keys that are told with their unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One difference in words. `flight`: what becomes of applications in flight."""

    id: str
    heading: str
    parts: tuple[str, ...]
    where: str
    flight: str
    cites: tuple[str, ...]
    mark: Mark


def told_changes(old: Shelf, new: Shelf, language: Language | str) -> Iterator[str]:
    """Every difference in words: one heading a norm, its parts, where it holds, its sources."""
    changes = compared(old, new)
    if not changes:
        yield say("norms.no-difference", language)
    for change in changes:
        told = told_change(change, old, new, Language(language))
        yield told.heading
        yield from (f"  {line}" for line in (*told.parts, told.where, told.flight))
        yield f"  {_sources(told.cites, new.on(change.day), Language(language))}"
        yield ""


def told_change(change: Change, old: Shelf, new: Shelf, language: Language) -> Told:
    day = change.day
    before, after = Words(old.on(day), language), Words(new.on(day), language)
    words = before if change.how is How.GONE else after
    norm = change.norm
    values = {"kind": words.kind(norm), "name": words.name(norm), "day": words.day(day)}
    if change.how is How.ENDED:
        values["day"] = words.day(change.after.until)
    return Told(
        id=norm.id,
        heading=say(f"norms.{change.how}", language, **values),
        parts=tuple(parts_told(change, before, after)),
        where=words.where(norm),
        flight=say(f"norms.flight-{in_flight(change)}", language, day=words.day(day)),
        cites=norm.cites,
        mark=norm.mark,
    )


def heading(change: Change, words: Words) -> str:
    """What kind of norm differs, and its name; without a day."""
    norm = change.norm
    return say("rulebook.heading", words.language, kind=words.kind(norm), name=words.name(norm))


def parts_told(change: Change, before: Words, after: Words) -> Iterator[str]:
    """Each key that reads otherwise, was and becomes; what the whole norm says when it is new."""
    if not change.parts:
        yield from (line.strip() for line in after.substance(change.norm) if line.strip())
        return
    for part in change.parts:
        was, now = _reads(part, change.before, before), _reads(part, change.after, after)
        key = f"norms.part-{part}"
        name = say(key, after.language) if knows(key) else part
        yield say("norms.part", after.language, part=name, before=was, after=now)


def _reads(part: str, row: Any, words: Words) -> str:
    if isinstance(row, Term | Amount | Listed) and part in _COUNTED:
        return words.figure(row)
    if part == "cites":
        return "; ".join(_texts(row.cites, words.law, words.language))
    return words.value(getattr(row, part))


def _sources(cites: tuple[str, ...], law: Law, language: Language) -> str:
    return say("findings.source", language, sources="; ".join(_texts(cites, law, language)))


def _texts(cites: tuple[str, ...], law: Law, language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited(cite, language, law) for cite in cites))
