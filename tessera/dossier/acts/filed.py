"""The first fact of a dossier: what was asked, by whom, for whom."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Scene
from tessera.dossier.model import Document, Dossier, FrozenTerm, Phase
from tessera.dossier.shape import Shape
from tessera.law.model import Lane
from tessera.law.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(DossierFact):
    """The application was accepted on this Brussels day; the answers are this revision.

    `fingerprint` vouches for the answers without saying anything of them. `shape` is how the
    procedure runs; `renews` the title that this prolongs or changes; `counter` the municipality or
    post at which it was lodged on paper, on `lodged_on`; `decision_term` a term to decide that runs
    from the first day.
    """

    code: ClassVar[str] = "filed"
    procedure: str
    language: str
    revision: int
    employer: str = ""
    representative: str = ""
    worker: str = ""
    municipality: str = ""
    post: str = ""
    in_belgium: bool = False
    lanes: tuple[Lane, ...] = (Lane.WORK, Lane.STAY)
    documents: tuple[Document, ...] = ()
    mandate: str = ""
    fingerprint: str = ""
    shape: Shape = Shape()
    application: str = "first"
    renews: str = ""
    counter: str = ""
    lodged_on: date | None = None
    forward_term: FrozenTerm | None = None
    decision_term: FrozenTerm | None = None

    def changes(self, dossier: Dossier) -> Dossier:
        told = self.shape.notice
        return replace(
            dossier,
            phase=Phase.EXAMINED if told else Phase.FILED,
            filed_on=self.on,
            procedure=self.procedure,
            language=self.language,
            revision=self.revision,
            employer=self.employer,
            representative=self.representative,
            worker=self.worker,
            municipality=self.municipality,
            post=self.post,
            in_belgium=self.in_belgium,
            lanes=self.lanes,
            documents=self.documents,
            shape=self.shape,
            application=self.application,
            renews=self.renews,
            counter=self.counter,
            lodged_on=self.lodged_on,
            forward_term=self.forward_term,
            decision_term=self.decision_term,
            decision_lane=self.lanes[0] if told else dossier.decision_lane,
        )


def frozen_law(procedure: Procedure, scene: Scene) -> dict[str, Any]:
    """What the law of this day says of how the procedure runs, and of terms that run already."""
    law, stay = scene.law, procedure.stay_authority
    shape = Shape.of(law, procedure)
    name = "opposition" if shape.notice else "decision"
    terms = law.terms_named(name, procedure=procedure.code, authority=stay)
    running = [term for term in terms if term.starts in {"filed", "forwarded"}]
    return {
        "shape": shape,
        "decision_term": FrozenTerm.of(running[0]) if running else None,
    }


def at_the_counter(procedure: Procedure, scene: Scene, lodged_on: date | None) -> dict[str, Any]:
    """Where and when it was lodged on paper, and how long the counter has to send it on."""
    if scene.seat.kind not in procedure.counters:
        return {"lodged_on": lodged_on}
    terms = scene.law.terms_named("forward", procedure=procedure.code)
    return {
        "counter": scene.seat.organisation,
        "lodged_on": lodged_on or scene.day,
        "forward_term": FrozenTerm.of(terms[0]) if terms else None,
    }
