"""A proof of payment given with the application is looked at; the payee says what it is worth."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.dossier.model import Document, Dossier, Due, FrozenTerm, Item, Phase, Request
from tessera.dossier.proven import proof_given, still_to_pay
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane

LAW = shelf().on(date(2026, 11, 28))
FEDERAL = Due(name="federal-contribution", payee="immigration-office", cents=15200, norm="f")
FLEMISH = Due(name="flemish-retribution", payee="flanders", cents=18000, norm="r")
PROOF = Document(id="1", digest="d", serves=("contribution-proof",))
CONTRACT = Document(id="2", digest="e", serves=("contract",))


def filed(*papers, procedure="single-permit-highly-skilled", **changes):
    dossier = Dossier(
        procedure=procedure, phase=Phase.FILED, documents=papers, charges=(FEDERAL, FLEMISH)
    )
    dossier = dossier.with_lane(Lane.WORK, authority="flanders")
    return replace(dossier.with_lane(Lane.STAY, authority="immigration-office"), **changes)


def asking(*, missing):
    return Request(
        version=2,
        lane=Lane.WORK,
        items=(Item(name="contribution-proof", of=Kind.EMPLOYER),),
        asked_on=date(2026, 11, 28),
        term=FrozenTerm.of(LAW.term("supplement", procedure="eu-blue-card", authority="flanders")),
        supplement=True,
        missing=frozenset(missing),
        answered_on=None if missing else date(2026, 11, 30),
    )


def test_a_proof_in_the_file_waits_to_be_looked_at():
    assert proof_given(filed(PROOF), FEDERAL, LAW)
    assert not proof_given(filed(CONTRACT), FEDERAL, LAW)


def test_a_proof_for_one_payee_says_nothing_of_another_payee_s_charge():
    assert not proof_given(filed(PROOF), FLEMISH, LAW)
    assert still_to_pay(filed(PROOF), LAW) == (FLEMISH,)


@pytest.mark.parametrize(
    "due",
    [replace(FEDERAL, closed="settled"), replace(FEDERAL, closed="waived")],
)
def test_what_the_payee_closed_waits_for_nobody(due):
    assert not proof_given(filed(PROOF), due, LAW)


def test_of_a_part_that_was_received_the_rest_is_to_be_paid():
    assert not proof_given(filed(PROOF), replace(FEDERAL, paid=10000), LAW)


def test_a_proof_that_is_asked_again_is_to_be_given_again():
    again = asking(missing={"contribution-proof"})
    assert not proof_given(filed(PROOF, requests=(again,)), FEDERAL, LAW)
    answered = asking(missing=())
    assert proof_given(filed(PROOF, requests=(answered,)), FEDERAL, LAW)


def test_after_the_end_nobody_looks_any_more():
    assert not proof_given(filed(PROOF, phase=Phase.WITHDRAWN), FEDERAL, LAW)
