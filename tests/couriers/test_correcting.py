"""A correction reaches everybody who was sent the days that it sets right, and nobody else."""

from tessera.couriers.correcting import holders
from tessera.dossier.acts.correct import FactCorrected
from tessera.dossier.model import Dossier
from tessera.law.model import Lane
from tests.couriers.occasions import told

AUTHORITY = "flanders"


def held_after(ending):
    facts = told(AUTHORITY, ending)
    dossier = Dossier()
    for fact in facts:
        dossier = fact.applied_to(dossier)
    about, on = dossier.work.verdict_version, facts[-1].on
    days = {"since": dossier.work.since, "until": dossier.work.until}
    corrected = FactCorrected(on=on, lane=Lane.WORK, about=about, note="n", **days)
    return dossier, holders(corrected, facts, dossier)


def test_before_the_joint_decision_town_hall_and_post_know_of_no_days():
    dossier, held = held_after("work-granted")
    assert held == {dossier.applicant, dossier.worker, dossier.stay.authority}


def test_after_the_joint_decision_everybody_who_got_it_gets_its_correction():
    dossier, held = held_after("46")
    assert held == {*dossier.parties.values()} - {AUTHORITY}


def test_a_letter_that_corrects_nothing_asks_nobody_what_they_hold():
    facts = told(AUTHORITY, "46")
    assert holders(facts[-1], facts, Dossier()) is None
