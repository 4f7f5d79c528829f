"""One part of a draft as it lies sealed: answers, when each last changed, what was set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from tessera.law.model import Answers, Value
from tessera.vault.canonical import packed, read, unpacked, written
from tessera.vault.keys import DataKey, opened, sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What came of saving a page.

    `meanwhile`: names somebody else changed since the page was drawn. `aside`: of these, the ones
    this page had typed otherwise; nothing is lost, the reader of the page has to choose.
    """

    revision: int
    meanwhile: tuple[str, ...] = ()
    aside: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`changed` holds the revision that last wrote each name, also of names that were emptied."""

    answers: Answers = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    aside: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    @classmethod
    def opened(cls, content: bytes | None, key: DataKey, *, part: str, revision: int) -> "Sheet":
        if content is None:
            return cls()
        found: dict[str, Any] = msgspec.json.decode(
            unpacked(opened(bytes(content), key, _place(part, revision)))
        )
        kept = (read(msgspec.json.encode(values)) for values in found["aside"])
        aside: dict[str, tuple[Value, ...]] = {}
        for values in kept:
            for name, value in values.items():
                aside[name] = (*aside.get(name, ()), value)
        answers = read(msgspec.json.encode(found["answers"]))
        return cls(answers=answers, changed=found["changed"], aside=aside)

    def sealed(self, key: DataKey, *, part: str, revision: int) -> bytes:
        pairs = [{name: value} for name, values in self.aside.items() for value in values]
        text = msgspec.json.encode(
            {
                "answers": msgspec.Raw(written(self.answers)),
                "changed": self.changed,
                "aside": [msgspec.Raw(written(pair)) for pair in pairs],
            }
        )
        return sealed(packed(text), key, _place(part, revision))

    def with_changes(self, changes: Answers, *, revision: int, seen: int) -> tuple["Sheet", Saved]:
        """The sheet after this page, and what its writer must know. An answer of None empties."""
        meanwhile = tuple(sorted(name for name, when in self.changed.items() if when > seen))
        differs = {n: v for n, v in changes.items() if self.answers.get(n) != v}
        lost = {n: v for n, v in differs.items() if n in meanwhile}
        mine = {n: v for n, v in differs.items() if n not in meanwhile}
        chosen = [n for n in changes if n in self.aside and n not in meanwhile]
        if not (mine or chosen or any(v not in self.aside.get(n, ()) for n, v in lost.items())):
            return self, Saved(revision=revision, meanwhile=meanwhile, aside=lost)
        after = revision + 1
        answers = {n: v for n, v in {**self.answers, **mine}.items() if v is not None}
        aside = {n: v for n, v in self.aside.items() if n not in chosen}
        for name, value in lost.items():
            if value not in aside.get(name, ()):
                aside[name] = (*aside.get(name, ()), value)
        changed = {**self.changed, **dict.fromkeys(mine, after)}
        sheet = Sheet(answers=answers, changed=changed, aside=aside)
        return sheet, Saved(revision=after, meanwhile=meanwhile, aside=lost)


def _place(part: str, revision: int) -> str:
    return f"part {part} {revision}"
