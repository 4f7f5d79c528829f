"""Whoever checks a letter reads when its decision was taken back or the right it gave has ended."""

from datetime import date, timedelta

from tessera.couriers.letters import letters_of
from tessera.couriers.verification import State, status_of
from tests.couriers.test_follow import settle
from tests.couriers.test_whole_way import note, on
from tests.registry.builders import DAY, a_filed_dossier, do
from tests.registry.test_life import granted


def states(dossier, kind):
    found = [one for one in letters_of(dossier, using="courier") if one.kind == kind]
    assert found
    return {status_of(one.code).state for one in found}


def test_annex_46_holds_until_the_work_has_ended(db_roles):
    dossier = granted(a_filed_dossier())
    settle()
    assert states(dossier, "annex-46") == {State.VALID}
    later = DAY + timedelta(400)
    ended = {
        "last_day": later - timedelta(3),
        "note": str(note(dossier, "region", later, "Gezien.")),
    }
    do(dossier, "region", "end-work", ended, day=later)
    settle()
    assert states(dossier, "annex-46") == {State.WITHDRAWN}
    assert states(dossier, "acknowledgement") == {State.VALID}


def test_a_letter_with_corrected_days_says_that_a_later_one_took_its_place(db_roles):
    dossier = granted(a_filed_dossier())
    settle()
    for until in (date(2029, 12, 31), date(2029, 11, 30)):
        meant = {"lane": "work", "until": until, "note": str(note(dossier, "region", DAY, "Fout."))}
        do(dossier, "region", "correct-fact", meant)
    settle()
    assert states(dossier, "work-granted") == {State.REPLACED}
    assert states(dossier, "annex-46") == {State.REPLACED}
    assert states(dossier, "acknowledgement") == {State.VALID}
    told = [one for one in letters_of(dossier, using="courier") if one.kind == "fact-corrected"]
    last = max(one.about for one in told)
    held = {True: State.VALID, False: State.REPLACED}
    assert {one.about == last: status_of(one.code).state for one in told} == held


def test_what_is_corrected_after_the_end_does_not_hold_again(db_roles):
    dossier, later = granted(a_filed_dossier()), DAY + timedelta(400)
    settle()
    seen = str(note(dossier, "region", later, "Gezien."))
    do(dossier, "region", "end-work", {"last_day": later, "note": seen}, day=later)
    meant = {"lane": "work", "until": date(2029, 12, 31), "note": seen}
    do(dossier, "region", "correct-fact", meant, day=later)
    settle(later)
    assert states(dossier, "fact-corrected") == {State.WITHDRAWN}
    assert states(dossier, "annex-46") == {State.WITHDRAWN}


def test_once_its_withdrawal_is_annulled_annex_46_holds_again_and_the_withdrawal_does_not(db_roles):
    dossier, later = granted(a_filed_dossier()), DAY + timedelta(400)
    told = {"lane": "work", "note": "Gezien."}
    on(dossier, later, "region", "withdraw-work", {"grounds": ["conditions"], "note": "Gezien."})
    assert states(dossier, "annex-46") == {State.WITHDRAWN}
    assert states(dossier, "work-withdrawn") == {State.VALID}
    appeal = {**told, "appellant": "employer", "body": "minister", "lodged_on": later}
    on(dossier, later, "region", "record-title-appeal", appeal)
    on(
        dossier,
        later,
        "region",
        "record-title-judgment",
        {**told, "outcome": "annulled", "judged_on": later},
    )
    assert states(dossier, "annex-46") == {State.VALID}
    assert states(dossier, "work-withdrawn") == {State.WITHDRAWN}
