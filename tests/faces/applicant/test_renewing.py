"""A renewal begins with what the platform knows of the holder, and asks who it is first."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.desk.standing import title_of
from tessera.dossier.filing import application
from tessera.dossier.kernel import Blocked, Role, Seat
from tessera.dossier.title import Title
from tessera.faces.applicant.application import AMONG, RANKS
from tessera.faces.applicant.lasting import renewing
from tessera.faces.applicant.renewing import of_the_holder
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.people.doors import writing
from tessera.site import moment
from tessera.vault import drafts
from tests.couriers.test_whole_way import note
from tests.faces.applicant.test_every_procedure import answered, of_party
from tests.faces.applicant.test_filing import files
from tests.registry.builders import do

LAW = shelf().on(date(2026, 11, 28))
CARD = Title(opened_on=date(2026, 1, 5), until=date(2026, 12, 20), card_until=date(2026, 12, 31))
KNOWN = {
    "worker.surname": "Raghavan",
    "worker.nationality": "IND",
    "worker.in-belgium": False,
    "passport.number": "X0000000",
    "passport.until": date(2028, 1, 1),
    "study.academic-year": "2025-2026",
}


def begins_with(**changes):
    return of_the_holder(LAW, "student-renewal", KNOWN | changes, replace(CARD))


def test_name_passport_nationality_and_the_card_are_known():
    known = begins_with()
    assert known["worker.surname"] == "Raghavan"
    assert known["worker.nationality"] == "IND"
    assert known["passport.number"] == "X0000000"
    assert known["worker.in-belgium"] is True
    assert known["stay.until"] == date(2026, 12, 31)


def test_a_passport_that_has_expired_is_asked_anew():
    known = begins_with(**{"passport.until": date(2026, 11, 27)})
    assert not [name for name in known if name in {"passport.until", "passport.number"}]


def test_a_student_renews_by_a_procedure_that_is_a_renewal_by_itself():
    assert "student-renewal" in [row.code for row in renewing(LAW, Kind.WORKER)]
    seat = Seat(organisation="person:w", kind=Kind.WORKER, role=Role.WORKER)
    for code, kind in (("student-renewal", "renewal"), ("student-first", "first")):
        act = application({}, seat, law=LAW, worker="person:w", procedure=code)
        assert act.application == kind


def test_who_it_is_is_asked_before_what_is_asked_for():
    ranked = sorted(
        ["certificates", "procedure", "study", "stay", "passport", "worker"],
        key=lambda group: RANKS.get(group, AMONG),
    )
    assert ranked == ["worker", "passport", "stay", "study", "certificates", "procedure"]


@pytest.fixture
def student(visits):
    """A worker seat that holds a card as a student, asked for and given on this platform."""
    visit, told = visits("worker-ghent"), answered("student-first")
    dossier, day = visit.begins("student-first"), moment.now().date()
    visit.fills(dossier, "worker", of_party("student-first", Kind.WORKER, told))
    files(visit, dossier)
    do(dossier, "immigration-office", "declare-complete", {"settles": "open"}, day=day)
    period = {"lane": "stay", "since": day, "until": date(2027, 10, 31)}
    try:
        do(dossier, "immigration-office", "grant", period, day=day)
    except Blocked as blocked:
        why = str(note(dossier, "immigration-office", day, "Gezien."))
        because = {o.values["condition"]: why for o in blocked.obstacles}
        do(dossier, "immigration-office", "grant", {**period, "otherwise": because}, day=day)
    return visit, dossier, told


def test_a_student_begins_the_renewal_with_what_the_last_card_says(student):
    visit, dossier, told = student
    moment.move(date(2027, 9, 1))
    draft = visit.begins("student-renewal")
    with writing(visit.seat, person="p"):
        kept = dict(drafts.part(draft, "worker").answers)
    assert kept["application.renews"] == str(title_of(dossier))
    assert kept["stay.until"] == date(2027, 10, 31)
    for name in ("worker.surname", "worker.nationality", "passport.number"):
        assert kept[name] == told[name]
    assert not [name for name in kept if name.startswith("study.")]
    page = visit.get(f"/{draft}").content.decode()
    assert page.index("/ask/worker/worker") < page.index("/ask/worker/study")
