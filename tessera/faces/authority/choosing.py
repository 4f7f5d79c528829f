"""An act that asks to choose, where there is nothing to choose from, does not stand open."""

from collections.abc import Iterable

from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.forms import fields_of
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.words.sentences import knows, say

CHOSEN = frozenset({Sort.ONE, Sort.LIST, Sort.MANY})


def nothing_to_choose(code: str, here: Sitting, sheet: Sheet) -> tuple[str, ...]:
    """Why the form of this act cannot be filled in, if it cannot."""
    return empty_choices(fields_of(code, here, sheet), here)


def empty_choices(fields: Iterable[Field], here: Sitting) -> tuple[str, ...]:
    """One reason for each control that must be chosen from and is empty."""
    empty = [f.name for f in fields if f.sort in CHOSEN and not f.optional and not f.choices]
    return tuple(dict.fromkeys(_told(name, here) for name in empty))


def _told(name: str, here: Sitting) -> str:
    own = f"authority.none-{name}"
    return say(own if knows(own) else "authority.none-left", here.language)
