"""What an act would have us write, before it is done: the letters as pages, none of them kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tessera.couriers.called import names_of
from tessera.couriers.compose import MATTERS, compose
from tessera.couriers.correcting import holders
from tessera.couriers.occasion import (
    Addressee,
    Occasion,
    addressees,
    authority_of,
    kinds_called_for,
    language_of,
)
from tessera.couriers.page import as_page
from tessera.couriers.told import Told
from tessera.desk.standing import Standing
from tessera.dossier.acts.grant import Granted
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Fact
from tessera.law.load import shelf
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One letter as it would be. `page` has the keys of `page.as_page`."""

    kind: str
    role: str
    page: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What would be recorded: the facts `settle` gives for an act, on which day.

    `texts` are notes not kept yet, by the id the act carries.
    """

    facts: Sequence[Fact[Any]]
    day: date
    at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)


def previews(dossier: UUID, stands: Standing, draft: Draft) -> tuple[Preview, ...]:
    """The letters these facts would call for. Call within `reading`: a seat reads the names."""
    after, granted = stands.dossier, [e.fact for e in stands.entries]
    titled, versions = stands.title.version, []
    for fact in draft.facts:
        if isinstance(fact, DossierFact):
            after = fact.applied_to(after)
            granted.append(fact)
            versions.append((after.version, fact))
        else:
            titled += 1
            versions.append((titled, fact))
    verdicts: dict[Lane, Fact[Any]] = {
        fact.lane: fact for fact in granted if isinstance(fact, Granted)
    }
    found: list[Preview] = []
    for about, fact in versions:
        held = holders(fact, granted, after)
        told = Told(fact=fact, dossier=after, verdicts=verdicts, held=held)
        found += _letters(dossier, told, about, draft)
    return tuple(found)


def _letters(dossier: UUID, told: Told, about: int, draft: Draft) -> Iterator[Preview]:
    if told.fact.code not in MATTERS:
        return
    law = shelf().on(draft.day)
    legal = language_of(told.dossier, law, authority_of(told.fact, told.dossier))
    concerned = (told.fact, *told.verdicts.values())
    names = names_of(dossier, told.dossier, concerned, law, legal, using="default")
    names = replace(names, notes={**names.notes, **draft.texts})
    for kind in kinds_called_for(told.fact, law, told.dossier.procedure):
        for role, organisation in addressees(kind, told.dossier, told.held):
            content = compose(
                Occasion(
                    fact=told.fact,
                    about=about,
                    dossier=told.dossier,
                    kind=kind,
                    law=law,
                    names=names,
                    to=Addressee(role=role, organisation=organisation),
                    day=draft.day,
                    at=draft.at,
                    verdicts=told.verdicts,
                    held=told.held,
                ),
                code="",
                address="",
            )
            yield Preview(kind=kind.name, role=role, page=as_page(content))
