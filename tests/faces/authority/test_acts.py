"""Acts from the desk, the happy ones and the others, each through form, preview, confirmation."""

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from uuid import uuid4

import pytest
from django.db import transaction

from tessera.desk.standing import standing
from tests.faces.authority.conftest import answers_to, day_fields, seen_in
from tests.registry.builders import DAY, a_complete_dossier, a_filed_dossier, answers, do

PERIOD = {**day_fields("since", date(2027, 2, 1)), **day_fields("until", date(2029, 1, 31))}
CHARGES = {"settles": ["federal-contribution", "flemish-retribution"]}


def text(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.content.decode())).split())


def codes(dossier):
    with transaction.atomic(using="door"):
        return [e.code for e in standing(dossier, using="door").entries]


def phase(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door").dossier.phase.value


def decision(officer, dossier, **form):
    """The form of a grant with every question answered."""
    return {**form, **answers_to(officer.get(f"{dossier}/acts/grant"))}


def served(dossier, about, day, to="applicant"):
    do(dossier, "platform", "record-service", {"about": about, "to": to, "served_on": day}, day=day)


def granted_by_both(officers):
    dossier = a_complete_dossier()
    region, office = officers("flanders"), officers("office")
    assert region.does(dossier, "grant", decision(region, dossier, **PERIOD)).status_code == 303
    form = decision(office, dossier, issues="yes")
    assert office.does(dossier, "grant", form).status_code == 303
    return dossier


def test_both_officers_grant_and_the_decision_goes_out(officers):
    dossier = granted_by_both(officers)
    assert codes(dossier)[-3:] == ["granted", "granted", "decision-issued"]
    assert phase(dossier) == "granted"


def test_the_second_grant_shows_annex_46_before_it_is_confirmed(officers):
    dossier = a_complete_dossier()
    region, office = officers("flanders"), officers("office")
    office.does(dossier, "grant", decision(office, dossier, issues="yes"))
    page = region.post(
        f"{dossier}/acts/grant", {"seen": "99", **decision(region, dossier, **PERIOD)}
    )
    assert "Bijlage 46" in text(page)
    assert phase(dossier) == "examined"


def test_an_incomplete_file_is_supplemented_and_then_complete(officers, at_day):
    dossier = a_filed_dossier()
    officer = officers("flanders")
    asked = {"items": ["criminal-record"], "note": "Het uittreksel ontbreekt."}
    assert officer.does(dossier, "request-supplement", asked).status_code == 303
    assert phase(dossier) == "incomplete"
    served(dossier, "supplement-requested", DAY)
    page = officer.does(dossier, "declare-complete", CHARGES)
    assert page.status_code == 422
    assert "A supplement was asked for and its term still runs" in text(page)
    at_day(DAY + timedelta(5))
    do(dossier, "worker", "supply", {"items": "asked"}, day=DAY + timedelta(5))
    assert officer.does(dossier, "declare-complete", CHARGES).status_code == 303
    assert phase(dossier) == "examined"


def test_a_late_supplement_lets_an_officer_act_and_nothing_happens_by_itself(officers, at_day):
    dossier = a_filed_dossier()
    officer = officers("flanders")
    officer.does(dossier, "request-supplement", {"items": ["criminal-record"], "note": "x"})
    served(dossier, "supplement-requested", DAY)
    inadmissible = {"grounds": ["documents-missing"], "note": "Niets ontvangen."}
    page = officer.does(dossier, "declare-inadmissible", inadmissible)
    assert "The term to answer still runs" in text(page)
    late = DAY + timedelta(16)
    at_day(late)
    do(dossier, "platform", "pass-term", {"clock": "supplement"}, day=late)
    assert phase(dossier) == "incomplete"
    assert "Declare inadmissible" in text(officer.get())
    shown = officer.get(f"{dossier}/acts/declare-inadmissible")
    preview = officer.post(
        f"{dossier}/acts/declare-inadmissible", {"seen": seen_in(shown), **inadmissible}
    )
    assert "Niets ontvangen." in text(preview)
    assert officer.does(dossier, "declare-inadmissible", inadmissible).status_code == 303
    assert phase(dossier) == "inadmissible"


@pytest.mark.parametrize(
    ("seat", "ground", "after"),
    [("flanders", "conditions", "refused-work"), ("office", "public-order", "refused-stay")],
)
def test_a_refusal_in_either_lane_previews_annex_48_with_its_remedy(officers, seat, ground, after):
    dossier = a_complete_dossier()
    officer = officers(seat)
    form = {"grounds": [ground], "note": "De voorwaarde is niet vervuld."}
    page = officer.post(f"{dossier}/acts/refuse", {"seen": "99", **form})
    assert "Bijlage 48" in text(page)
    assert "De voorwaarde is niet vervuld." in text(page)
    assert officer.does(dossier, "refuse", form).status_code == 303
    assert phase(dossier) == after


def test_a_refusal_without_ground_or_reasons_is_sent_back_to_its_fields(officers):
    dossier = a_complete_dossier()
    page = officers("flanders").does(dossier, "refuse", {})
    assert page.status_code == 422
    for field in ("grounds", "note"):
        assert f'href="#{field}"' in page.content.decode()


def test_silence_is_certified_by_an_officer_and_no_refusal_comes_after(officers, at_day):
    dossier = a_complete_dossier()
    region, office = officers("flanders"), officers("office")
    region.does(dossier, "grant", decision(region, dossier, **PERIOD))
    assert "The stay has not been granted by silence" in text(
        office.get(f"{dossier}/acts/certify-silence")
    )
    at_day(DAY + timedelta(130))
    assert "Certify the silence" in text(office.get())
    refused = office.get(f"{dossier}/acts/refuse")
    assert "The term has passed: the law has granted the stay" in text(refused)
    preview = office.post(f"{dossier}/acts/certify-silence", {"seen": "99"})
    assert "Bijlage 47" in text(preview)
    assert office.does(dossier, "certify-silence").status_code == 303
    assert phase(dossier) == "granted-tacitly"
    assert "This application was already decided, or it has ended" in text(
        office.get(f"{dossier}/acts/refuse")
    )


def test_pay_one_cent_under_is_not_met_and_a_person_decides_all_the_same(officers):
    told = {**answers()}
    told["pay.base-month"] = Decimal("1000.00")
    dossier = do(uuid4(), "employer", "file", answers=told).dossier
    do(dossier, "region", "declare-complete", {"settles": "open"})
    served(dossier, "declared-complete", DAY)
    officer = officers("flanders")
    assert "1 not met" in text(officer.get(str(dossier)))
    page = officer.does(dossier, "grant", PERIOD)
    assert page.status_code == 422
    assert "Say why you see it otherwise" in text(page)
    assert officer.does(dossier, "grant", decision(officer, dossier, **PERIOD)).status_code == 303


def test_the_second_of_two_officers_reads_what_changed_and_keeps_what_was_typed(officers):
    dossier = a_complete_dossier()
    first, second = officers("flanders"), officers("reviewer")
    page = second.get(f"{dossier}/acts/refuse")
    first.does(dossier, "request-information", {"items": ["diploma"], "note": "Kopie?"})
    form = {"seen": seen_in(page), "grounds": ["conditions"], "note": "Mijn motivering."}
    answer = second.post(f"{dossier}/acts/refuse", {**form, "confirm": "yes", "once": "k"})
    assert answer.status_code == 422
    assert "The dossier changed meanwhile" in text(answer)
    assert "Information was asked for" in text(answer)
    assert "Mijn motivering." in answer.content.decode()
    again = {**form, "seen": seen_in(answer), "confirm": "yes", "once": "k2"}
    assert second.post(f"{dossier}/acts/refuse", again).status_code == 303


def test_a_double_click_records_once(officers):
    dossier = a_complete_dossier()
    officer = officers("flanders")
    form = {
        "seen": "99",
        "to": ["worker"],
        "note": "Goed ontvangen.",
        "confirm": "yes",
        "once": "k",
    }
    for _ in range(2):
        assert officer.post(f"{dossier}/acts/send-message", form).status_code == 303
    assert codes(dossier).count("message-sent") == 1


def test_a_blocked_act_leaves_no_note_behind(officers, owner):
    dossier = a_complete_dossier()
    form = {"seen": "99", "note": "Zonder grond.", "confirm": "yes", "once": "k"}
    assert officers("flanders").post(f"{dossier}/acts/refuse", form).status_code == 422
    assert owner("select count(*) from vault_note") == [(0,)]


def test_a_proposal_is_countersigned_by_another_person_or_sent_back(officers):
    dossier = a_complete_dossier()
    officer, reviewer = officers("flanders"), officers("reviewer")
    page = officer.get(f"{dossier}/acts/propose")
    form = {
        "verdict": "grant",
        **PERIOD,
        **answers_to(page),
        "note": "Kijk nog eens naar het loon.",
    }
    assert officer.does(dossier, "propose", form).status_code == 303
    assert officer.get(f"{dossier}/acts/countersign").status_code == 404
    assert reviewer.does(dossier, "send-back", {"note": "Nog eens lezen."}).status_code == 303
    assert officer.does(dossier, "propose", form).status_code == 303
    assert "Kijk nog eens naar het loon." in text(reviewer.get(f"{dossier}/acts/countersign"))
    letters = text(reviewer.post(f"{dossier}/acts/countersign", {"seen": "99"}))
    assert "Toelating tot arbeid" in letters
    assert "Kijk nog eens naar het loon." not in letters
    assert reviewer.does(dossier, "countersign").status_code == 303
    assert codes(dossier)[-2:] == ["countersigned", "granted"]


def test_whoever_countersigns_a_refusal_reads_its_reasons_in_the_letter_first(officers):
    dossier = a_complete_dossier()
    reasons = {"grounds": ["conditions"], "note": "Het loon is te laag."}
    proposed = officers("flanders").does(dossier, "propose", {"verdict": "refuse", **reasons})
    assert proposed.status_code == 303
    preview = text(officers("reviewer").post(f"{dossier}/acts/countersign", {"seen": "99"}))
    assert "Het loon is te laag." in preview.partition("Bijlage 48")[2]


def test_money_terms_and_service_are_recorded_from_the_desk(officers):
    dossier = a_filed_dossier()
    region = officers("flanders")
    paid = {"name": "flemish-retribution", "cents": "180,00"}
    assert region.does(dossier, "record-payment", paid).status_code == 303
    waived = {"name": "federal-contribution", "ground": "exempt-by-law"}
    assert region.does(dossier, "waive-charge", waived).status_code == 303
    assert region.does(dossier, "declare-complete").status_code == 303
    page = region.get(f"{dossier}/acts/record-service").content.decode()
    (about,) = re.findall(r'value="(\d+:complete[^"]*:applicant)"', page)
    form = {"about": about, "channel": "registered-post", **day_fields("served_on", DAY)}
    assert region.does(dossier, "record-service", form).status_code == 303
    office = officers("office")
    longer = {**day_fields("until", date(2027, 3, 1)), "note": "Uitzonderlijk ingewikkeld."}
    assert office.does(dossier, "extend-term", longer).status_code == 303
    assert codes(dossier)[-2:] == ["served", "term-extended"]


def test_a_day_that_does_not_exist_is_said_at_its_field(officers):
    dossier = a_complete_dossier()
    wrong = {"until-day": "31", "until-month": "2", "until-year": "2027", "note": "x"}
    page = officers("office").does(dossier, "extend-term", wrong)
    assert page.status_code == 422
    assert 'href="#until"' in page.content.decode()
    empty = officers("office").does(dossier, "extend-term", {"note": "x"})
    assert "Give the day." in text(empty)


def test_everything_that_was_left_empty_is_told_at_once(officers):
    dossier = a_complete_dossier()
    page = text(officers("office").does(dossier, "extend-term", {}))
    assert "Give the day." in page
    assert "Fill this in." in page


def test_a_ground_is_told_in_the_words_of_its_own_half(officers):
    dossier = a_complete_dossier()
    form = {"grounds": ["conditions"], "note": "De voorwaarden zijn niet vervuld."}
    for seat, half in (("flanders", "work authorisation"), ("office", "stay")):
        page = text(officers(seat).post(f"{dossier}/acts/refuse", form))
        assert f"Grounds: The conditions for the {half} are not met." in page


def test_a_recorded_payment_answers_the_condition_on_the_contribution(officers):
    dossier = a_complete_dossier()
    page = text(officers("office").get(f"{dossier}"))
    assert "Federal contribution paid: yes" in page


def test_a_recorded_appeal_stands_in_the_history_and_beside_its_half(officers):
    dossier = a_complete_dossier()
    region = officers("flanders")
    refusal = {"grounds": ["conditions"], "note": "De voorwaarde is niet vervuld."}
    assert region.does(dossier, "refuse", refusal).status_code == 303
    form = region.get(f"{dossier}/acts/record-appeal").content.decode()
    assert 'value="minister"' in form
    assert "alien-law-council" not in form
    appeal = {"body": "minister", **day_fields("lodged_on", DAY), "suspensive": "yes"}
    assert region.does(dossier, "record-appeal", appeal).status_code == 303
    page = text(region.get(str(dossier)))
    assert "The minister: appeal since 21 September 2026, not judged yet." in page
    assert "Suspends the decision: yes" in page


def test_a_region_that_is_not_competent_reads_its_notice_and_names_who_is(officers):
    dossier = a_filed_dossier()
    region = officers("flanders")
    form = {"to": "brussels", "note": "Er wordt in Elsene gewerkt."}
    page = text(region.post(f"{dossier}/acts/decline-competence", {"seen": "99", **form}))
    assert "Wij zijn niet bevoegd voor uw aanvraag" in page
    assert "Brussels-Capital Region" in page
    assert region.does(dossier, "decline-competence", form).status_code == 303
    assert "Brussels-Capital Region" in text(region.get(str(dossier)))
