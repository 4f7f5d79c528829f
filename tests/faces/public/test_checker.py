"""No account, a few questions: which permit, who decides, conditions, papers, cost, latest day."""

import re
from datetime import date

import pytest
from django.test import Client
from markupsafe import escape

from tessera.faces.look.carried import FOR, KEPT
from tessera.law.load import shelf
from tessera.words.languages import Language
from tests.conftest import ROOT
from tests.faces.public.conversation import Visitor, text_of

GHENT = {
    "why": "work",
    "worker.nationality": "IND",
    "work-length": "long",
    "work-kind": "graduate",
    "where": "outside",
    "employed": "one",
    "work.municipality": "9000",
    "diploma.level": "master",
    "job.kind": "ordinary",
    "pay.base-month": "4 200",
    "full-time": "yes",
    "contract.start-day": "1",
    "contract.start-month": "maart",
    "contract.start-year": "2027",
    "contract.open-ended": "yes",
}


def visitor(language="en", **changes):
    asked = {name.replace("__", "."): value for name, value in changes.items()}
    return Visitor(language).tells(GHENT | asked)


def as_highly_skilled(person):
    person.walks()
    return person.client.get(f"/{person.language}/check/result/single-permit-highly-skilled")


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
    page = visitor(language, work__municipality=place).walks()
    name = next(a for a in shelf().on(page.wsgi_request.day).authorities() if a.id == authority)
    assert str(escape(name.name.said_in(language))) in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


def test_the_result_tells_conditions_papers_cost_and_the_latest_day(db_roles):
    text = text_of(as_highly_skilled(visitor()))
    assert "Nothing you told us stands in the way" in text
    assert "Needed: at least € 48 912 a year." in text
    assert "Last day for a decision" in text
    assert "Employment contract" in text
    assert "€ 180" in text


def test_the_same_answers_are_held_against_the_other_permits_side_by_side(db_roles):
    text = text_of(visitor().walks())
    beside = text[text.index("These answers, permit by permit") :]
    assert "Single permit for a highly skilled worker" in beside
    assert "EU Blue Card" in beside


def test_verdict_decider_last_day_start_and_cost_come_before_everything_else(db_roles):
    text = text_of(as_highly_skilled(visitor()))
    first = text[: text.index("These answers, permit by permit")]
    for said in ("Nothing you told us", "Work: Flemish Region", "28 March 2027", "€ 582"):
        assert said in first
    assert "Employment contract" not in first


def test_a_start_before_the_last_day_is_told_to_be_too_late_and_from_when_it_is_certain(db_roles):
    text = text_of(as_highly_skilled(visitor()))
    assert "Perhaps too late for 1 March 2027" in text
    assert "A start is only certain from 29 March 2027" in text
    later = text_of(as_highly_skilled(visitor(**{"contract.start-year": "2028"})))
    assert "In time for 1 March 2028, but only on conditions" in later
    assert "That leaves 338 days for the visa and the trip" in later
    assert "A visa D is needed, after the decision" in later


def test_of_the_other_permit_one_reads_what_stands_in_the_way_and_by_how_much(db_roles):
    nothing_more = {"pay.extras-year": "0", "pay.benefits-year": "0"}
    text = text_of(as_highly_skilled(visitor().tells(nothing_more)))
    beside = text[text.index("EU Blue Card") :]
    assert "Needed: at least € 63 586 a year" in beside[:600]
    assert "In time for 1 March 2027" in beside[:700]


def test_a_card_is_priced_by_the_year_and_its_person_is_no_worker(db_roles):
    story = {"why": "own-business", "business": "outside", "worker.nationality": "USA"}
    place = {"business.office-in-belgium": "yes", "business.seat-municipality": "9000"}
    person = Visitor("en").tells(story | place)
    text = text_of(person.walks())
    assert "for each year the card is valid" in text
    assert "Perhaps another € 242: Federal contribution for the visa D (article 9)" in text
    assert "term not known" in text
    assert "the worker" not in text.lower()
    assert shelf().on(date(2026, 11, 28)).procedure("student-first").person == "student"


