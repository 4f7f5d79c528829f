"""File the application: the first fact; routing and charges follow from the law of that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tessera.dossier.acts.charging import charges_raised
from tessera.dossier.acts.filed import Filed
from tessera.dossier.acts.routing import Routed
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Document, Dossier, Phase
from tessera.law.asking import unanswered
from tessera.law.competence import competent
from tessera.law.model import Kind, Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class File(Act[Dossier]):
    """Ask for the permit. The answers are the scene's frozen revision."""

    code: ClassVar[str] = "file"
    procedure: str
    language: str
    employer: str = ""
    representative: str = ""
    worker: str = ""
    municipality: str = ""
    post: str = ""
    in_belgium: bool = False
    documents: tuple[Document, ...] = ()

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        if state.phase is not Phase.NOT_FILED:
            yield Obstacle(code="already-filed")
        yield from self._not_a_filer(scene)
        if not self.in_belgium and not self.post:
            yield wrong("post-missing", "post")
        if not self.worker:
            yield wrong("worker-missing", "worker")
        yield from self._answers_wrong(scene)

    def _answers_wrong(self, scene: Scene) -> Iterator[Obstacle]:
        competence = competent(scene.law, self.procedure, scene.answers)
        if competence.authority is None:
            for name in competence.missing or ("work.municipality",):
                yield wrong("authority-undetermined", name, question=name)
        elif self.language not in scene.law.authority(competence.authority).languages:
            yield wrong("language-not-lawful", "language", authority=competence.authority)
        for part in scene.unconfirmed:
            yield wrong("part-unconfirmed", part, part=part)
        for question in unanswered(scene.law, self.procedure, scene.answers):
            yield wrong("answer-missing", question.name, question=question.name)

    def _not_a_filer(self, scene: Scene) -> Iterator[Obstacle]:
        seat = scene.seat
        if scene.law.may(self.code, None, seat.kind, seat.role) is None:
            yield Obstacle(code="not-yours-to-do")
        mine = {
            Kind.EMPLOYER: self.employer,
            Kind.REPRESENTATIVE: self.representative,
            Kind.WORKER: self.worker,
        }
        if seat.kind in mine and mine[seat.kind] != seat.organisation:
            yield Obstacle(code="not-a-party")
        if seat.kind is Kind.REPRESENTATIVE and not scene.mandate:
            yield Obstacle(code="mandate-missing")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        law = scene.law
        procedure = law.procedure(self.procedure)
        work = competent(law, self.procedure, scene.answers)
        assert work.authority
        yield Filed(
            on=scene.day,
            procedure=self.procedure,
            language=self.language,
            revision=scene.revision,
            employer=self.employer,
            representative=self.representative,
            worker=self.worker,
            municipality=self.municipality,
            post=self.post,
            in_belgium=self.in_belgium,
            lanes=procedure.lanes,
            documents=self.documents,
            mandate=scene.mandate or "",
            fingerprint=scene.fingerprint,
        )
        yield Routed(
            on=scene.day,
            lane=Lane.WORK,
            authority=work.authority,
            rule=work.rule,
            read=tuple(work.inputs),
            cites=work.cites,
            mark=work.mark,
        )
        yield Routed(
            on=scene.day,
            lane=Lane.STAY,
            authority=procedure.stay_authority,
            rule="stay",
            cites=procedure.cites,
            mark=procedure.mark,
        )
        yield from charges_raised(self.procedure, work.authority, scene)
