"""The whole of an assessment: papers, sums, terms, days, programs that ask, and how quick it is."""

import json
from datetime import date
from decimal import Decimal
from time import process_time
from timeit import repeat

import pytest

from tessera.law.answers import Unreadable, answer, typed
from tessera.law.asking import concerned, unanswered
from tessera.law.assess import assess
from tessera.law.case import AtLeast
from tessera.law.findings import Verdict, least_sure
from tessera.law.load import shelf
from tessera.law.model import Lane, Mark, Reference
from tessera.law.report import plain, report
from tests.law.persons import PLACES, PROCEDURE, TODAY, a_person

LAW = shelf().on(TODAY)


def test_an_assessment_lists_the_terms_with_their_latest_days():
    found = assess(LAW, PROCEDURE, a_person())
    last = {ends.term.name: ends.last for ends in found.terms}
    assert last["decision"] == date(2027, 3, 23)
    assert last["completeness"] == date(2026, 12, 23)
    assert last["copy"] == date(2026, 12, 8)


def test_an_assessment_lists_the_charges_and_who_need_not_pay():
    due = assess(LAW, PROCEDURE, a_person(worker__nationality="TUR")).due
    assert [(d.charge.name, d.verdict) for d in due] == [
        ("federal-contribution", Verdict.NOT_MET),
        ("flemish-retribution", Verdict.MET),
    ]
    (federal, _) = assess(LAW, PROCEDURE, a_person(worker__nationality=None)).due
    assert federal.verdict is Verdict.UNKNOWN


def test_an_assessment_lists_the_papers_of_both_halves():
    needed = assess(LAW, PROCEDURE, a_person()).needed
    assert {n.requirement.lane for n in needed} == {Lane.WORK, Lane.STAY}
    assert "passport" in {n.requirement.name for n in needed}


def test_a_paper_is_perhaps_needed_while_its_reason_is_open():
    names = {
        (n.requirement.name, n.verdict)
        for n in assess(
            LAW, PROCEDURE, a_person(contract__posted=None), authority="flanders"
        ).needed
    }
    assert ("contract", Verdict.UNKNOWN) in names


def test_a_reference_without_a_day_counts_on_the_day_of_filing():
    days = {Reference.FILING: date(2024, 9, 30), Reference.DECISION: TODAY}
    found = assess(shelf(), PROCEDURE, a_person("brussels"), days=days)
    assert found.days[Reference.START_OF_WORK] == date(2024, 9, 30)
    assert found.days[Reference.DECISION] == TODAY
    (pay,) = [f for f in found.findings if f.condition.name == "pay-floor"]
    assert pay.condition.until == date(2024, 9, 30)


def test_what_is_not_offered_yet_can_be_asked_about_and_has_no_last_day():
    found = assess(LAW, "single-permit-unlimited", {"worker.home-municipality": "21004"})
    assert (found.authority, found.until) == ("brussels", None)
    assert {f.verdict for f in found.findings} == {Verdict.UNKNOWN}
    assert found.verdict(Lane.WORK) is Verdict.UNKNOWN


def test_a_shelf_alone_is_of_no_day():
    with pytest.raises(TypeError):
        assess(shelf(), PROCEDURE, {})


def test_the_least_sure_norm_marks_the_whole():
    assert assess(LAW, PROCEDURE, a_person()).mark is Mark.CONFLICT
    assert least_sure([]) is Mark.UNKNOWN
    assert least_sure([Mark.SIGNED, Mark.SINGLE, Mark.VERIFIED]) is Mark.SINGLE


def test_the_same_answers_on_the_same_days_say_the_same():
    one, two = (assess(shelf(), PROCEDURE, a_person(), days=TODAY) for _ in range(2))
    assert one == two


def test_an_assessment_takes_under_a_millisecond():
    answers = a_person()
    assess(LAW, PROCEDURE, answers)
    rounds = repeat(
        lambda: assess(LAW, PROCEDURE, answers), timer=process_time, number=50, repeat=7
    )
    assert min(rounds) / 50 < 0.001