@pytest.mark.parametrize(
    ("place", "own", "others"),
    [
        ("4700", (), ("Wallonia", "Walloon", "Brussels")),
        ("Ixelles", ("Brussels",), ("Wallonia", "Walloon")),
    ],
)
def test_the_foot_of_a_result_names_no_other_region_s_texts(db_roles, place, own, others):
    story = {"why": "own-business", "business": "outside", "worker.nationality": "USA"}
    place = {"business.office-in-belgium": "yes", "business.seat-municipality": place}
    page = text_of(Visitor("en").tells(story | place).walks())
    foot = page[page.index("What we could not know") :]
    assert [name for name in others if name in foot] == []
    assert [name for name in own if name not in foot] == []


def test_whoever_comes_from_abroad_is_told_the_price_of_the_visa(db_roles):
    assert "Visa D, paid at the post" in text_of(as_highly_skilled(visitor()))
    here = visitor(where="long-stay")
    assert "Visa D, paid at the post" not in text_of(as_highly_skilled(here))


def test_what_is_folded_on_the_screen_is_open_on_paper():
    css = (ROOT / "tessera/faces/look/static/tessera.css").read_text("utf-8")
    paper = css[css.index("@media print") :]
    assert "details::details-content { content-visibility: visible" in paper


def test_pay_one_cent_under_the_floor_is_told_and_decides_nothing(db_roles):
    born = {"day": "14", "month": "mei", "year": "1985"}
    typed = {f"worker.birth-date-{part}": value for part, value in born.items()}
    pay = {"pay.base-month": "4 000,00", "pay.extras-year": "911,99", "pay.benefits-year": "0"}
    person = visitor().tells(typed | pay)
    text = text_of(as_highly_skilled(person))
    assert "One condition is not met" in text
    assert "An officer decides" in text


def test_what_nobody_knows_is_no_error_and_is_told_as_not_known(db_roles):
    person = visitor()
    del person.knows["pay.base-month"]
    assert "We do not know yet" in text_of(as_highly_skilled(person))


def test_who_wants_the_result_now_leaves_the_page_open(db_roles):
    person = visitor()
    person.walks()
    page = person.client.post("/nl/check/pay", {"now": "yes"})
    assert page["Location"] == "/nl/check/result"


def test_no_answer_at_all_is_an_error_that_leads_to_its_field(db_roles):
    page = Client().post("/nl/check/why", {})
    html = page.content.decode()
    assert page.status_code == 422
    assert html.count("<title>Fout:") == 1
    assert 'href="#why"' in html
    assert "Kies een antwoord, of “Ik weet het niet”" in html


def test_whoever_does_not_know_the_nationality_goes_on(db_roles):
    person = visitor(worker__nationality="unknown")
    person.walks()
    assert "single-permit-highly-skilled" in person.finds()


def test_two_hundred_years_of_experience_are_told_and_never_weighed(db_roles):
    person = visitor("nl", work__municipality="Ixelles")
    person.walks()
    sent = {"diploma.level": "master", "experience.years": "200"}
    page = person.client.post("/nl/check/where", sent)
    assert page.status_code == 422
    assert "Typ 70 of minder" in text_of(page)


def test_nobody_is_born_after_today(db_roles):
    person = visitor()
    person.walks()
    born = {"worker.birth-date-day": "1", "worker.birth-date-month": "1"}
    page = person.client.post("/en/check/where", born | {"worker.birth-date-year": "2050"})
    assert page.status_code == 422
    assert "still to come" in text_of(page)


def test_a_postcode_of_two_municipalities_asks_which_one_and_never_guesses(db_roles):
    person = visitor("fr")
    del person.knows["work.municipality"]
    person.walks()
    sent = {"employed": "one", "work.municipality": "1050"}
    page = person.client.post("/fr/check/employed", sent)
    assert page.status_code == 422
    assert 'value="21009"' in page.content.decode()
    sent["work.municipality"] = "21009"
    assert person.client.post("/fr/check/employed", sent).status_code == 303


def test_the_registered_office_counts_when_no_unit_is_the_main_one(db_roles):
    person = visitor(employed="evenly").tells({"employer.seat-municipality": "1310"})
    page = person.walks()
    assert "registered office" in text_of(person.client.get("/en/check/place"))
    assert "no establishment is the main one" in text_of(page)


def test_citizens_of_the_union_need_no_permit(db_roles):
    person = visitor(worker__nationality="PRT")
    assert "The person needs no permit" in text_of(person.walks())
    assert person.asked == ["why"]


