"""What people type, in four languages and many habits, becomes an answer or a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.faces.look.answering import candidates, said
from tessera.law.load import shelf
from tessera.words.languages import Language

TODAY = date(2026, 11, 23)


def read(name, **typed):
    values = {key.replace("__", "."): value for key, value in typed.items()}
    question = shelf().on(TODAY).question(name)
    return said(question, values, language=Language.EN, day=TODAY)


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [("4.200", "4200"), ("4 200,50", "4200.50"), ("€ 4200", "4200"), ("4,200.00", "4200")],
)
def test_a_sum_is_read_as_people_of_four_languages_type_it(typed, sum_):
    assert read("pay.base-month", **{"pay__base-month": typed}).value == Decimal(sum_)


@pytest.mark.parametrize("month", ["3", "03", "maart", "mars", "März", "march", "Mar"])
def test_a_month_may_be_a_number_or_a_name(month):
    parts = {"day": "1", "month": month, "year": "2027"}
    typed = {f"contract__start-{part}": value for part, value in parts.items()}
    assert read("contract.start", **typed).value == date(2027, 3, 1)


def test_a_day_that_does_not_exist_is_told():
    parts = {"day": "31", "month": "2", "year": "2027"}
    typed = {f"contract__start-{part}": value for part, value in parts.items()}
    found = read("contract.start", **typed)
    assert found.value is None
    assert "a day that exists" in found.error


def test_not_knowing_is_no_answer_and_no_error():
    found = read("diploma.level", diploma__level="unknown")
    assert (found.value, found.error) == (None, "")


def test_an_answer_outside_the_list_is_not_taken():
    assert read("diploma.level", diploma__level="wizard").error
    assert read("worker.nationality", worker__nationality="ZZZ").error


def test_a_postcode_of_two_municipalities_asks_which():
    assert {m.name.nl for m in candidates("1050", TODAY)} == {"Brussel", "Elsene"}
    assert read("work.municipality", work__municipality="1050").error
    assert read("work.municipality", work__municipality="21009").value == "21009"


@pytest.mark.parametrize("name", ["Gent", "gand", "GHENT", "9000", "44021"])
def test_a_municipality_is_found_by_any_of_its_names(name):
    assert read("work.municipality", work__municipality=name).value == "44021"
