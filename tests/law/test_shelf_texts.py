"""The texts of the shelf: four languages that are four, in the typography of each, and no loose ends."""

import dataclasses
import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tessera.law.agreement import Rule, Sees
from tessera.law.charges import Charge
from tessera.law.load import shelf
from tessera.law.model import (
    Authority,
    Condition,
    Kind,
    Lane,
    LetterKind,
    Mark,
    Norm,
    Question,
    Remedy,
    Requirement,
)
from tessera.words.countries import countries, nationalities
from tessera.words.languages import Language, Text
from tessera.words.sentences import knows

TODAY = date(2026, 11, 23)
PROCEDURE = "single-permit-highly-skilled"
WORK_AUTHORITIES = ("flanders", "brussels", "wallonia", "german-speaking")
CATEGORIES = {
    "identity", "contact", "civil", "travel-document", "employment", "pay", "qualification",
    "health", "criminal", "means", "stay", "security", "company", "payment", "procedure",
}  # fmt: skip
LAW = shelf().on(TODAY)
ANSWERS = Path(__file__).parents[1] / "stories" / "answers"


def texts():
    """Every text of every row, with where it stands."""
    for rows in shelf().rows.values():
        for row in rows:
            for field in dataclasses.fields(row):
                value = getattr(row, field.name)
                if isinstance(value, Text):
                    yield f"{row.id} {field.name}", value
                if field.name == "choices":
                    yield from chosen(row, value)


def chosen(row, choices):
    """The texts of the choices of a question, or of a page of the checker."""
    for choice in choices:
        if isinstance(choice, tuple):
            yield f"{row.id} {choice[0]}", choice[1]
        else:
            said = (("label", choice.label), ("hint", choice.hint))
            yield from ((f"{row.id} {choice.code} {key}", text) for key, text in said if text)


def flat(test):
    if test is not None:
        yield test
        for inner in test.tests:
            yield from flat(inner)


def test_no_text_has_a_straight_quote_or_a_double_space():
    for where, text in texts():
        for language in Language:
            said = text.said_in(language)
            assert not re.search(r"['\"]|  |^ | $", said), f"{where} {language}: {said}"


def test_sentences_of_help_and_questions_are_short():
    for where, text in texts():
        for language in Language:
            for sentence in re.split(r"[.?!:;]\s", text.said_in(language)):
                assert len(sentence.split()) <= 36, f"{where} {language}: {sentence}"


def test_languages_are_not_copies_of_each_other():
    for where, text in texts():
        if where.startswith(("source", "agreement")) or len(text.en.split()) < 4:
            continue
        assert len({text.nl, text.fr, text.de, text.en}) == 4, where


def test_questions_end_with_a_question_mark_and_french_keeps_it_apart():
    for question in LAW.all(Question):
        for language in Language:
            said = question.label.said_in(language)
            assert said.endswith("\u202f?" if language is Language.FR else "?"), question.name


def test_every_answer_has_a_short_name_without_a_question_mark():
    for question in LAW.all(Question):
        assert question.short is not None, question.name
        for language in Language:
            short = question.short.said_in(language)
            assert len(short) <= 36, short
            assert "?" not in short


def test_every_category_is_one_of_the_fifteen_and_some_authority_sees_it():
    seen = {category for row in LAW.all(Sees) for category in row.categories}
    asked = {row.category for row in (*LAW.all(Question), *LAW.all(Requirement))}
    assert asked <= CATEGORIES
    assert asked <= seen


def test_everyone_who_acts_in_a_dossier_may_know_who_employs_whom():
    for name in ("employer.name", "worker.surname", "work.municipality"):
        category = LAW.question(name).category
        for kind in (Kind.WORKER, Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY, Kind.MUNICIPALITY):
            assert LAW.sees(category, kind) is not None, (name, kind)


def test_what_is_asked_of_a_worker_about_health_and_crime_reaches_no_employer():
    for row in (*LAW.all(Question), *LAW.all(Requirement)):
        if row.category in {"health", "criminal"}:
            assert row.asked_of in {Kind.WORKER, Kind.STAY_AUTHORITY}, row.name
            assert LAW.sees(row.category, Kind.EMPLOYER, own=True) is None
            for procedure in row.procedures:
                for kind in set(Kind) - {Kind.WORKER, Kind.STAY_AUTHORITY}:
                    assert LAW.sees(row.category, kind, own=True, procedure=procedure) is None
            assert LAW.sees(row.category, Kind.WORK_AUTHORITY) is None


def test_every_test_asks_a_question_that_exists():
    asked = {question.name for question in LAW.all(Question)}
    for kind in (Question, Requirement, Rule, Condition):
        for row in LAW.all(kind):
            tests = [row.when] if row.when else []
            tests += [row.test] if isinstance(row, Condition) else []
            named = {
                name for test in tests for one in flat(test) for name in [one.of] if "." in name
            }
            assert named <= asked, row.id


def test_every_choice_named_by_a_test_can_be_chosen():
    choices = {q.name: {code for code, _ in q.choices} for q in LAW.all(Question) if q.choices}

    for kind in (Question, Requirement, Rule, Condition):
        for row in LAW.all(kind):
            for one in (*flat(row.when), *flat(getattr(row, "test", None))):
                wanted = one.value if isinstance(one.value, tuple) else (one.value,)
                for value in wanted if one.of in choices else ():
                    assert not isinstance(value, str) or value in choices[one.of], row.id