def test_whoever_seeks_protection_is_told_where_to_go_and_asked_nothing_more(db_roles):
    person = Visitor("de", why="other", other="protection", worker__nationality="SYR")
    text = text_of(person.walks())
    assert "Schutz beantragen Sie nicht hier" in text
    assert "Gesetz vom 15. Dezember 1980" in text


def test_the_answers_are_kept_on_the_server_and_can_be_erased(db_roles):
    person = visitor()
    page = person.walks()
    assert "?" not in page.wsgi_request.get_full_path()
    assert person.client.post("/en/check/forget").status_code == 303
    assert person.client.get("/en/check/result")["Location"] == "/en/check/why"


def test_the_answers_go_along_into_an_application_of_that_procedure(db_roles):
    person = visitor(work__municipality="21013")
    person.walks()
    chosen = {"procedure": "single-permit-highly-skilled"}
    person.client.post("/en/check/take-along", chosen)
    carried = person.client.session[KEPT]
    assert person.client.session[FOR] == "single-permit-highly-skilled"
    assert carried["pay.base-month"] == {"number": "4200.00"}
    assert carried["contract.start"] == {"day": "2027-03-01"}
    assert "contract.weekly-hours" not in carried


def test_no_application_begins_for_what_these_answers_do_not_leave(db_roles):
    person = visitor()
    person.walks()
    person.client.post("/en/check/take-along", {"procedure": "single-permit-unlimited"})
    assert KEPT not in person.client.session


def test_changing_one_answer_comes_back_to_the_result(db_roles):
    person = visitor()
    person.walks()
    page = person.client.get("/en/check/pay?then=result")
    assert 'name="then" value="result"' in page.content.decode()
    sent = {"pay.base-month": "3 000", "then": "result"}
    assert person.client.post("/en/check/pay", sent)["Location"] == "/en/check/result"


def test_a_change_asks_what_it_makes_needed_and_comes_back_to_the_result(db_roles):
    person = visitor()
    person.walks()
    sent = {"employed": "posted", "then": "result"}
    address = person.client.post("/en/check/employed", sent)["Location"]
    assert address == "/en/check/place?then=result"
    page = person.client.get(address)
    assert 'name="then" value="result"' in page.content.decode()
    sent = {"host.municipality": "9000", "then": "result"}
    assert person.client.post("/en/check/place", sent)["Location"] == "/en/check/result"


def test_another_purpose_leads_elsewhere_and_coming_back_finds_every_answer(db_roles):
    person = visitor()
    person.walks()
    away = person.client.post("/en/check/why", {"why": "research", "worker.nationality": "IND"})
    assert away["Location"] == "/en/check/research"
    assert person.client.get("/en/check/pay")["Location"] == "/en/check/research"
    person.client.post("/en/check/why", {"why": "work", "worker.nationality": "IND"})
    assert 'value="4 200"' in person.client.get("/en/check/pay").content.decode()


def test_going_back_keeps_what_was_typed_right_or_wrong(db_roles):
    person = visitor()
    person.walks()
    page = person.client.post("/en/check/pay", {"pay.base-month": "many", "back": "yes"})
    assert page["Location"] == "/en/check/where"
    assert 'value="many"' in person.client.get("/en/check/pay").content.decode()


def test_the_language_changes_and_the_typed_answer_stays(db_roles):
    person = visitor()
    person.walks()
    sent = {"pay.base-month": "many", "in-language": "de"}
    page = person.client.post("/en/check/pay", sent)
    assert page["Location"] == "/de/check/pay"
    assert 'value="many"' in person.client.get(page["Location"]).content.decode()


def test_a_page_that_does_not_exist_is_not_found(db_roles):
    assert Client().get("/de/check/horoscope").status_code == 404


def test_a_page_that_is_not_yet_come_by_leads_to_the_open_one(db_roles):
    assert Client().get("/de/check/pay")["Location"] == "/de/check/why"


def test_enter_sends_the_page_on(db_roles):
    """The first button that belongs to the form is the one that Enter presses."""
    page = Client().get("/en/check/why").content.decode()
    first, *others = re.findall(r'<button[^>]*form="check"[^>]*>', page)
    assert 'name="' not in first
    assert any('name="back"' in each for each in others)


def test_when_the_work_ends_the_days_that_are_left_are_told_and_what_to_do(db_roles):
    person = Visitor("en", why="change", change="lost").tells({"worker.nationality": "IND"})
    text = text_of(person.walks())
    assert "That time is 90 days" in text
    assert "annex 51" in text
