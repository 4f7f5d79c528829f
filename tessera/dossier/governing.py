"""The term that governs a dossier: the law of its reference day, so that files in flight keep it.

A new term says itself, by `reference`, whether it reaches dossiers filed before it began.
"""

from datetime import date

from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier
from tessera.law.model import Reference, Term


def governing_term(name: str, dossier: Dossier, scene: Scene, *, authority: str) -> Term:
    """The row of the day of filing, unless today's row says that its own day counts."""
    now = scene.law.term(name, procedure=dossier.procedure, authority=authority)
    day = _day(now.reference, dossier, scene.day)
    try:
        law = scene.shelf.on(day)
        return law.term(name, procedure=dossier.procedure, authority=authority)
    except LookupError:  # no such term yet on the day of filing: then today's is the first
        return now


def _day(reference: Reference, dossier: Dossier, today: date) -> date:
    filed = dossier.filed_on or today
    return {Reference.FILING: filed, Reference.COMPLETENESS: dossier.complete_on or today}.get(
        reference, today
    )
