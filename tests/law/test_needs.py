"""What the law asks is one plain sentence, and none where what was found says it already."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.explain import Shown
from tessera.law.findings import ClauseFinding, Verdict
from tessera.law.load import shelf
from tessera.law.needs import INVERSE, alternative, need
from tessera.words.languages import Language
from tessera.words.sentences import knows

LAW = shelf().on(date(2026, 11, 23))


def asked(test, wanted, verdict=Verdict.NOT_MET, within=(), of="contract.posted", language="en"):
    clause = ClauseFinding(
        verdict=verdict, test=test, of=of, found=None, wanted=wanted, within=within
    )
    return need(clause, Shown(language=Language(language), law=LAW, of=of, unit=""))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Dat zou “nee” moeten zijn."),
        ("fr", "Il faudrait « non »."),
        ("de", "Nötig wäre „Nein“."),
        ("en", "It would have to be “no”."),
    ],
)
def test_a_yes_that_should_be_a_no_is_said_as_people_say_it(language, said):
    told = asked("is", wanted=False, language=language)
    assert told.replace("\u202f", " ").replace("\u00a0", " ") == said


@pytest.mark.parametrize("test", ["is", "one-of"])
def test_an_answer_that_suits_the_law_needs_no_rule_beside_it(test):
    assert asked(test, ("master", "doctor"), Verdict.MET, of="diploma.level") == ""


def test_a_choice_names_what_would_count():
    assert asked("one-of", ("master", "doctor"), of="diploma.level") == (
        "What counts here: Master or Doctor."
    )


def test_of_one_clause_the_words_of_the_rule_say_which_yes_or_no():
    clause = ClauseFinding(
        verdict=Verdict.NOT_MET, test="is", of="housing.suitable", found=False, wanted=True
    )
    shown = Shown(language=Language.EN, law=LAW, of="housing.suitable", unit="")
    assert need(clause, shown)
    assert need(clause, shown, alone=True) == ""


def test_what_may_not_hold_is_asked_the_other_way_round():
    assert "would have to be “no”" in asked("is", True, Verdict.MET, ("none#1",))
    assert asked("is", True, Verdict.NOT_MET, ("none#1",)) == ""
    assert "ruled out" in asked("is", "IND", Verdict.MET, ("none#1",), of="worker.nationality")
    assert "less than" in asked("at-least", Decimal(3), Verdict.MET, ("all#2", "none#1"))


def test_a_figure_or_a_list_that_nobody_knows_is_said_to_be_unknown():
    assert "which value" in asked("at-least", None, Verdict.UNKNOWN)
    assert "what is on the list" in asked("one-of", None, Verdict.UNKNOWN)
    assert asked("one-of", tuple("ABCDEFG")) == "That is not on the list."
    assert asked("at-most", Decimal(0)) == "Allowed: 0."


@pytest.mark.parametrize("test", [*INVERSE, *INVERSE.values()])
def test_every_test_of_the_vocabulary_has_its_sentence(test):
    assert knows(f"findings.need-{test}")


@pytest.mark.parametrize(
    ("before", "after", "either"),
    [
        (("any#1",), ("any#2",), True),
        (("all#1", "any#1"), ("all#1", "any#2", "all#1"), True),
        (("all#1",), ("all#2",), False),
        (("any#1", "all#1"), ("any#1", "all#2"), False),
        (("none#1", "any#1"), ("none#1", "any#2"), False),
        ((), (), False),
    ],
)
def test_two_clauses_are_alternatives_where_the_ways_to_them_part(before, after, either):
    def at(within):
        return ClauseFinding(
            verdict=Verdict.NOT_MET, test="is", of="x.y", found=1, wanted=2, within=within
        )

    assert alternative(at(before), at(after)) is either
