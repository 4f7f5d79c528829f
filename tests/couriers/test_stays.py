"""Letters of stays without a half for work, and of the professional card: right annex, right words."""

from datetime import UTC, date, datetime

import pytest

from tessera.couriers.compose import compose
from tessera.couriers.occasion import Addressee, Occasion, addressees, kinds_called_for
from tessera.dossier.acts.completeness import DeclaredComplete
from tessera.dossier.acts.filed import Filed
from tessera.dossier.acts.grant import Granted
from tessera.dossier.acts.inadmissible import DeclaredInadmissible
from tessera.dossier.acts.issue import DecisionIssued
from tessera.dossier.acts.refuse import Refused
from tessera.dossier.acts.routing import Routed
from tessera.dossier.model import Dossier, FrozenTerm
from tessera.dossier.shape import Shape
from tessera.law.load import shelf
from tessera.law.model import Lane
from tests.couriers.occasions import names_of

DAY = date(2026, 12, 14)
LAW = shelf().on(DAY)
ALONE = sorted(p.code for p in LAW.procedures() if "stay-only" in p.belongs and p.offered)
CARD = "professional-card-abroad"


def told(procedure, *last):
    asked = LAW.procedure(procedure)
    filed = Filed(
        on=DAY,
        procedure=procedure,
        language="nl",
        revision=1,
        worker="person:ananya",
        municipality="municipality:44021",
        post="post:in-mumbai",
        lanes=asked.lanes,
        shape=Shape.of(LAW, asked),
    )
    yield filed
    if Lane.WORK in asked.lanes:
        yield Routed(on=DAY, lane=Lane.WORK, authority="brussels", rule="essential-activity")
    if Lane.STAY in asked.lanes:
        yield Routed(on=DAY, lane=Lane.STAY, authority="immigration-office", rule="federal")
    yield from last


def letters(procedure, *last):
    """The letters that the last of these facts calls for, by name and addressee."""
    dossier = Dossier()
    facts = tuple(told(procedure, *last))
    for fact in facts:
        dossier = fact.applied_to(dossier)
    fact = last[-1] if last else facts[0]
    return {
        (kind.name, role): compose(
            Occasion(
                fact=fact,
                about=len(facts),
                dossier=dossier,
                kind=kind,
                law=LAW,
                names=names_of("brussels"),
                to=Addressee(role=role, organisation=organisation),
                day=DAY,
                at=datetime(2026, 12, 14, 10, 2, tzinfo=UTC),
            ),
            code="7F3K-9Q2M-T8AD-4RNW-0XCV-1B6H-Z5",
            address="http://127.0.0.1:8000/nl/verify/7F3K9Q2MT8AD4RNW0XCV1B6HZ5",
        )
        for kind in kinds_called_for(fact, LAW, procedure)
        for role, organisation in addressees(kind, dossier)
    }


def complete(procedure):
    term = LAW.term("decision", procedure=procedure, authority="immigration-office")
    return DeclaredComplete(on=DAY, term=FrozenTerm.of(term))


def granted(lane=Lane.STAY):
    return Granted(on=DAY, lane=lane, since=date(2027, 2, 1), until=date(2028, 1, 31))


@pytest.mark.parametrize("procedure", ALONE)
def test_a_stay_that_is_granted_or_refused_is_told_once_and_never_by_annex_46(procedure):
    yes = letters(procedure, complete(procedure), granted())
    assert {name for name, _ in yes} == {"stay-granted"}
    assert ("stay-granted", "worker") in yes
    no = letters(
        procedure,
        complete(procedure),
        Refused(on=DAY, lane=Lane.STAY, grounds=("conditions",), note="note"),
    )
    assert {name for name, _ in no} == {"annex-48-stay"}
    issued = DecisionIssued(on=DAY, annex=LAW.procedure(procedure).paper)
    assert letters(procedure, complete(procedure), granted(), issued) == {}


@pytest.mark.parametrize(
    ("procedure", "number"),
    [
        ("student-renewal", "33ter"),
        ("family-third-country", "15bis"),
        ("family-eu-belgian", "19ter"),
    ],
)
def test_the_receipt_bears_the_annex_of_the_procedure(procedure, number):
    receipt = letters(procedure)["acknowledgement", "worker"]
    assert number in receipt.legal.kind
    assert "dienst van" not in " ".join(receipt.legal.operative)


def test_a_late_renewal_of_a_student_is_inadmissible_by_annex_29():
    late = DeclaredInadmissible(on=DAY, grounds=("filed-late",), note="note")
    found = letters("student-renewal", late)
    assert "29" in found["inadmissible", "worker"].legal.kind
    assert "Raad voor Vreemdelingenbetwistingen" in str(found["inadmissible", "worker"].legal)


def test_the_card_and_the_visa_are_two_letters_with_two_remedies():
    term = LAW.term("decision-work", procedure=CARD, authority="brussels")
    done = DeclaredComplete(on=DAY, term=FrozenTerm.of(term), decides=Lane.WORK)
    card = letters(CARD, done, granted(Lane.WORK))
    assert {name for name, _ in card} == {"work-granted"}
    assert ("work-granted", "post") in card
    visa = letters(CARD, done, granted(Lane.WORK), granted())
    assert {name for name, _ in visa} == {"stay-granted"}
    refusals = {
        lane: letters(CARD, done, Refused(on=DAY, lane=lane, grounds=("conditions",), note="n"))
        for lane in Lane
    }
    assert "Brusselse" in str(refusals[Lane.WORK]["annex-48-work", "worker"].legal)
    assert "Vreemdelingenbetwistingen" in str(refusals[Lane.STAY]["annex-48-stay", "worker"].legal)


def test_an_admissible_medical_application_brings_the_registration_certificate():
    found = letters("medical-9ter", complete("medical-9ter"))
    assert "4" in found["complete", "worker"].legal.kind
