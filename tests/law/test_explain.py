"""Every finding can be said in four languages, with what was found, what is wanted and its source."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.assess import assess
from tessera.law.explain import Shown, cited, explain, groups, lines, named, open_questions
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane
from tessera.law.show import show
from tessera.words.languages import Language
from tests.law.persons import PLACES, PROCEDURE, TODAY, a_person

LAW = shelf().on(TODAY)


def the(name, authority="flanders", lane=Lane.WORK, **changes):
    found = assess(LAW, PROCEDURE, a_person(authority, **changes))
    return next(f for f in found.in_lane(lane) if f.condition.name == name)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("authority", PLACES)
@pytest.mark.parametrize("answers", [{}, None], ids=["nothing", "everything"])
def test_every_finding_can_be_explained(language, authority, answers):
    given = (
        a_person(authority, worker__in_belgium=True, stay__basis="long-stay")
        if answers is None
        else {}
    )
    for finding in assess(LAW, PROCEDURE, given, authority=authority).findings:
        said = explain(finding, language, LAW)
        assert finding.condition.label.said_in(language) in said
        assert "{" not in said
        assert "findings." not in said
        assert len(lines(finding, language, LAW)) >= len(finding.clauses)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "€\u00a03\u00a0703,43 per maand (minstens €\u00a03\u00a0703,44 per maand)"),
        ("fr", "3\u00a0703,43\u00a0€ par mois (au moins 3\u00a0703,44\u00a0€ par mois)"),
        ("de", "3\u00a0703,43\u00a0€ im Monat (mindestens 3\u00a0703,44\u00a0€ im Monat)"),
        ("en", "€\u00a03\u00a0703.43 a month (at least €\u00a03\u00a0703.44 a month)"),
    ],
)
def test_one_cent_too_little_is_said_in_the_manner_of_each_language(language, line):
    finding = the("pay-floor", "brussels", pay__base_month=Decimal("3703.43"))
    assert finding.verdict is Verdict.NOT_MET
    assert any(said.text.endswith(line) for said in lines(finding, language, LAW))


def test_an_explanation_names_its_source_and_how_sure_it_is():
    said = explain(the("pay-floor"), "en", LAW)
    assert "Source: Decree of the Flemish Government of 7 December 2018" in said
    assert "How sure: sources contradict each other." in said
    assert "no later amount was found" in said


def test_an_article_is_named_and_a_page_is_not():
    assert cited("aliens-act#61/25-5§2", "fr", LAW).endswith(", art. 61/25-5§2")
    assert (
        cited("flemish-pages#pay", "nl", LAW)
        == "Officiële pagina’s van Vlaanderen over arbeidsmigratie"
    )


def test_groups_keep_alternatives_apart():
    texts = [line.text for line in lines(the("pay-floor"), "en", LAW)]
    assert texts.count("all of these:") == 3
    assert texts.count("at least one of these:") == 1
    assert groups(("when", "any#2", "all#1")) == ("when", "when/any", "when/any#2/all")


def test_what_only_selects_stands_under_only_if():
    finding = the("legal-stay", lane=Lane.STAY, worker__in_belgium=True, stay__basis="provisional")
    first, *_ = lines(finding, "nl", LAW)
    assert (first.verdict, first.text) == (None, "alleen als:")


def test_choices_are_said_by_their_labels_and_days_as_days():
    said = explain(the("diploma", diploma__level="secondary"), "en", LAW)
    assert "secondary" not in said
    finding = the("passport", lane=Lane.STAY, passport__until=date(2026, 1, 2))
    assert "2\u00a0January 2026" in explain(finding, "en", LAW)


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        ("country", "IN", "Indien"),
        ("nationality", "IND", "Indien"),
        ("municipality", "44021", "Gent"),
        ("municipality", "no-code", "no-code"),
        ("post", "in-mumbai", "Mumbai"),
        ("country", "??", "??"),
        ("text", "anything", "anything"),
    ],
)
def test_a_code_is_said_by_its_name(kind, code, said):
    assert said.casefold()[:4] in named(kind, code, Language.DE, LAW).casefold()


@pytest.mark.parametrize(
    ("of", "unit", "value", "said"),
    [
        ("age", "years", 1, "1 year"),
        ("age", "years", Decimal("1.5"), "1.50"),
        ("employer.outside-eu-share", "percent", Decimal(80), "80\u00a0%"),
        ("pay.base-month", "", Decimal("12.50"), "€\u00a012.50"),
        ("no.such-question", "", "x", "x"),
        ("worker.nationality", "", "TUR", "Türkiye"),
        ("x.y", "", 1.5, "1.5"),
    ],
)
def test_values_are_written_as_their_question_wants(of, unit, value, said):
    shown = Shown(language=Language.EN, law=LAW, of=of, unit=unit)
    assert said in shown.value(value)
    assert shown.what()


def test_an_unknown_figure_is_said_to_be_unknown():
    finding = the("diploma", "wallonia", diploma__level="none")
    assert "(at least not known)" in explain(finding, "en", LAW)


def test_a_finding_says_whose_answer_would_settle_it():
    finding = the("public-order", lane=Lane.STAY, officer__no_article_3_ground=None)
    asked = [q.name for q in open_questions(finding, LAW, Kind.STAY_AUTHORITY)]
    assert asked == ["officer.no-article-3-ground"]
    assert list(open_questions(finding, LAW, Kind.EMPLOYER)) == []
    assert list(open_questions(the("diploma"), LAW, Kind.WORKER)) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 9, 1), TODAY, date(2027, 1, 1)])
def test_the_shelf_can_be_read_by_jurists(language, day):
    page = show(shelf().on(day), PROCEDURE, language)
    assert shelf().digest in page
    assert page.startswith("# ")
    assert "{" not in page
    for label in (c.label for c in shelf().on(day).conditions(PROCEDURE, "flanders")):
        assert label.said_in(language) in page


def test_a_procedure_without_conditions_yet_can_be_read_too():
    assert "`domicile`" in show(LAW, "single-permit-unlimited", "en")


def test_the_text_for_jurists_names_every_figure_and_every_act():
    page = show(LAW, PROCEDURE, "en")
    assert "`pay-floor highly-skilled`: €\u00a048\u00a0912 a year" in page
    assert "`extend-term` · `stay`" in page
    assert "not known" in page
