"""What a result says of a story: its headline, its doubts, its sums. Without a server."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.faces.look.answering import day_said
from tessera.faces.public.checking import start_typed
from tessera.faces.public.comparing import compared, first, side_by_side
from tessera.faces.public.outcome import outcome
from tessera.law.findings import Verdict, least_sure
from tessera.law.model import Mark
from tessera.words.countries import nationalities
from tessera.words.money import amount
from tests.faces.public.conversation import carried

BUTCHER = {
    "why": "work",
    "worker.nationality": "TUR",
    "work-length": "long",
    "work-kind": "unsure",
    "where": "outside",
    "employed": "one",
    "work.municipality": "4780",
    "diploma.level": "secondary",
    "it-experience": "no",
    "shortage.function": "butcher",
    "pay.base-month": "2600",
    "full-time": "yes",
    "contract.start-day": "1",
    "contract.start-month": "3",
    "contract.start-year": "2027",
    "contract.open-ended": "yes",
}


def headline_of(checking):
    return first(compared(checking), checking.walk.besides)


def test_a_figure_nobody_knows_never_makes_the_headline():
    assert headline_of(carried(BUTCHER)) == "single-permit-labour-market"
    assert headline_of(carried(BUTCHER | {"it-experience": "yes"})) != "eu-blue-card"


@pytest.mark.parametrize("place", ["4780", "9000", "5000"])
def test_without_a_higher_diploma_or_years_in_it_there_is_no_blue_card(place):
    out = outcome(carried(BUTCHER | {"work.municipality": place}), "eu-blue-card")
    assert "qualified" in [told.name for told in out.standing("not-met")]


def test_years_in_it_are_asked_only_of_whoever_has_no_higher_diploma():
    assert carried(BUTCHER).walk.turn("it-experience")
    assert not carried(BUTCHER | {"diploma.level": "master"}).walk.turn("it-experience")
    assert "experience.first-isco" not in carried(BUTCHER).to_carry


@pytest.mark.parametrize(
    ("place", "function", "stands"),
    [
        ("9000", "diamond-cutter", "on"),
        ("9000", "butcher", "struck"),
        ("9000", "works-manager", "unknown"),
        ("4780", "butcher", "unknown"),
    ],
)
def test_a_function_is_told_on_its_list_struck_from_it_or_not_known(place, function, stands):
    story = {"work.municipality": place, "shortage.function": function}
    out = outcome(carried(BUTCHER | story), "single-permit-labour-market")
    assert out.listing.stands == stands
    assert ("struck since 1\u00a0January 2026" in out.listed) == (stands == "struck")


@pytest.mark.parametrize("code", ["GLP", "MTQ", "MYT", "REU", "GUF", "ALA", "ABW", "FRO", "GRL"])
def test_nobody_has_the_nationality_of_a_territory_of_a_member_state(code):
    assert code not in dict(nationalities("fr"))


def test_at_most_is_the_most_over_every_authority_that_may_decide():
    nowhere = {name: said for name, said in BUTCHER.items() if name != "work.municipality"}
    out = outcome(carried(nowhere), "single-permit-labour-market")
    places = ("4780", "9000", "5000", "1000")
    found = [carried(BUTCHER | {"work.municipality": place}) for place in places]
    each = [outcome(one, "single-permit-labour-market").sums.most for one in found]
    assert out.nobody
    assert out.sums.most == max(each) > min(each)
    assert out.sums.perhaps_less


def test_what_may_be_possible_always_has_something_open():
    nothing = {name: BUTCHER[name] for name in ("why", "worker.nationality", "work-length")}
    for row in compared(carried(nothing | {"work-kind": "unsure"})):
        assert row.headline != "may" or row.open


def test_a_year_s_pay_typed_as_a_month_s_is_asked_about_and_taken_when_sent_again():
    checking = carried(BUTCHER | {"pay.base-month": "95000"}, "en")
    turn = checking.walk.turn("pay")
    _, errors = checking.read(turn, {"pay.base-month": "95000"})
    assert "Do not divide the year by twelve" in errors["pay.base-month"]
    assert "pay.base-month" not in checking.answers
    again = {"pay.base-month": "95000", "sure": "95000", "full-time": "yes"}
    assert checking.read(turn, again) == ({"pay.base-month": 95000}, {})


def test_years_in_it_that_are_said_are_shown_with_the_application_and_no_longer_open():
    story = {"work-kind": "graduate", "it-experience": "yes", "pay.base-month": "5400"}
    story["work.municipality"] = "Ixelles"
    out = outcome(carried(BUTCHER | story), "eu-blue-card")
    assert out.headline == "fits"
    assert "qualified" in [told.name for told in out.told["later"]]


GRADUATE = BUTCHER | {
    "work-kind": "graduate",
    "diploma.level": "master",
    "job.kind": "ordinary",
    "worker.birth-date-day": "3",
    "worker.birth-date-month": "6",
}
FLANDERS = {"work.municipality": "9000", "worker.birth-date-year": "1985", "pay.base-month": "4000"}
WALLONIA = {"work.municipality": "5000", "worker.birth-date-year": "1997", "pay.base-month": "3500"}
BRUSSELS = FLANDERS | {"work.municipality": "1000", "pay.base-month": "3703,43"}


def pay_of(place, extras="", benefits=""):
    more = {"pay.extras-year": extras, "pay.benefits-year": benefits}
    said = {name: sum_ for name, sum_ in more.items() if sum_}
    out = outcome(carried(GRADUATE | place | said), "single-permit-highly-skilled")
    return next(t.verdict for t in out.told["answered"] if t.name.startswith("pay"))


@pytest.mark.parametrize(
    ("place", "extras", "benefits", "verdict"),
    [
        (FLANDERS, "", "", "unknown"),
        (FLANDERS, "911,99", "", "unknown"),
        (FLANDERS, "", "0", "unknown"),
        (FLANDERS, "911,99", "0", "not-met"),
        (FLANDERS, "912", "", "met"),
        (FLANDERS, "0", "912", "met"),
        (FLANDERS | {"pay.base-month": "4076"}, "", "", "met"),
        (WALLONIA, "", "", "unknown"),
        (WALLONIA, "575,99", "", "not-met"),
        (WALLONIA, "575,99", "10000", "not-met"),
        (WALLONIA, "576", "", "met"),
        (BRUSSELS, "10000", "10000", "not-met"),
    ],
)
def test_pay_is_too_low_only_once_nothing_unsaid_could_lift_it(place, extras, benefits, verdict):
    assert pay_of(place, extras, benefits) == verdict


def test_what_comes_on_top_is_asked_where_it_counts_and_twelve_months_fall_short():
    asked = [carried(GRADUATE | each).walk.turn("pay-year") for each in (FLANDERS, WALLONIA)]
    assert [turn.asks for turn in asked] == [
        ("pay.extras-year", "pay.benefits-year"),
        ("pay.extras-year",),
    ]
    enough = FLANDERS | {"pay.base-month": "6000"}
    assert not carried(GRADUATE | enough).walk.turn("pay-year")
    assert not carried(GRADUATE | BRUSSELS).walk.turn("pay-year")


def test_no_sum_that_was_not_said_goes_along_into_an_application():
    assert "pay.extras-year" not in carried(GRADUATE | FLANDERS).answers


PICKER = {
    "why": "season",
    "worker.nationality": "MAR",
    "season": "long",
    "employed": "one",
    "work.municipality": "Sint-Truiden",
    "where": "outside",
    "contract.start-day": "1",
    "contract.start-month": "5",
    "contract.start-year": "2027",
    "contract.end-day": "15",
    "contract.end-month": "9",
    "contract.end-year": "2027",
}


@pytest.mark.parametrize(
    ("earlier", "until"),
    [
        ({"life.earlier-seasons": "no"}, date(2027, 9, 15)),
        ({"life.earlier-seasons": "yes"}, None),
        (
            {"life.earlier-seasons": "yes", "life.seasons": "15/10/2026 - 13/11/2026"},
            date(2027, 8, 28),
        ),
    ],
)
def test_a_season_ends_at_the_latest_where_the_days_are_used_up(earlier, until):
    checking = carried(PICKER | earlier)
    assert outcome(checking, "single-permit-seasonal").found.until == until
    asked = [name for turn in checking.walk.turns for part in turn.whole for name in part.asks]
    assert ("life.seasons" in asked) is (earlier["life.earlier-seasons"] == "yes")
    assert "contract.open-ended" not in asked


@pytest.mark.parametrize(("day", "fee"), [(date(2026, 6, 30), 180), (date(2026, 7, 1), 250)])
def test_the_visa_has_the_price_of_its_day(day, fee):
    out = outcome(carried(BUTCHER, day=day), "single-permit-shortage")
    (visa,) = [cost for cost in out.sums.costs if cost.payee == "Consular post"]
    assert visa.amount == fee


def test_for_a_short_season_the_visa_is_that_of_a_short_stay_and_not_everybody_needs_one():
    costs = outcome(carried(PICKER | {"season": "short"}), "seasonal-short").sums.costs
    assert [(cost.amount, cost.verdict) for cost in costs] == [(90, Verdict.UNKNOWN)]


def test_whoever_looks_for_work_after_the_studies_is_asked_nothing_about_an_employer():
    story = {"why": "change", "change": "studied", "study": "finished", "worker.nationality": "VNM"}
    checking = carried(story)
    assert not checking.walk.turn("employed")
    assert "single-permit-highly-skilled" in checking.walk.besides


def test_of_a_card_it_is_told_until_when_the_work_is_decided_though_not_the_stay():
    story = {"why": "own-business", "business": "outside", "worker.nationality": "USA"}
    place = {"business.office-in-belgium": "yes", "business.seat-municipality": "Ixelles"}
    out = outcome(carried(story | place), "professional-card-abroad")
    assert out.decision.day is None
    assert out.decision_work.day == date(2027, 3, 28)


def test_an_example_of_a_sum_is_written_as_its_language_writes_it():
    shown = {each: amount("95 000 a year").told(each) for each in ("nl", "en")}
    assert "703,44" in shown["nl"]
    assert "3,703.44" in shown["en"]


@pytest.mark.parametrize("day", ["1.", "1er", "1st", "1"])
def test_a_day_is_read_as_each_language_writes_it(day):
    typed = {"x-day": day, "x-month": "3", "x-year": "2027"}
    assert day_said("x", typed, "de").value == date(2027, 3, 1)


def test_a_birth_date_that_does_not_exist_is_answered_with_a_day_that_has_been():
    typed = {"x-day": "31", "x-month": "2", "x-year": "1985"}
    assert "1985" in day_said("x", typed, "fr", past=True).error


def test_the_permit_shown_stands_first_beside_the_others_and_what_fails_last():
    rows = side_by_side(compared(carried(BUTCHER)), "single-permit-labour-market")
    assert rows[0].procedure.code == "single-permit-labour-market"
    fails = [row.headline == "not" for row in rows]
    assert fails == sorted(fails)


def test_contradicting_sources_leave_less_sure_than_a_rule_that_was_inferred():
    assert least_sure([Mark.DERIVED, Mark.CONFLICT, Mark.SINGLE]) is Mark.CONFLICT


def joins_a_belgian(lived, here="no"):
    born = {"worker.birth-date-day": "3", "worker.birth-date-month": "5"}
    knows = {"why": "family", "worker.nationality": "TUN", "family": "belgian", "belgian": lived}
    knows |= born | {"worker.birth-date-year": "1996", "family.relationship": "spouse"}
    return outcome(carried(knows | {"worker.in-belgium": here}), "family-eu-belgian")


@pytest.mark.parametrize(
    ("lived", "contribution"),
    [("stayed", Verdict.MET), ("moved", Verdict.NOT_MET), ("unsure", Verdict.UNKNOWN)],
)
def test_whether_a_belgian_lived_in_another_member_state_settles_the_contribution(
    lived, contribution
):
    out = joins_a_belgian(lived)
    assert out.sums.costs[0].verdict is contribution
    assert out.title == "Family reunification with a Belgian"


def test_who_joins_a_belgian_from_abroad_is_told_that_a_visa_may_be_due_and_of_no_visa_when_here():
    abroad, here = joins_a_belgian("stayed"), joins_a_belgian("stayed", "yes")
    assert [cost.verdict for cost in abroad.sums.costs] == [Verdict.MET, Verdict.UNKNOWN]
    assert abroad.visa_not_read
    assert not here.visa_not_read
    assert len(here.sums.costs) == 1


def test_housing_and_insurance_are_among_the_papers_for_a_belgian_who_always_stayed():
    stayed, moved = joins_a_belgian("stayed").papers, joins_a_belgian("moved").papers
    labels = {paper.label for paper in stayed} - {paper.label for paper in moved}
    assert {"Proof of sufficient housing", "Proof of health insurance for the family"} <= labels


def test_a_figure_that_ends_before_the_decision_is_told_with_its_last_day():
    from_india = GRADUATE | FLANDERS | {"worker.nationality": "IND"}
    out = outcome(carried(from_india), "single-permit-highly-skilled")
    (said,) = [each.replace("\u00a0", " ") for each in out.ending]
    assert "31 December 2026" in said
    assert "with the benefits that count: € 48 912 a year; Federal contribution" in said
    assert "person: € 152. Which ones hold after that is not known yet" in said
    early = outcome(carried(from_india, day=date(2026, 2, 2)), out.procedure.code)
    assert early.ending == ()


@pytest.mark.parametrize(
    ("place", "since"), [("9000", "1 January 2026"), ("5000", "1 October 2024")]
)
def test_a_list_that_is_not_known_in_full_is_for_anybody_to_look_up(place, since):
    story = {"work.municipality": place, "shortage.function": "other", "work-kind": "shortage"}
    out = outcome(carried(BUTCHER | story), "single-permit-shortage")
    (listed,) = [each for each in out.told["answered"] if each.name == "on-the-list"]
    assert since in listed.look_up.replace("\u00a0", " ")
    assert listed.name not in [each.name for each in out.told["officer"]]


def test_the_scale_that_is_reached_is_told_where_the_guaranteed_minimum_is_not_known():
    story = {"work.municipality": "5000", "shortage.function": "other", "work-kind": "shortage"}
    pay = {"pay.base-month": "3500", "pay.scale-month": "3300"}
    out = outcome(carried(BUTCHER | story | pay), "single-permit-shortage")
    (told,) = [each for each in out.told["answered"] if each.name == "pay-scale"]
    said = " ".join(reason.said for reason in told.reasons).replace("\u00a0", " ")
    assert "at least € 3 300" in said
    assert "The last one we know is € 2 111.89" in said
    assert "which value the law asks" not in said


@pytest.mark.parametrize(
    ("seasons", "start", "none_left"),
    [
        ("1/5/2026 - 27/9/2026", "3", True),
        ("1/5/2026 - 27/9/2026", "7", False),
        ("1/6/2026 - 30/9/2026", "5", False),
        ("", "3", False),
    ],
)
def test_where_earlier_seasons_use_all_days_up_it_is_said_that_none_is_left(
    seasons, start, none_left
):
    story = {"life.earlier-seasons": "yes", "life.seasons": seasons}
    out = outcome(
        carried(PICKER | story | {"contract.start-month": start}), "single-permit-seasonal"
    )
    assert out.none_left is none_left


@pytest.mark.parametrize(
    ("complied", "day", "sooner"),
    [
        ("yes", date(2027, 1, 27), None),
        ("no", date(2027, 2, 26), None),
        ("", date(2027, 2, 26), date(2027, 1, 27)),
    ],
)
def test_whoever_kept_to_the_rules_of_earlier_seasons_is_told_the_shorter_term(
    complied, day, sooner
):
    story = {"life.earlier-seasons": "yes", "life.seasons": "1/6/2026 - 28/7/2026"}
    checking = carried(PICKER | story | {"life.seasons-complied": complied})
    asked = [name for turn in checking.walk.turns for part in turn.whole for name in part.asks]
    assert "life.seasons-complied" in asked
    out = outcome(checking, "single-permit-seasonal")
    assert out.decision.day == day
    assert (out.sooner.day if out.sooner else None) == sooner


def test_every_total_that_is_told_has_its_parts_in_the_table():
    nowhere = {name: said for name, said in BUTCHER.items() if name != "work.municipality"}
    sums = outcome(carried(nowhere), "single-permit-labour-market").sums
    due = [cost.amount for cost in sums.costs if cost.verdict is not Verdict.NOT_MET]
    assert sum(due) == sums.most
    assert any(cost.elsewhere for cost in sums.costs)


def test_a_cook_whose_job_was_struck_is_shown_the_labour_market_first_and_why_not_the_list():
    story = {"work.municipality": "2000", "shortage.function": "chef", "work-kind": "shortage"}
    pay = {"pay.base-month": "2700", "pay.scale-month": "2600"}
    checking = carried(BUTCHER | story | pay)
    found = compared(checking)
    code = first(found, checking.walk.besides)
    assert code == "single-permit-labour-market"
    last = side_by_side(found, code)[-1]
    assert last.procedure.code == "single-permit-shortage"
    (why,) = last.stands_in_the_way
    assert "Only a renewal with the same employer" in why.reasons[0].said


STARTED = {"contract.start-day": "1", "contract.start-month": "3", "contract.start-year": "2024"}


def test_a_first_application_for_work_that_has_begun_is_asked_about_and_taken_when_sent_again():
    checking = carried(BUTCHER)
    turn = checking.walk.turn("contract")
    _, errors = checking.read(turn, STARTED | {"contract.open-ended": "yes"})
    assert list(errors) == ["contract.start"]
    again = STARTED | {"contract.open-ended": "yes", "sure-of-start": start_typed(STARTED)}
    answers, errors = checking.read(turn, again)
    assert (answers["contract.start"], errors) == (date(2024, 3, 1), {})


def test_work_that_goes_on_may_have_begun():
    checking = carried(BUTCHER | {"why": "change", "change": "renewal"})
    _, errors = checking.read(checking.walk.turn("contract"), STARTED)
    assert "contract.start" not in errors


TECHNICIAN = {
    "why": "work",
    "worker.nationality": "USA",
    "work-length": "short",
    "employed": "posted",
    "work.municipality": "9000",
}


def test_a_technician_of_an_employer_abroad_is_told_that_an_exemption_may_hold():
    assert carried(TECHNICIAN | {"work-short": "exempt"}).walk.ending.name == "perhaps-exempt"


def test_short_work_may_take_a_visa_and_the_list_of_who_needs_none_is_not_known():
    out = outcome(carried(TECHNICIAN | {"work-short": "ordinary"}), "work-short")
    assert out.short_visa
    assert [cost.verdict for cost in out.sums.costs] == [Verdict.UNKNOWN]


def test_the_place_said_for_the_work_stands_where_the_place_of_the_host_is_asked():
    checking = carried(TECHNICIAN | {"work-short": "ordinary"})
    kept = {name: page for name, page in checking.kept.items() if name != "place"}
    asked = replace(checking, kept=kept)
    assert asked.typed(asked.walk.turn("place"))["host.municipality"] == "9000"


def test_a_special_profile_of_short_work_is_told_with_what_an_officer_judges():
    special = {"work-short": "ordinary", "job.category": "special", "host.municipality": "9000"}
    out = outcome(carried(TECHNICIAN | special), "work-short")
    assert "profile" in [told.name for told in out.told["officer"]]


def test_a_researcher_is_not_asked_about_nursing_or_teaching():
    knows = {"why": "work", "work-length": "long", "work-kind": "research", "employed": "one"}
    checking = carried(knows | {"worker.nationality": "BRA", "work.municipality": "3000"})
    asked = {name for turn in checking.walk.turns for each in turn.whole for name in each.asks}
    assert "diploma.level" in asked
    assert "job.kind" not in asked
