"""The conditions of a highly skilled worker, region by region, and what stays unknown."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.assess import assess, findings
from tessera.law.case import AtLeast, Case
from tessera.law.conditions import compiled
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Lane, Mark, Operand, Period, Reference
from tessera.law.model import Test as Clause
from tests.law.persons import PLACES, PROCEDURE, TODAY, a_person, verdict

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
YOUNG = date(1999, 6, 15)  # thirty on 15 June 2029
BELOW_FULL = {"worker__birth_date": YOUNG, "pay__base_month": Decimal(3500)}


@pytest.mark.parametrize("authority", PLACES)
def test_who_meets_everything_meets_both_halves(authority):
    found = assess(shelf(), PROCEDURE, a_person(authority), days=TODAY)
    assert found.authority == authority
    assert found.verdict(Lane.WORK) is MET
    assert found.verdict(Lane.STAY) is MET
    assert found.missing == ()


@pytest.mark.parametrize("authority", PLACES)
def test_without_answers_everything_that_concerns_us_is_unknown(authority):
    found = assess(shelf(), PROCEDURE, {}, days=TODAY, authority=authority)
    assert {f.verdict for f in found.findings} == {UNKNOWN}
    assert found.verdict(Lane.STAY) is UNKNOWN
    assert found.until is None
    assert "diploma.level" in found.missing


@pytest.mark.parametrize("authority", PLACES)
@pytest.mark.parametrize(
    ("level", "said"), [("secondary", NOT_MET), ("bachelor", MET), ("doctor", MET), (None, UNKNOWN)]
)
def test_the_diploma_is_one_of_higher_education(authority, level, said):
    if authority == "wallonia" and said is NOT_MET:
        said = UNKNOWN  # experience may do, and nobody found how many years
    assert verdict("diploma", authority, diploma__level=level) is said


def test_experience_could_not_replace_a_diploma_in_wallonia_before_september_2024():
    assert verdict("diploma", "wallonia", date(2024, 8, 31), diploma__level="none") is NOT_MET
    assert verdict("diploma", "wallonia", date(2024, 9, 1), diploma__level="none") is UNKNOWN


def test_the_job_must_be_at_level_5_in_flanders_since_2026():
    assert verdict("level-of-the-job", day=date(2025, 12, 31), job__level=Decimal(4)) is None
    assert verdict("level-of-the-job", day=date(2026, 1, 1), job__level=Decimal(4)) is NOT_MET
    assert verdict("level-of-the-job", job__level=Decimal(5)) is MET
    assert verdict("level-of-the-job", "brussels", job__level=Decimal(4)) is None


def test_a_nurse_awaiting_recognition_is_excepted_from_level_5():
    nurse = {"job__kind": "nurse", "job__level": Decimal(4)}
    assert verdict("level-of-the-job", **nurse, job__recognition_pending=True) is MET
    assert verdict("level-of-the-job", **nurse, job__recognition_pending=False) is NOT_MET
    assert verdict("level-of-the-job", **nurse, job__recognition_pending=None) is UNKNOWN


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(1996, 11, 24), MET),  # thirty tomorrow
        (date(1996, 11, 23), NOT_MET),  # thirty today
        (None, UNKNOWN),
    ],
)
def test_the_lower_floor_ends_on_the_thirtieth_birthday(born, said):
    changes = {"worker__birth_date": born, "pay__base_month": Decimal(3600)}
    assert verdict("pay-floor", "flanders", **changes) is said
    assert verdict("pay-floor", "wallonia", **changes) is said


def test_a_posted_worker_has_no_lower_floor_in_flanders():
    assert verdict("pay-floor", **BELOW_FULL) is MET
    assert verdict("pay-floor", **BELOW_FULL, contract__posted=True) is NOT_MET


def test_open_extras_can_only_help():
    """Enough without them is enough; too little without them is not known to be too little."""
    open_extras = {"pay__extras_year": None, "pay__benefits_year": None}
    enough, little = {"pay__base_month": Decimal(4076)}, {"pay__base_month": Decimal(4000)}
    assert verdict("pay-floor", **enough, **open_extras) is MET
    assert verdict("pay-floor", **little, **open_extras) is UNKNOWN
    found = assess(shelf(), PROCEDURE, a_person(**little, **open_extras), days=TODAY)
    assert found.missing == ("pay.extras-year", "pay.benefits-year")


def test_a_teacher_has_a_lower_floor_since_may_2024():
    teacher = {"job__kind": "teacher", "pay__base_month": Decimal(3200)}
    assert verdict("pay-floor", day=date(2024, 4, 30), **teacher) is NOT_MET
    assert verdict("pay-floor", day=date(2024, 5, 1), **teacher) is MET


def test_without_a_rise_at_thirty_the_permit_ends_the_day_before():
    late = {"contract__end": date(2029, 12, 31), **BELOW_FULL}
    assert verdict("rise-at-thirty", **late) is NOT_MET
    answers = a_person(**late)
    found = assess(shelf(), PROCEDURE, answers, days=TODAY)
    assert found.until == date(2029, 6, 14)
    assert found.verdict(Lane.WORK) is MET  # a limit is no ground to refuse
    rising = answers | {"contract.rises-at-thirty": True}
    assert assess(shelf(), PROCEDURE, rising, days=TODAY).until == date(2029, 12, 31)
    unsaid = answers | {"contract.rises-at-thirty": None}
    assert assess(shelf(), PROCEDURE, unsaid, days=TODAY).until is None


@pytest.mark.parametrize(
    "other",
    [
        {"contract__end": date(2029, 6, 14)},
        {"contract__posted": True},
        {"pay__base_month": Decimal(9000)},
        {"job__kind": "nurse"},
        {"worker__birth_date": date(1990, 1, 1)},
    ],
)
def test_the_rise_at_thirty_concerns_only_whom_the_lower_floor_carries_past_it(other):
    assert verdict("rise-at-thirty", **(BELOW_FULL | other)) in {None, MET}


@pytest.mark.parametrize(
    ("end", "pay", "said"),
    [
        (date(2030, 12, 31), "4152.50", MET),
        (date(2031, 1, 1), "4152.50", NOT_MET),  # one day more than four years
        (date(2031, 1, 1), "6927.92", MET),
        (date(2031, 1, 1), "6927.91", NOT_MET),
    ],
)
def test_four_years_part_the_two_floors_in_the_german_speaking_community(end, pay, said):
    changes = {"contract__end": end, "pay__base_month": Decimal(pay)}
    assert verdict("pay-floor", "german-speaking", **changes) is said


def test_a_presumption_is_not_a_refusal():
    assert verdict("workforce", employer__outside_eu_share=Decimal(80)) is MET
    assert verdict("workforce", employer__outside_eu_share=Decimal(81)) is Verdict.PRESUMED
    found = assess(shelf(), PROCEDURE, a_person(employer__outside_eu_share=Decimal(81)), days=TODAY)
    assert found.verdict(Lane.WORK) is Verdict.PRESUMED


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("passport", {"passport__until": TODAY}, MET),
        ("passport", {"passport__until": date(2026, 11, 22)}, NOT_MET),
        ("passport-for-visa", {"passport__until": date(2027, 11, 23)}, MET),
        ("passport-for-visa", {"passport__until": date(2027, 11, 22)}, NOT_MET),
        ("passport-for-visa", {"worker__in_belgium": True}, None),
        ("criminal-record", {"criminal_record__issued": date(2026, 5, 23)}, MET),
        ("criminal-record", {"criminal_record__issued": date(2026, 5, 22)}, NOT_MET),
        ("criminal-record", {"criminal_record__issued": date(2026, 11, 24)}, NOT_MET),
        ("medical-certificate", {"medical__issued": date(2026, 5, 23)}, MET),
        ("medical-certificate", {"medical__issued": date(2026, 5, 22)}, NOT_MET),
        ("health-insurance", {"insurance__covered": False}, NOT_MET),
        ("contribution", {"payment__contribution_settled": False}, NOT_MET),
        ("contribution", {"payment__contribution_settled": None}, UNKNOWN),
        ("means", {"employer__number": ""}, NOT_MET),
        ("means", {"officer__means_suffice": None}, UNKNOWN),
        ("public-order", {"officer__no_article_3_ground": None}, UNKNOWN),
        ("public-order", {"officer__no_article_3_ground": False}, NOT_MET),
        ("passport-for-visa", {"worker__in_belgium": None, "passport__until": TODAY}, UNKNOWN),
        ("legal-stay", {}, None),
    ],
)
def test_the_conditions_of_the_stay(name, changes, said):
    assert verdict(name, lane=Lane.STAY, **changes) is said


@pytest.mark.parametrize(
    ("basis", "until", "said"),
    [
        ("short-stay", TODAY, MET),
        ("long-stay", date(2027, 1, 1), MET),
        ("long-stay", date(2026, 11, 22), NOT_MET),
        ("provisional", date(2027, 1, 1), NOT_MET),
        ("special-identity-card", date(2027, 1, 1), NOT_MET),
        (None, date(2027, 1, 1), UNKNOWN),
    ],
)
def test_whoever_applies_in_belgium_stays_there_lawfully(basis, until, said):
    changes = {"worker__in_belgium": True, "stay__basis": basis, "stay__until": until}
    assert verdict("legal-stay", lane=Lane.STAY, **changes) is said


def test_a_minor_needs_no_criminal_record():
    issued = {"criminal_record__issued": None}
    young = {"worker__birth_date": date(2008, 11, 24), **issued}
    assert verdict("criminal-record", lane=Lane.STAY, **young) is MET
    assert verdict("criminal-record", lane=Lane.STAY, **issued) is UNKNOWN


def test_a_finding_is_as_sure_as_its_least_sure_norm():
    (pay,) = [
        f for f in findings(shelf(), PROCEDURE, a_person(), days=TODAY, authority="flanders")
        if f.condition.name == "pay-floor"
    ]  # fmt: skip
    assert (pay.condition.mark, pay.mark) == (Mark.VERIFIED, Mark.CONFLICT)


@pytest.mark.parametrize(("hours", "mark"), [(38, Mark.VERIFIED), (19, Mark.SINGLE)])
def test_a_rule_that_made_no_difference_does_not_make_a_finding_less_sure(hours, mark):
    """The floor of Brussels is verified, its pro rata for part time has one source only."""
    month = Decimal(3703) * hours / 38 + 1
    answers = a_person("brussels", contract__weekly_hours=Decimal(hours), pay__base_month=month)
    (pay,) = [
        f for f in findings(shelf(), PROCEDURE, answers, days=TODAY, authority="brussels")
        if f.condition.name == "pay-floor"
    ]  # fmt: skip
    assert (pay.verdict, pay.mark) == (MET, mark)


def test_every_clause_is_evaluated_even_when_the_first_one_settles_it():
    (pay,) = [
        f for f in findings(shelf(), PROCEDURE, a_person(), days=TODAY, authority="flanders")
        if f.condition.name == "pay-floor"
    ]  # fmt: skip
    assert len(pay.clauses) == 8
    assert pay.clauses[0].within == ("any#1",)
    assert pay.clauses[-1].within == ("any#4", "all#3")
    assert pay.clauses[0].wanted == Decimal(48912)


def test_a_condition_of_one_lane_is_not_asked_of_the_other():
    stay = findings(
        shelf(), PROCEDURE, a_person(), days=TODAY, authority="immigration-office", lane=Lane.STAY
    )
    assert {f.condition.lane for f in stay} == {Lane.STAY}
    assert findings(
        shelf(), PROCEDURE, {}, days=TODAY, authority="immigration-office", lane=Lane.WORK
    ) == ()  # fmt: skip


def test_when_nobody_knows_who_decides_the_stay_is_still_examined():
    found = assess(shelf(), PROCEDURE, a_person(work__municipality=None), days=TODAY)
    assert found.authority is None
    assert found.in_lane(Lane.WORK) == ()
    assert found.verdict(Lane.WORK) is UNKNOWN
    assert found.verdict(Lane.STAY) is MET
    assert "work.municipality" in found.missing


def a_case(**answers):
    law = shelf().on(TODAY)
    return Case(
        answers={key.replace("__", "."): value for key, value in answers.items()},
        law=law,
        day=TODAY,
        days=dict.fromkeys(Reference, TODAY),
        procedure=PROCEDURE,
        authority="flanders",
        derivations=DERIVATIONS,
    )


def said(test, **answers):
    return compiled(test)(a_case(**answers))[0]


@pytest.mark.parametrize(
    ("name", "wanted", "found", "verdicts"),
    [
        ("at-least", Decimal(5), [Decimal(5), Decimal(4), None, "5", True], "mnuuu"),
        ("at-most", Decimal(5), [Decimal(5), Decimal(6), None], "mnu"),
        ("at-least", Decimal(5), [AtLeast(Decimal(5)), AtLeast(Decimal(4))], "mu"),
        ("at-most", Decimal(5), [AtLeast(Decimal(6)), AtLeast(Decimal(5))], "nu"),
        ("is", True, [True, False, None, 1], "mnun"),
        ("is", "TUR", ["TUR", "IND", None], "mnu"),
        ("one-of", ("a", "b"), ["a", "c", None], "mnu"),
        ("none-of", ("a", "b"), ["c", "a", None], "mnu"),
        ("present", None, ["x", "", None], "mnu"),
        ("on-or-after", TODAY, [TODAY, date(2026, 11, 22), None, "2026-11-23"], "mnuu"),
        ("on-or-before", TODAY, [TODAY, date(2026, 11, 24), None], "mnu"),
        ("not-older-than", Period(days=1), [date(2026, 11, 22), date(2026, 11, 21), None], "mnu"),
        ("at-least", Operand(amount="no-such-figure"), [Decimal(5)], "u"),
        ("one-of", Operand(listed="no-such-list"), ["a"], "u"),
        ("on-or-after", Operand(name="x.y", plus=Period(days=1)), [TODAY], "u"),
    ],
)
def test_a_test_is_met_not_met_or_unknown(name, wanted, found, verdicts):
    words = {"m": MET, "n": NOT_MET, "u": UNKNOWN}
    test = Clause(test=name, of="a.b", value=wanted)
    assert [said(test, a__b=value) for value in found] == [words[v] for v in verdicts]


@pytest.mark.parametrize(
    ("group", "parts", "verdict_of_all"),
    [
        ("all", (True, True), MET),
        ("all", (True, None), UNKNOWN),
        ("all", (False, None), NOT_MET),
        ("any", (False, True), MET),
        ("any", (None, True), MET),
        ("any", (None, False), UNKNOWN),
        ("any", (False, False), NOT_MET),
        ("none", (False, False), MET),
        ("none", (False, None), UNKNOWN),
        ("none", (None, True), NOT_MET),
    ],
)
def test_groups_are_three_valued(group, parts, verdict_of_all):
    tests = tuple(Clause(test="is", of=f"q.{i}", value=True) for i in range(len(parts)))
    answers = {f"q__{i}": part for i, part in enumerate(parts)}
    assert said(Clause(test=group, tests=tests), **answers) is verdict_of_all
