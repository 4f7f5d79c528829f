"""Dossiers of the demo people, with papers, for journeys of officers in a browser."""

from datetime import UTC, date, datetime

from tessera.dossier.filing import application
from tessera.dossier.model import Document as Told
from tessera.law.load import shelf
from tessera.people import demo
from tessera.people.doors import writing
from tessera.people.who import Who
from tessera.registry.record import Asking, record
from tessera.vault import drafts
from tessera.vault.documents import Giver, examined, take
from tests.faces.authority.conftest import Officer, answers_to, day_fields
from tests.registry.builders import answers, do
from tests.vault.files import a_pdf

PAPERS = (("passport", 3), ("contract", 2), ("diploma", 1))


def at(day):
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)


def a_dossier_with_papers(day, *, changes=None, filer="employer-ghent", worker="worker-ghent"):
    """Filed from a draft with three documents by an employer of the demo."""
    (seat,) = demo.seats(filer)
    person = str(demo.person(filer))
    said = {**answers(), **(changes or {})}
    with writing(seat, person=person):
        draft = drafts.begin(
            seat.organisation,
            procedure="single-permit-highly-skilled",
            language=str(said["procedure.language"]),
            at=at(day),
            parts=["application"],
            holds=["application"],
        )
        saved = drafts.save(draft, "application", said, seen=0, at=at(day))
        drafts.confirm(draft, "application", seen=saved.revision, person=person, at=at(day))
        giver = Giver(organisation=seat.organisation, person=person, part="application")
        given = [
            take(
                draft,
                examined(a_pdf(pages=pages), f"{serves}.pdf", at=at(day)),
                giver=giver,
                serves=(serves,),
                at=at(day),
            )
            for serves, pages in PAPERS
        ]
    papers = tuple(Told(id=str(d.id), digest=d.digest, serves=d.serves) for d in given)
    law = shelf().on(day)
    act = application(said, seat, law=law, worker=f"person:{demo.person(worker)}", documents=papers)
    return record(draft, act, Who(person=person, seat=seat), Asking(day=day, at=at(day))).dossier


def complete(dossier, day, region="flanders"):
    """Declared complete and served, so that the term to decide runs."""
    told = {"settles": "open"}
    do(dossier, "region" if region == "flanders" else region, "declare-complete", told, day=day)
    about = {"about": "declared-complete", "to": "applicant", "served_on": day}
    do(dossier, "platform", "record-service", about, day=day)
    return dossier


def granted(dossier, *, region="officer-flanders"):
    """Both halves granted, so that post and municipality come in."""
    period = {**day_fields("since", date(2027, 2, 1)), **day_fields("until", date(2029, 1, 31))}
    for person in (region, "officer-immigration"):
        officer = Officer(person)
        form = answers_to(officer.get(f"{dossier}/acts/grant"))
        done = officer.does(dossier, "grant", {**form, **period, "issues": "yes"})
        assert done.status_code == 303, done.content.decode()
    return dossier
