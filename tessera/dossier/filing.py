"""From the answers to the act of filing: who the parties are stands in what was answered."""

from tessera.dossier.acts.file import File
from tessera.dossier.kernel import Seat
from tessera.dossier.model import Document
from tessera.law.competence import competent
from tessera.law.model import Answers, Kind
from tessera.law.shelf import Law

HIGHLY_SKILLED = "single-permit-highly-skilled"


def application(  # noqa: PLR0913 - what an application says, each by its name
    answers: Answers,
    seat: Seat,
    *,
    law: Law,
    worker: str,
    employer: str = "",
    procedure: str = HIGHLY_SKILLED,
    documents: tuple[Document, ...] = (),
) -> File:
    """The act by which `seat` files these answers for `worker` (a `person:` id).

    A representative names the `employer` it files for. The municipality of the future residence
    and the consular post come from the answers; so does the language of the procedure, where the
    authority that decides on the work has more than one.
    """
    represented = seat.kind is Kind.REPRESENTATIVE
    here = answers.get("worker.in-belgium") is True
    home, post = answers.get("worker.home-municipality"), answers.get("stay.post")
    return File(
        procedure=procedure,
        language=_language(answers, law, procedure),
        employer=employer if represented else seat.organisation,
        representative=seat.organisation if represented else "",
        worker=worker,
        municipality=f"municipality:{home}" if home else "",
        post="" if here or not post else f"post:{post}",
        in_belgium=here,
        documents=documents,
    )


def _language(answers: Answers, law: Law, procedure: str) -> str:
    """The language of the procedure: the authority's own, or the one chosen among several."""
    authority = competent(law, procedure, answers).authority
    languages = law.authority(authority).languages if authority else ()
    return languages[0] if len(languages) == 1 else str(answers.get("procedure.language") or "")
