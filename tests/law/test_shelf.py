"""The shelf as the rest of the house asks it: terms, look-ups, offices, what changes when."""

from datetime import date

import pytest

from tessera.law.differ import difference
from tessera.law.holidays import legal_calendar
from tessera.law.load import shelf
from tessera.law.model import Effect, Kind, Lane, Mark, Shift, Unit
from tests.law.persons import PROCEDURE, TODAY

LAW = shelf().on(TODAY)


@pytest.mark.parametrize(
    ("name", "scope", "length", "unit", "effect"),
    [
        ("supplement", {}, 15, Unit.DAYS, Effect.OPENS),
        ("supplement", {"authority": "flanders"}, 15, Unit.DAYS, Effect.OPENS),
        ("supplement", {"authority": "wallonia"}, 15, Unit.WORKING_DAYS, Effect.OPENS),
        ("charge-supplement", {}, 30, Unit.DAYS, Effect.OPENS),
        ("copy", {}, 15, Unit.DAYS, Effect.NONE),
        ("decision", {"procedure": PROCEDURE}, 4, Unit.MONTHS, Effect.DEEMED),
        ("decision-work", {}, 4, Unit.MONTHS, Effect.UNKNOWN),
        ("decision", {"procedure": "single-permit-ict"}, 90, Unit.DAYS, Effect.NONE),
        ("decision", {"procedure": "single-permit-researcher"}, 60, Unit.DAYS, Effect.NONE),
        ("decision", {"procedure": "eu-blue-card"}, 90, Unit.DAYS, Effect.DISPUTED),
        ("information", {}, 15, Unit.DAYS, Effect.OPENS),
        ("registration", {}, 8, Unit.WORKING_DAYS, Effect.NONE),
        ("work-on-annex-46", {}, 90, Unit.DAYS, Effect.NONE),
        ("paper", {}, 90, Unit.DAYS, Effect.NONE),
        ("appeal-flanders", {}, 1, Unit.MONTHS, Effect.NONE),
        ("appeal-wallonia", {}, 1, Unit.MONTHS, Effect.NONE),
        ("appeal-brussels", {}, 30, Unit.DAYS, Effect.NONE),
        ("appeal-german-speaking", {}, None, Unit.DAYS, Effect.NONE),
        ("appeal-call", {}, 30, Unit.DAYS, Effect.NONE),
        ("appeal-council-of-state", {}, 60, Unit.DAYS, Effect.NONE),
        ("service-registered-post", {}, 3, Unit.WORKING_DAYS, Effect.NONE),
        ("grace-after-work", {}, 90, Unit.DAYS, Effect.ENDS_BY_LAW),
        ("grace-after-work", {"procedure": "single-permit-ict"}, 0, Unit.DAYS, Effect.ENDS_BY_LAW),
    ],
)
def test_the_terms_of_the_law(name, scope, length, unit, effect):
    term = LAW.term(name, **scope)
    assert (term.length, term.unit, term.effect) == (length, unit, effect)


def test_only_some_terms_stand_still_while_information_is_awaited():
    pausing = {"single-permit-ict", "single-permit-researcher"}
    for procedure in (PROCEDURE, "eu-blue-card", *pausing):
        pauses = LAW.term("decision", procedure=procedure).pauses
        assert pauses == ({"information"} if procedure in pausing else set())


def test_only_the_ordinary_term_can_be_extended():
    assert LAW.term("decision", procedure=PROCEDURE).extendable
    assert not LAW.term("decision", procedure="single-permit-ict").extendable


def test_completeness_is_a_target_and_sources_disagree():
    term = LAW.term("completeness")
    assert term.target
    assert term.mark is Mark.CONFLICT


def test_appeals_shift_to_a_working_day_and_decisions_do_not():
    assert LAW.term("appeal-call").shift is Shift.NEXT_WORKING_DAY
    assert LAW.term("decision").shift is Shift.NONE


