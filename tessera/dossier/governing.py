"""The term that governs a dossier: the law of its reference day, so that files in flight keep it.

A new term says itself, by `reference`, whether it reaches dossiers filed before it began.
"""

from datetime import date

from tessera.dossier.kernel import Scene
from tessera.dossier.model import Dossier
from tessera.law.case import Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.model import Reference, Term
from tessera.law.shelf import Law
from tessera.law.terms import term_for


def governing_term(name: str, dossier: Dossier, scene: Scene, *, authority: str) -> Term:
    """The row of the day of filing, unless today's row says that its own day counts."""
    now = scene.law.term(name, procedure=dossier.procedure, authority=authority)
    day = _day(now.reference, dossier, scene.day)
    try:
        law = scene.shelf.on(day)
        return term_for(name, _case(dossier, scene, law, authority), law)
    except LookupError:  # no such term yet on the day of filing: then today's is the first
        return now


def _case(dossier: Dossier, scene: Scene, law: Law, authority: str) -> Case:
    """The answers as filed: some terms are shorter for some."""
    filed = dossier.filed_on or scene.day
    return Case(
        answers=scene.answers,
        law=law,
        day=filed,
        days=dict.fromkeys(Reference, filed),
        procedure=dossier.procedure,
        authority=authority,
        derivations=DERIVATIONS,
        life=scene.life,
    )


def _day(reference: Reference, dossier: Dossier, today: date) -> date:
    filed = dossier.filed_on or today
    return {Reference.FILING: filed, Reference.COMPLETENESS: dossier.complete_on or today}.get(
        reference, today
    )