CODES = {
    "country": {code for code, _ in countries("en")},
    "nationality": {code for code, _ in nationalities("en")},
}


def test_a_test_on_a_nationality_or_a_country_names_one():
    types = {q.name: q.type for q in LAW.all(Question)}
    found = 0
    for kind in (Question, Requirement, Condition, Charge):
        for row in LAW.all(kind):
            for test in (getattr(row, key, None) for key in ("when", "test", "unless")):
                for one in flat(test):
                    if types.get(one.of) in CODES and isinstance(one.value, str):
                        assert one.value in CODES[types[one.of]], row.id
                        found += 1
    assert found


@pytest.mark.parametrize("told", sorted(ANSWERS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_answers_of_stories_answer_questions_that_exist(told):
    for group, answers in tomllib.loads(told.read_text()).items():
        for name, value in answers.items() if isinstance(answers, dict) else ():
            question = LAW.question(f"{group}.{name}")
            # Elsewhere than in Brussels the language is not chosen, but it is known.
            if question.choices and question.name != "procedure.language":
                assert value in dict(question.choices), question.name
            if question.type in CODES:
                assert value in CODES[question.type] | {""}, question.name


def test_every_group_of_questions_and_every_category_has_a_name():
    for question in LAW.all(Question):
        assert knows(f"law.group-{question.group}"), question.group
    for category in CATEGORIES:
        assert knows(f"law.category-{category}")


@pytest.mark.parametrize("authority", WORK_AUTHORITIES)
def test_a_first_application_asks_the_same_for_the_stay_before_each_authority(authority):
    asked = LAW.requirements(PROCEDURE, authority)
    stay = Counter(row.name for row in asked if row.lane is Lane.STAY)
    assert stay == Counter(
        ["contribution-proof", "passport", "means", "criminal-record", "medical-certificate",
         "health-insurance", "stay-proof"]
    )  # fmt: skip
    work = {row.name for row in asked if row.lane is Lane.WORK}
    assert {"contract", "diploma", "secondment-declaration", "social-security-cover"} <= work


def test_what_one_authority_asks_beyond_the_others():
    def work(authority):
        rows = LAW.requirements(PROCEDURE, authority)
        return {row.name for row in rows if row.lane is Lane.WORK}

    renewals = {"earlier-authorisation", "individual-account", "pay-slips"}
    assert work("brussels") - work("flanders") - renewals == {
        "articles-of-association", "employer-identity", "job-description",
    }  # fmt: skip
    assert renewals <= work("brussels")
    assert work("wallonia") - work("flanders") == {"experience-proof"}
    assert work("german-speaking") == work("flanders")
    before = shelf().on(date(2024, 9, 30)).requirements(PROCEDURE, "brussels")
    assert "job-description" not in {row.name for row in before}


def test_what_was_not_found_is_not_called_verified():
    contract = next(
        row for row in LAW.requirements(PROCEDURE, "german-speaking") if row.name == "contract"
    )
    assert contract.mark is Mark.DERIVED
    assert LAW.remedy("work", "german-speaking").mark is Mark.UNKNOWN
    assert LAW.term(LAW.remedy("work", "german-speaking").term).length is None


@pytest.mark.parametrize("authority", WORK_AUTHORITIES)
def test_every_letter_that_can_be_contested_names_a_remedy_with_a_term(authority):
    for letter in LAW.all(LetterKind):
        if letter.remedy:
            where = "immigration-office" if letter.lane is Lane.STAY else authority
            remedy = LAW.remedy(letter.remedy, where)
            assert LAW.term(remedy.term).shift.value == "next-working-day"


def test_a_refusal_of_work_is_contested_before_four_different_bodies():
    bodies = {LAW.remedy("work", authority).body.en for authority in WORK_AUTHORITIES}
    assert len(bodies) == 4


def test_letters_are_keyed_by_decree_and_number_and_have_a_title():
    numbered = {(row.decree, row.number): row.name for row in LAW.all(LetterKind) if row.number}
    assert {("royal-decree-1981", n) for n in ("46", "47", "48", "29", "33ter")} <= set(numbered)
    assert all(row.decree in {s.id for s in shelf().rows[type(LAW.source("aliens-act"))]}
               for row in LAW.all(LetterKind) if row.decree)  # fmt: skip


def test_authorities_act_in_the_languages_of_their_law():
    spoken = {row.id: row.languages for row in LAW.all(Authority)}
    assert spoken == {
        "flanders": ("nl",),
        "brussels": ("fr", "nl"),
        "wallonia": ("fr",),
        "german-speaking": ("de",),
        "immigration-office": ("nl", "fr", "de"),
    }


def test_only_brussels_asks_for_the_language_of_the_procedure():
    asked = LAW.question("procedure.language")
    assert asked.authorities == ("brussels",)
    assert [code for code, _ in asked.choices] == ["nl", "fr"]


def test_every_norm_has_a_citation_that_leads_to_a_text():
    for rows in shelf().rows.values():
        for row in rows:
            if isinstance(row, Norm):
                assert row.cites, row.id
                assert all(LAW.source(cited).address for cited in row.cites)


def test_a_remedy_is_known_on_every_day_of_the_procedure():
    for day in (date(2019, 1, 1), date(2024, 9, 30), date(2024, 10, 1), TODAY):
        for authority in WORK_AUTHORITIES:
            assert isinstance(shelf().on(day).remedy("work", authority), Remedy)
