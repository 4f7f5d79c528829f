"""From the answers to the act of filing: who the parties are stands in what was answered."""

from datetime import date

from tessera.dossier.acts.file import File
from tessera.dossier.kernel import Seat
from tessera.dossier.model import Document
from tessera.dossier.shape import Shape
from tessera.law.competence import competent
from tessera.law.model import Answers, Kind, Lane
from tessera.law.shelf import Law

KIND = "application.kind"
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
    renews: str = "",
    lodged_on: date | None = None,
) -> File:
    """The act by which `seat` files these answers for `worker` (a `person:` id).

    A representative, or a counter, names the `employer` it files for. `renews` is the title that
    this prolongs or changes; `lodged_on` the day it was lodged on paper. The municipality of the
    future residence and the consular post come from the answers; so does the language of the
    procedure, where the authority that speaks first has more than one.
    """
    kind, here = seat.kind, answers.get("worker.in-belgium") is True
    home, post = answers.get("worker.home-municipality"), answers.get("stay.post")
    if not employer and kind is Kind.EMPLOYER:
        employer = seat.organisation
    municipality = f"municipality:{home}" if home else ""
    return File(
        procedure=procedure,
        language=_language(answers, law, procedure),
        employer=employer,
        representative=seat.organisation if kind is Kind.REPRESENTATIVE else "",
        worker=worker or (seat.organisation if kind is Kind.WORKER else ""),
        municipality=seat.organisation if kind is Kind.MUNICIPALITY else municipality,
        post=_post(seat, post, here=here),
        in_belgium=here,
        documents=documents,
        application=_kind(answers, law, procedure),
        renews=renews or str(answers.get("application.renews") or ""),
        lodged_on=lodged_on,
    )


def _kind(answers: Answers, law: Law, procedure: str) -> str:
    """First, a renewal, or another employer; some procedures are the one or the other by nature."""
    if Shape.of(law, law.procedure(procedure)).notice:
        return "employer-change"
    asked = {question.name for question in law.questions(procedure)}
    by_itself = "renewal" if law.procedure(procedure).renews and KIND not in asked else "first"
    return str(answers.get(KIND) or by_itself)


def _post(seat: Seat, named: object, *, here: bool) -> str:
    if seat.kind is Kind.POST:
        return seat.organisation
    return "" if here or not named else f"post:{named}"


def _language(answers: Answers, law: Law, procedure: str) -> str:
    """The language of the procedure: the authority's own, or the one chosen among several."""
    found = law.procedure(procedure)
    authority: str | None = found.stay_authority
    if Lane.WORK in found.lanes:
        authority = competent(law, procedure, answers).authority
    languages = law.authority(authority).languages if authority else ()
    return languages[0] if len(languages) == 1 else str(answers.get("procedure.language") or "")
