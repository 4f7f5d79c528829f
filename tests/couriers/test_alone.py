"""Letters of an authority that decides alone: no annex, no other half, the right addressees."""

from datetime import UTC, date, datetime

import pytest

from tessera.couriers.compose import compose
from tessera.couriers.occasion import Addressee, Occasion, addressees, kinds_called_for
from tessera.dossier.acts.completeness import DeclaredComplete
from tessera.dossier.acts.filed import Filed
from tessera.dossier.acts.grant import Granted
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
FOREVER = "single-permit-unlimited"


def told(procedure, last, authority="flanders"):
    asked = LAW.procedure(procedure)
    yield Filed(
        on=DAY,
        procedure=procedure,
        language="nl",
        revision=1,
        employer="org:leiedraad" if procedure != FOREVER else "",
        worker="person:ananya",
        municipality="municipality:44021",
        post="post:in-mumbai" if procedure == "au-pair" else "",
        lanes=asked.lanes,
        shape=Shape.of(LAW, asked),
    )
    yield Routed(on=DAY, lane=Lane.WORK, authority=authority, rule="single-unit")
    if Lane.STAY in asked.lanes:
        yield Routed(on=DAY, lane=Lane.STAY, authority="immigration-office", rule="federal")
    term = LAW.term("decision-work", procedure=procedure, authority=authority)
    yield DeclaredComplete(on=DAY, term=FrozenTerm.of(term))
    yield last


def letters(procedure, last):
    dossier = Dossier()
    for fact in told(procedure, last):
        dossier = fact.applied_to(dossier)
    return {
        role: compose(
            Occasion(
                fact=last,
                about=5,
                dossier=dossier,
                kind=kind,
                law=LAW,
                names=names_of("flanders"),
                to=Addressee(role=role, organisation=organisation),
                day=DAY,
                at=datetime(2026, 12, 14, 10, 2, tzinfo=UTC),
            ),
            code="7F3K-9Q2M-T8AD-4RNW-0XCV-1B6H-Z5",
            address="http://127.0.0.1:8000/nl/verify/7F3K9Q2MT8AD4RNW0XCV1B6HZ5",
        )
        for kind in kinds_called_for(last, LAW, procedure)
        for role, organisation in addressees(kind, dossier)
    }


def granted(until=date(2027, 5, 1)):
    return Granted(on=DAY, lane=Lane.WORK, since=date(2027, 2, 1), until=until)


def said(letter):
    body = letter.legal
    return " ".join(
        [
            body.kind,
            body.subject,
            *body.operative,
            *(text for one in body.sections for text in one.paragraphs),
            *(row.text for one in body.sections for row in one.rows),
        ]
    )


@pytest.mark.parametrize("procedure", ["work-short", "work-frontier", "work-telework", "work-long"])
def test_an_authorisation_to_work_alone_speaks_of_no_other_half(procedure):
    found = letters(procedure, granted())
    assert set(found) == {"applicant", "worker"}
    for letter in found.values():
        assert "van 1\u00a0februari 2027 tot en met 1\u00a0mei 2027" in said(letter)
        assert "Bijlage 46" not in said(letter)
        assert "verblijf" not in letter.legal.standing


def test_a_frontier_worker_is_sent_to_the_municipality_of_the_work():
    assert "bijlage 15" in said(letters("work-frontier", granted())["worker"])


def test_an_au_pair_asks_for_the_visa_with_this_letter():
    found = letters("au-pair", granted())
    assert set(found) == {"applicant", "worker", "stay-authority"}
    assert "visum D bij Consulate-General Mumbai" in said(found["worker"])


def test_nobody_tells_the_employer_of_an_unlimited_permit():
    found = letters(FOREVER, granted(until=None))
    assert set(found) == {"worker", "municipality"}
    assert "vanaf 1\u00a0februari 2027, zonder laatste dag" in said(found["worker"])
    assert "Uw werkgever krijgt geen bericht" in said(found["worker"])


@pytest.mark.parametrize("procedure", ["work-short", "au-pair", FOREVER])
def test_a_refusal_names_no_annex_and_the_remedy_against_the_region(procedure):
    found = letters(procedure, Refused(on=DAY, lane=Lane.WORK, grounds=("conditions",)))
    assert "employer" not in found
    for letter in found.values():
        assert "Bijlage" not in letter.legal.kind
        assert "gecombineerde vergunning wordt daarom" not in said(letter)
        assert "De Vlaamse minister" in said(letter)


def test_the_worker_contests_the_refusal_of_an_unlimited_permit_alone():
    refused = Refused(on=DAY, lane=Lane.WORK, grounds=("service",))
    assert "U doet dit zelf" in said(letters(FOREVER, refused)["worker"])


@pytest.mark.parametrize("annex", ["", "work-authorisation"])
def test_what_is_no_annex_46_or_47_brings_no_such_letter(annex):
    issued = DecisionIssued(on=DAY, annex=annex)
    assert kinds_called_for(issued, LAW, "work-short") == ()


@pytest.mark.parametrize(
    "fact",
    ["supplement-requested", "declared-complete", "declared-inadmissible", "information-requested"],
)
def test_a_letter_about_a_stay_alone_rests_on_no_text_about_the_single_permit(fact):
    rests = {
        (asked.code, cite)
        for asked in LAW.procedures()
        if asked.lanes == (Lane.STAY,)
        for kind in LAW.letters(fact, procedure=asked.code)
        for cite in kind.cites
    }
    assert len(rests) > 3
    assert not {r for r in rests if r[1].startswith(("agreement-2018", "aliens-act#61/25"))}
