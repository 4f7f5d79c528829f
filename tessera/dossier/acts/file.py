"""File the application: the first fact; routing and charges follow from the law of that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.charging import charges_raised
from tessera.dossier.acts.filed import Filed, at_the_counter, frozen_law
from tessera.dossier.acts.filers import not_a_filer, parties_wrong
from tessera.dossier.acts.routing import routes
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene, wrong
from tessera.dossier.model import Document, Dossier, Phase
from tessera.dossier.shape import Shape
from tessera.law.asking import amiss
from tessera.law.competence import competent
from tessera.law.model import Kind, Lane
from tessera.law.procedure import Procedure

APPLICATIONS = ("first", "renewal", "employer-change")


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
    application: str = "first"
    renews: str = ""
    lodged_on: date | None = None

    @property
    def parties(self) -> dict[Kind, str]:
        return {
            Kind.EMPLOYER: self.employer,
            Kind.REPRESENTATIVE: self.representative,
            Kind.WORKER: self.worker,
            Kind.MUNICIPALITY: self.municipality,
            Kind.POST: self.post,
        }

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        if state.phase is not Phase.NOT_FILED:
            yield Obstacle(code="already-filed")
        try:
            procedure = scene.law.procedure(self.procedure)
        except LookupError:
            yield wrong("unknown-procedure", "procedure")
            return
        yield from not_a_filer(self.code, procedure, scene, self.parties)
        yield from parties_wrong(procedure, self.parties)
        if "report-visa" in procedure.follow_up and not self.in_belgium and not self.post:
            yield wrong("post-missing", "post")
        if self.lodged_on and self.lodged_on > scene.day:
            yield wrong("in-the-future", "lodged_on")
        if not self.renews and Shape.of(scene.law, procedure).notice:
            yield wrong("title-missing", "renews")
        if self.application not in APPLICATIONS:
            yield wrong("unknown-application", "application")
        yield from self._language_wrong(procedure, scene)
        yield from self._answers_wrong(scene)

    def _language_wrong(self, procedure: Procedure, scene: Scene) -> Iterator[Obstacle]:
        """The authority that speaks first has its languages; who that is, the answers say."""
        authority: str | None = procedure.stay_authority
        if Lane.WORK in procedure.lanes:
            found = competent(scene.law, self.procedure, scene.answers)
            authority = found.authority
            for name in () if authority else found.missing or ("work.municipality",):
                yield wrong("authority-undetermined", name, question=name)
        if authority and self.language not in scene.law.authority(authority).languages:
            yield wrong("language-not-lawful", "language", authority=authority)

    def _answers_wrong(self, scene: Scene) -> Iterator[Obstacle]:
        for part in scene.unconfirmed:
            yield wrong("part-unconfirmed", part, part=part)
        for question, mend in amiss(scene.law, self.procedure, scene.answers, scene.life):
            name = question.name
            if mend is None:
                yield wrong("answer-missing", name, question=name)
            else:
                how = {"mend": mend.code, "what": mend.what, **mend.values}
                yield wrong("answer-impossible", name, question=name, **how)

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        procedure = scene.law.procedure(self.procedure)
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
            application=self.application,
            renews=self.renews,
            **at_the_counter(procedure, scene, self.lodged_on),
            **frozen_law(procedure, scene),
        )
        work = ""
        for routed in routes(procedure, scene):
            work = routed.authority if routed.lane is Lane.WORK else work
            yield routed
        yield from charges_raised(self.procedure, work, scene)
