"""Parts that the forms of many acts share: a sentence, a reason to write, grounds to choose."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from tessera.couriers.occasion import language_of
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.sitting import Sitting
from tessera.law.model import Lane
from tessera.words.sentences import say

HINTS = {"remark": "remark-hint-act"}
Fields: TypeAlias = Iterator[Field]


def words(here: Sitting, key: str) -> str:
    return say(f"authority.{key}", here.language)


def reasons(
    here: Sitting, key: str = "reasons", *, optional: bool = False, name: str = "note"
) -> Field:
    """Something to write, which becomes a note in the vault."""
    return Field(
        name=name,
        sort=Sort.TEXT,
        label=words(here, key),
        hint=words(here, HINTS.get(key, f"{key}-hint")),
        optional=optional,
    )


def written(here: Sitting, field: Field) -> Field:
    """A text that a letter repeats: in the language of the procedure, which is named."""
    if field.sort is not Sort.TEXT:
        return field
    dossier = here.dossier
    authority = dossier.lane(here.lane or dossier.first).authority
    lang = language_of(dossier, here.law, authority).value
    named = "" if field.group else words(here, f"write-in-{lang}")
    return replace(field, lang=lang, hint=" ".join(part for part in (field.hint, named) if part))


def grounds(here: Sitting, lane: Lane | None, authority: str) -> Field:
    choices = tuple(
        (
            g.name,
            g.label.said_in(here.language),
        )
        for g in here.law.grounds(lane, authority, procedure=here.dossier.procedure)
    )
    return Field(
        name="grounds",
        sort=Sort.MANY,
        label=words(here, "grounds"),
        hint=words(here, "grounds-hint"),
        choices=choices,
        value=(),
    )
