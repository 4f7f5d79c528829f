"""Parts that the forms of many acts share: a sentence, a reason to write, grounds to choose."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from tessera.couriers.occasion import language_of
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.sitting import Sitting
from tessera.faces.look.called import called
from tessera.law.model import Kind, Lane, Requirement
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


def items(here: Sitting, lane: Lane | None) -> Field:
    """What the law lists; what was given already says so, also where it is not shown."""
    rows = here.law.requirements(here.dossier.procedure, here.dossier.work.authority)
    given = {name for paper in here.dossier.documents for name in paper.serves}
    choices = tuple(
        (row.name, _item(here, row, "item-given" if row.name in given else "item"))
        for row in rows
        if lane is None or row.lane is lane
    )
    return Field(
        name="items",
        sort=Sort.MANY,
        label=words(here, "items"),
        hint=words(here, "items-hint"),
        choices=choices,
        value=(),
    )


def _item(here: Sitting, row: Requirement, key: str) -> str:
    paper, of = row.label.said_in(here.language), kind_words(here, row.asked_of)
    return say(f"authority.{key}", here.language, paper=paper, of=of)


def kind_words(here: Sitting, kind: Kind) -> str:
    return say(called(here.law, kind, here.dossier.procedure), here.language)