def test_what_is_not_there_is_no_answer():
    for ask in (
        lambda: LAW.term("eternity"),
        lambda: LAW.authority("atlantis"),
        lambda: LAW.procedure("tourism"),
        lambda: LAW.question("worker.shoe-size"),
        lambda: LAW.amount("pay-floor", "juggler", authority="flanders"),
        lambda: LAW.listed("higher-education", authority="immigration-office"),
        lambda: LAW.remedy("work", "atlantis"),
        lambda: LAW.source("hearsay"),
    ):
        with pytest.raises(LookupError):
            ask()


def test_the_law_of_a_day_before_a_procedure_knows_nothing_of_it():
    with pytest.raises(LookupError):
        shelf().on(date(2018, 12, 23)).procedure(PROCEDURE)
    assert shelf().on(date(2018, 12, 24)).procedure(PROCEDURE).lanes == (Lane.WORK, Lane.STAY)


def test_what_is_not_for_this_platform_yet_is_not_offered():
    offered = {p.code for p in LAW.procedures() if p.offered}
    assert {PROCEDURE, "professional-card-abroad", "professional-card-belgium"} <= offered
    assert not {"statelessness", "eu-registration"} & offered


def test_each_procedure_offered_can_be_filed_asks_something_and_has_its_halves():
    offered = [p for p in LAW.procedures() if p.offered]
    assert PROCEDURE in {p.code for p in offered}
    for procedure in offered:
        assert procedure.filers, procedure.code
        assert LAW.questions(procedure.code), procedure.code
        assert [half.name for half in LAW.halves(procedure.code)] == list(procedure.lanes)


def test_grounds_are_those_of_a_half_or_of_the_file_itself():
    assert {ground.lane for ground in LAW.grounds(Lane.STAY, "immigration-office")} == {Lane.STAY}
    assert {ground.lane for ground in LAW.grounds(None, "brussels")} == {None}


def test_a_citation_leads_to_its_source():
    assert LAW.source("aliens-act#61/25-5").id == "aliens-act"


def test_a_municipality_and_a_post_are_authorities_too():
    ghent = LAW.authority("municipality:44021")
    assert (ghent.kind, ghent.languages, ghent.name.en) == (Kind.MUNICIPALITY, ("nl",), "Ghent")
    assert LAW.authority("municipality:23100").languages == ("nl", "fr")
    mumbai = LAW.authority("post:in-mumbai")
    assert (mumbai.kind, mumbai.name.fr) == (Kind.POST, "Consulat général de Belgique (Mumbai)")


def test_a_merged_municipality_answers_under_its_new_code():
    assert LAW.authority("municipality:44034").id != "municipality:44034"


@pytest.mark.parametrize("code", ["municipality:00000", "post:xx-nowhere", "flanders:1"])
def test_an_office_nobody_knows_is_no_authority(code):
    with pytest.raises(LookupError):
        LAW.authority(code)


def test_the_law_counts_with_the_legal_holidays():
    assert LAW.calendar is legal_calendar()


def test_days_between_which_nothing_changes_share_what_is_worked_out():
    made = []
    days = (date(2026, 9, 1), TODAY, date(2026, 12, 31), date(2027, 1, 1), date(2026, 8, 31))
    for day in days:
        shelf().on(day).once("a test", lambda day=day: made.append(day) or day)
    assert made == [date(2026, 9, 1), date(2027, 1, 1), date(2026, 8, 31)]
    assert shelf().on(TODAY).day == TODAY


def test_what_changes_between_two_days_is_listed():
    found = difference(shelf(), date(2026, 8, 31), date(2026, 9, 1))
    assert {row.id.split("/")[0] for row in found.begun} == {"amount", "charge"}
    assert all("flemish-retribution" in row.id for row in found.begun)
    assert found.ended == ()
    back = difference(shelf(), date(2026, 9, 1), date(2026, 8, 31))
    assert back.ended == found.begun
