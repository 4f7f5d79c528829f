"""A finding says what was found, what is asked and which text says so, and nothing beside it."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.faces.look.telling import Teller
from tessera.law.assess import assess
from tessera.law.load import shelf
from tessera.words.languages import Language

DAY = date(2026, 11, 23)
GHENT = {
    "contract.posted": False,
    "work.units": "one",
    "work.municipality": "44021",
    "diploma.level": "master",
    "job.kind": "ordinary",
    "pay.extras-year": Decimal(0),
    "pay.benefits-year": Decimal(0),
}


def told(name, language=Language.EN, **answers):
    given = GHENT | {key.replace("__", "."): value for key, value in answers.items()}
    law = shelf().on(DAY)
    found = assess(law, "single-permit-highly-skilled", given)
    teller = Teller(law=law, language=language)
    return next(teller.finding(f) for f in found.findings if f.condition.name == name)


def test_enough_pay_is_told_with_the_floor_that_was_reached():
    pay = told("pay-floor", **{"pay__base-month": Decimal(4200)})
    assert pay.verdict == "met"
    [reason] = pay.reasons
    assert "50 400" in reason.found.replace("\u00a0", " ")
    assert "48 912" in reason.wanted.replace("\u00a0", " ")


def test_too_little_pay_names_no_floor_that_is_for_other_people():
    pay = told(
        "pay-floor", **{"pay__base-month": Decimal(3000), "worker__birth-date": date(1985, 1, 1)}
    )
    assert pay.verdict == "not-met"
    assert len(pay.reasons) == 1


def test_too_little_pay_under_thirty_names_both_floors():
    pay = told(
        "pay-floor", **{"pay__base-month": Decimal(3000), "worker__birth-date": date(2000, 1, 1)}
    )
    wanted = " ".join(reason.wanted for reason in pay.reasons).replace("\u00a0", " ")
    assert "48 912" in wanted
    assert "39 129.60" in wanted
    assert [each.said.startswith("Or else:") for each in pay.reasons] == [False, True]


def test_what_is_not_known_is_named():
    pay = told("pay-floor")
    assert pay.verdict == "unknown"
    assert pay.open
    assert all(name for name in pay.open)


@pytest.mark.parametrize("language", Language)
def test_each_condition_of_each_authority_can_be_told_in_each_language(language):
    law = shelf().on(DAY)
    teller = Teller(law=law, language=language)
    for nis in ("44021", "21009", "92094", "63023"):
        found = assess(law, "single-permit-highly-skilled", GHENT | {"work.municipality": nis})
        for finding in found.findings:
            said = teller.finding(finding)
            assert said.label
            assert said.sources
            assert all(reason.asked for reason in said.reasons)


def test_two_citations_of_one_page_are_named_once():
    pay = told("pay-floor", work__municipality="63023", **{"contract__open-ended": False})
    assert len(pay.sources) == len(set(pay.sources))


def test_a_function_struck_from_the_list_is_told_with_the_day_and_the_way_that_remains():
    law = shelf().on(DAY)
    given = GHENT | {"shortage.function": "chef", "application.kind": "first"}
    found = assess(law, "single-permit-shortage", given)
    teller = Teller(law=law, language=Language.EN)
    said = next(teller.finding(f) for f in found.findings if f.condition.name == "on-the-list")
    assert said.verdict == "not-met"
    (reason,) = said.reasons
    assert "was struck from the list on 14 September 2023. Only a renewal" in reason.said.replace(
        "\u00a0", " "
    )
    assert "Kind of application" not in reason.said
    assert any("after a labour market test" in note for note in said.notes)
