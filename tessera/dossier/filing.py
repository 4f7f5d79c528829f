"""From the answers to the act of filing: who the parties are stands in what was answered."""

from tessera.dossier.acts.file import File
from tessera.dossier.kernel import Seat
from tessera.dossier.model import Document
from tessera.law.model import Answers, Kind

HIGHLY_SKILLED = "single-permit-highly-skilled"


def application(
    answers: Answers,
    seat: Seat,
    *,
    worker: str,
    employer: str = "",
    procedure: str = HIGHLY_SKILLED,
    documents: tuple[Document, ...] = (),
) -> File:
    """The act by which `seat` files these answers for `worker` (a `person:` id).

    A representative names the `employer` it files for. The language of the procedure, the
    municipality of the future residence and the consular post come from the answers.
    """
    represented = seat.kind is Kind.REPRESENTATIVE
    here = answers.get("worker.in-belgium") is True
    home, post = answers.get("worker.home-municipality"), answers.get("stay.post")
    return File(
        procedure=procedure,
        language=str(answers.get("procedure.language") or ""),
        employer=employer if represented else seat.organisation,
        representative=seat.organisation if represented else "",
        worker=worker,
        municipality=f"municipality:{home}" if home else "",
        post="" if here or not post else f"post:{post}",
        in_belgium=here,
        documents=documents,
    )
