"""Whatever is answered: nothing crashes, and one more answer never unsays what was sure."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tessera.law.assess import assess, findings
from tessera.law.competence import competent
from tessera.law.explain import explain
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Question
from tests.law.persons import PLACES, PROCEDURE, TODAY, a_person

LAW = shelf().on(TODAY)
OFFICES = (*PLACES, "immigration-office")
DAYS = st.dates(date(1950, 1, 1), date(2040, 12, 31))
ODD = st.sampled_from(["", "2026-11-23", 3, True, Decimal(0), (), TODAY])


def values(question: Question):
    kinds = {
        "date": DAYS,
        "money": st.decimals(0, 20000, places=2),
        "number": st.decimals(0, 100, places=1),
        "yes-no": st.booleans(),
        "choice": st.sampled_from([code for code, _ in question.choices] or ["x"]),
        "municipality": st.sampled_from([*PLACES.values(), "1050", "44034", "nowhere"]),
    }
    return st.none() | kinds.get(question.type, st.sampled_from(["IND", "TUR", "x"])) | ODD


ANSWERS = st.fixed_dictionaries({}, optional={q.name: values(q) for q in LAW.questions(PROCEDURE)})
SURE = {Verdict.MET, Verdict.NOT_MET, Verdict.PRESUMED}


@settings(max_examples=150, deadline=None)
@given(ANSWERS, st.dates(date(2018, 12, 24), date(2032, 1, 1)))
def test_any_answers_on_any_day_are_assessed_and_explained(answers, day):
    found = assess(shelf(), PROCEDURE, answers, days=day)
    for finding in found.findings:
        assert explain(finding, "nl", shelf().on(day))
    assert found.until is None or found.until - day < timedelta(365 * 100)


@settings(max_examples=150, deadline=None)
@given(ANSWERS, ANSWERS, st.sampled_from(OFFICES))
def test_one_more_answer_never_unsays_what_was_sure(some, more, office):
    some = {name: value for name, value in some.items() if value is not None}

    def said(answers):
        rows = findings(LAW, PROCEDURE, answers, authority=office)
        return {row.condition.name: row.verdict for row in rows}

    before, after = said(some), said(more | some)
    for name, verdict in before.items():
        assert verdict not in SURE or after.get(name, verdict) is verdict


@settings(max_examples=150, deadline=None)
@given(ANSWERS, ANSWERS)
def test_one_more_answer_never_moves_the_authority(some, more):
    some = {name: value for name, value in some.items() if value is not None}
    before = competent(LAW, PROCEDURE, some)
    if before.authority:
        after = competent(LAW, PROCEDURE, more | some)
        assert (after.authority, after.rule) == (before.authority, before.rule)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(a_person())), st.sampled_from(sorted(PLACES)))
def test_without_one_answer_nothing_is_refused(name, authority):
    """What is not known is never held against anybody."""
    answers = {key: value for key, value in a_person(authority).items() if key != name}
    found = assess(LAW, PROCEDURE, answers, authority=authority)
    assert Verdict.NOT_MET not in {finding.verdict for finding in found.findings}
