"""Six questions, no account: who decides, which conditions, papers, costs and the latest day."""

import re

import pytest
from django.test import Client
from markupsafe import escape

from tessera.faces.look.carried import KEPT
from tessera.law.load import shelf
from tessera.words.languages import Language
from tessera.words.sentences import say

GHENT = {
    "worker": {"worker.nationality": "IND", "where": "outside"},
    "employer": {"employed": "one"},
    "place": {"place": "9000"},
    "diploma": {"diploma.level": "master", "job.kind": "ordinary"},
    "pay": {"pay.base-month": "4 200"},
    "contract": {
        "contract.start-day": "1",
        "contract.start-month": "maart",
        "contract.start-year": "2027",
        "contract.open-ended": "yes",
    },
}


def answered(client, language="en", **changes):
    """Each page in turn, as a person goes through them; the last answer is the result."""
    page = None
    for step, sent in (GHENT | changes).items():
        page = client.post(f"/{language}/check/{step}", sent)
        assert page.status_code == 303, page.content.decode()
    return client.get(page["Location"])


def text_of(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("place", "authority"),
    [
        ("9000", "flanders"),
        ("Ixelles", "brussels"),
        ("5000", "wallonia"),
        ("4700", "german-speaking"),
    ],
)
def test_the_place_decides_who_decides_in_each_language(db_roles, language, place, authority):
    here = {"diploma": {"diploma.level": "master", "job.kind": "ordinary"}}
    here["pay"] = {"pay.base-month": "5 000", "full-time": "yes"}
    page = answered(Client(), language, place={"place": place}, **here)
    name = next(a for a in shelf().on(page.wsgi_request.day).authorities() if a.id == authority)
    assert str(escape(name.name.said_in(language))) in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


def test_the_result_tells_conditions_papers_cost_and_the_latest_day(db_roles):
    text = text_of(answered(Client()))
    assert "Nothing you told us stands in the way" in text
    assert "The rule: at least € 48 912 a year" in text
    assert "is the last day for a decision" in text
    assert "Employment contract" in text
    assert "€ 180" in text


def test_pay_one_cent_under_the_floor_is_told_and_decides_nothing(db_roles):
    born = {"day": "14", "month": "mei", "year": "1985"}
    typed = {f"worker.birth-date-{part}": value for part, value in born.items()}
    text = text_of(answered(Client(), pay={"pay.base-month": "4 075,99"} | typed))
    assert "One condition is not met" in text
    assert "An officer decides" in text


def test_what_nobody_knows_is_no_error_and_is_told_as_not_known(db_roles):
    text = text_of(answered(Client(), pay={"skip": "yes"}))
    assert "We do not know yet" in text


def test_no_answer_at_all_is_an_error_that_leads_to_its_field(db_roles):
    page = Client().post("/nl/check/worker", {})
    html = page.content.decode()
    assert page.status_code == 422
    assert html.count("<title>Fout:") == 1
    assert 'href="#worker.nationality"' in html
    assert 'href="#where"' in html


def test_a_postcode_of_two_municipalities_asks_which_one(db_roles):
    client = Client()
    client.post("/fr/check/employer", {"employed": "one"})
    page = client.post("/fr/check/place", {"place": "1050"})
    assert page.status_code == 422
    assert 'value="21009"' in page.content.decode()
    assert client.post("/fr/check/place", {"place": "21009"}).status_code == 303


def test_the_registered_office_counts_when_no_unit_is_the_main_one(db_roles):
    client = Client()
    client.post("/en/check/employer", {"employed": "evenly"})
    assert "registered office" in text_of(client.get("/en/check/place"))
    page = answered(client, employer={"employed": "evenly"}, place={"place": "1310"})
    assert "no establishment is the main one" in text_of(page)


def test_citizens_of_the_union_need_no_permit(db_roles):
    page = answered(Client(), worker={"worker.nationality": "PRT", "where": "outside"})
    assert "The worker needs no permit" in text_of(page)


def test_the_answers_are_kept_on_the_server_and_can_be_erased(db_roles):
    client = Client()
    page = answered(client)
    assert "?" not in page.wsgi_request.get_full_path()
    assert client.post("/en/check/forget").status_code == 303
    assert client.get("/en/check/result").status_code == 302


def test_the_answers_go_along_into_an_application(db_roles):
    client = Client()
    answered(client, place={"place": "21013"}, pay={"pay.base-month": "4 200", "full-time": "yes"})
    client.post("/en/check/take-along")
    carried = client.session[KEPT]
    assert carried["pay.base-month"] == {"number": "4200.00"}
    assert carried["contract.start"] == {"day": "2027-03-01"}
    assert "contract.weekly-hours" not in carried


def test_changing_one_answer_comes_back_to_the_result(db_roles):
    client = Client()
    answered(client)
    assert 'name="then" value="result"' in client.get("/en/check/pay?then=result").content.decode()
    page = client.post("/en/check/pay", {"pay.base-month": "3 000", "then": "result"})
    assert page["Location"] == "/en/check/result"


def test_the_language_changes_and_the_typed_answer_stays(db_roles):
    client = Client()
    page = client.post("/en/check/pay", {"pay.base-month": "many", "in-language": "de"})
    assert page["Location"] == "/de/check/pay"
    assert 'value="many"' in client.get(page["Location"]).content.decode()


def test_a_step_that_does_not_exist_is_not_found(db_roles):
    answer = Client().get("/de/check/horoscope")
    assert answer.status_code == 404
    assert say("errors.not-found-title", "de") in answer.content.decode()
