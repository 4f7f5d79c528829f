"""What only some facts carry: what was found at home, who has it now, a ground, a title."""

from collections.abc import Iterator, Mapping
from typing import Any

from tessera.dossier.kernel import Fact
from tessera.faces.authority.sitting import Sitting
from tessera.words.countries import countries
from tessera.words.sentences import knows, say

GROUNDS = {"charge-waived": "authority.waived", "charge-refunded": "money.refunded"}


def particulars(
    fact: Fact[Any], here: Sitting, calls: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Pairs of what and which. `calls` names the colleagues of this seat, and nobody else."""
    language = here.language
    if fact.code == "residence-checked":
        there = getattr(fact, "lives_there", False)
        yield say("authority.fact-at-home", language), yes(here, found=there)
    elif fact.code == "assigned" and getattr(fact, "lane", None) is here.lane:
        person = getattr(fact, "person", "")
        name = calls.get(person, "") if person else say("authority.nobody", language)
        if name:
            yield say("authority.column-assignee", language), name
    elif fact.code == "proposed":
        verdict = say(f"acts.{getattr(fact, 'verdict', '')}", language)
        yield say("authority.fact-proposed", language), verdict
    elif fact.code in GROUNDS:
        ground = getattr(fact, "ground", "")
        key = f"{GROUNDS[fact.code]}-{ground}"
        yield say("authority.fact-grounds", language), say(key, language) if knows(key) else ground
    elif fact.code == "title-recorded":
        yield from _title(fact, here)


def _title(fact: Any, here: Sitting) -> Iterator[tuple[str, str]]:
    language = here.language
    yield say("authority.title-kind", language), say(f"authority.kind-of-{fact.kind}", language)
    known = {row.code: row.label.said_in(language) for row in here.law.procedures()}
    if fact.procedure:
        label = known.get(fact.procedure, fact.procedure)
        yield say("authority.title-procedure", language), label
    lands = dict(countries(language))
    yield say("authority.title-country", language), lands.get(fact.country, fact.country)
    yield say("authority.found-in", language), say(f"authority.source-{fact.source}", language)
    yield say("authority.how-sure", language), say(f"shell.mark-{fact.mark}", language)


def yes(here: Sitting, *, found: bool) -> str:
    return say("findings.yes" if found else "findings.no", here.language)