@pytest.mark.parametrize("authority", PLACES)
def test_a_report_is_what_json_can_say(authority):
    found = assess(LAW, PROCEDURE, a_person(authority, diploma__level=None))
    said = json.loads(json.dumps(report(found, LAW, "de")))
    assert said["authority"] == authority
    assert said["lanes"]["work"] == "unknown"
    assert said["missing"] == ["diploma.level"]
    assert said["law"] == shelf().digest
    assert all(f["explanation"] for f in said["findings"])
    clauses = [c for f in said["findings"] for c in f["clauses"]]
    assert {"9000", "108000"} & {c["found"] for c in clauses if isinstance(c["found"], str)}


def test_plain_values_lose_no_cent():
    assert plain(Decimal("3703.40")) == "3703.40"
    assert plain((date(2026, 1, 1), None, True)) == ["2026-01-01", None, True]
    assert plain({"a": Decimal(1)}) == {"a": "1"}
    assert plain(3) == "3"
    assert plain(AtLeast(Decimal("1.50"))) == {"at_least": "1.50"}
    assert plain(Lane.WORK) == "work"
    assert plain(1.5) == "1.5"


def test_answers_are_read_by_the_type_of_their_question():
    read = typed(
        LAW,
        PROCEDURE,
        {
            "worker.birth-date": "1990-05-05",
            "pay.base-month": "3703.44",
            "contract.weekly-hours": 38,
            "contract.posted": False,
            "diploma.level": "master",
            "employer.name": " Leiedraad ",
            "contract.end": None,
            "job.kind": "",
        },
    )
    assert read.wrong == {}
    assert read.answers == {
        "worker.birth-date": date(1990, 5, 5),
        "pay.base-month": Decimal("3703.44"),
        "contract.weekly-hours": Decimal(38),
        "contract.posted": False,
        "diploma.level": "master",
        "employer.name": "Leiedraad",
    }


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("worker.birth-date", "05/05/1990", "not-a-day"),
        ("worker.birth-date", 19900505, "not-a-day"),
        ("pay.base-month", "much", "not-a-number"),
        ("pay.base-month", True, "not-a-number"),
        ("pay.base-month", "NaN", "not-a-number"),
        ("contract.posted", "no", "not-yes-or-no"),
        ("diploma.level", "wisdom", "not-a-choice"),
        ("diploma.level", ["master"], "not-a-choice"),
        ("employer.name", 3, "not-text"),
        ("worker.shoe-size", 42, "no-such-question"),
    ],
)
def test_an_answer_its_question_cannot_take_is_named(name, value, code):
    assert typed(LAW, PROCEDURE, {name: value}).wrong == {name: code}


def test_a_day_stays_a_day():
    assert answer(LAW.question("worker.birth-date"), TODAY) == TODAY
    with pytest.raises(Unreadable):
        answer(None, "x")


def test_an_authority_asks_its_own_questions_once_it_decides():
    flemish = {q.name for q in concerned(LAW, PROCEDURE, a_person("flanders"))}
    brussels = {q.name for q in concerned(LAW, PROCEDURE, a_person("brussels"))}
    assert "job.level" in flemish - brussels
    assert "job.level" not in {q.name for q in concerned(LAW, PROCEDURE, {})}


def test_a_question_is_open_until_it_is_answered_or_does_not_concern():
    open_now = {q.name for q in unanswered(LAW, PROCEDURE, {})}
    assert {"contract.posted", "worker.birth-date"} <= open_now
    open_then = {q.name for q in unanswered(LAW, PROCEDURE, a_person(contract__posted=False))}
    assert "contract.posted" not in open_then
    assert "host.municipality" not in open_then
    assert "host.municipality" in {
        q.name for q in unanswered(LAW, PROCEDURE, a_person(contract__posted=True))
    }
