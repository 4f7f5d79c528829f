"""The first fact of a dossier: what was asked, by whom, for whom."""

from dataclasses import dataclass, replace
from typing import ClassVar

from tessera.dossier.facts import DossierFact
from tessera.dossier.model import Document, Dossier, Phase
from tessera.law.model import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(DossierFact):
    """The application was accepted on this Brussels day; the answers are this revision.

    `fingerprint` vouches for the answers without saying anything of them.
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

    def changes(self, dossier: Dossier) -> Dossier:
        return replace(
            dossier,
            phase=Phase.FILED,
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
        )
