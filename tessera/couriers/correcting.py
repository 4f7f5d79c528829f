"""A correction goes to whoever holds the days it sets right, and takes the place of those."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from tessera.couriers.lapsing import GIVES
from tessera.couriers.occasion import addressees, authority_of, kinds_called_for
from tessera.dossier.acts.correct import FactCorrected
from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier
from tessera.law.load import shelf
from tessera.vault.sql import run

# Said in SQL alone, so that it holds in whatever order the letters come to be written.
REPLACED = """
update couriers_letter earlier set state = 'replaced'
where earlier.stream = %s and earlier.fact = any(%s) and earlier.state = 'valid'
  and exists (select from couriers_letter later
              where later.stream = earlier.stream and later.fact = %s
                and later.about > earlier.about and later.state <> 'due')
"""
# What sets right a letter that no longer holds does not hold either.
LAPSED = """
update couriers_letter mine set state = 'withdrawn'
where mine.id = %s and mine.fact = %s and 'withdrawn' = (
    select earlier.state from couriers_letter earlier
    where earlier.stream = mine.stream and earlier.fact = any(%s) and earlier.about < mine.about
    order by earlier.about desc limit 1)
"""


def holders(
    fact: Fact[Any], before: Iterable[Fact[Any]], dossier: Dossier
) -> frozenset[str] | None:
    """Who was sent what this corrects, but for whoever corrects it; None of any other fact."""
    if fact.code != FactCorrected.code:
        return None
    held = {
        organisation
        for one in before
        if one.code in GIVES
        for kind in kinds_called_for(one, shelf().on(one.on), dossier.procedure)
        for _, organisation in addressees(kind, dossier)
    }
    return frozenset(held - {authority_of(fact, dossier)})


def correct(stream: UUID, fact: str) -> None:
    """Once a letter that tells of days is written: those that a later correction takes over."""
    if fact in GIVES:
        run("courier", REPLACED, [stream, list(GIVES), FactCorrected.code])


def holds_no_more(letter: UUID) -> None:
    """Once a correction is written: whether what it corrects still holds."""
    run("courier", LAPSED, [letter, FactCorrected.code, list(GIVES)])
