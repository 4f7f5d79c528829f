"""What a result says of days: the window of a renewal, a start of which a term is not known."""

from datetime import date

import pytest

from tessera.faces.public.outcome import outcome
from tests.faces.public.conversation import carried
from tests.faces.public.test_outcomes import PICKER

WELDER = {
    "why": "change",
    "change": "renewal",
    "worker.nationality": "MAR",
    "work-kind": "graduate",
    "employed": "one",
    "work.municipality": "4700",
    "stay.until-day": "31",
    "stay.until-month": "1",
    "stay.until-year": "2027",
    "contract.start-day": "1",
    "contract.start-month": "2",
    "contract.start-year": "2027",
    "contract.open-ended": "yes",
}


@pytest.mark.parametrize("code", ["single-permit-highly-skilled", "eu-blue-card"])
def test_a_renewal_has_a_last_day_to_ask_and_is_never_too_late_to_start(code):
    out = outcome(carried(WELDER), code)
    assert out.start is None
    assert out.window.closes == date(2026, 11, 30)
    assert (out.visa, out.waiting) == ("none", "49")


@pytest.mark.parametrize("code", ["single-permit-highly-skilled", "eu-blue-card"])
def test_a_renewal_asks_for_no_certificate_and_no_proof_of_what_is_not_due(code):
    out = outcome(carried(WELDER), code)
    named = {needed.requirement.name for needed in out.found.needed}
    assert not named & {"medical-certificate", "criminal-record", "contribution-proof"}
    later = {told.name for told in out.told["later"]}
    assert not later & {"medical-certificate", "criminal-record"}
    assert len(out.after) == 2


def test_of_a_renewal_it_is_asked_until_when_the_card_runs_and_from_when_the_new_one():
    checking = carried({k: v for k, v in WELDER.items() if not k.startswith("stay.until")})
    assert checking.walk.turn("stay-until")
    assert "renewed permit" in checking.asked("contract.start")
    assert outcome(checking, "single-permit-highly-skilled").window.closes is None


def test_whoever_looks_for_work_after_the_studies_files_with_the_municipality_in_time():
    story = {"why": "change", "change": "studied", "study": "finished", "worker.nationality": "VNM"}
    until = {name: said for name, said in WELDER.items() if name.startswith("stay.until")}
    out = outcome(carried(story | until), "student-search-year")
    assert out.window.closes == date(2027, 1, 16)
    assert out.lodged == ("Municipality",)


def test_a_start_is_told_as_not_known_where_the_term_to_decide_is_not():
    out = outcome(carried(PICKER | {"season": "short"}), "seasonal-short")
    assert (out.start, out.wanted) == (None, date(2027, 5, 1))


def test_a_card_is_priced_by_its_years():
    story = {"why": "own-business", "business": "outside", "worker.nationality": "USA"}
    place = {"business.office-in-belgium": "yes", "business.seat-municipality": "Ixelles"}
    years = {"card.years": "2", "business.access-to-profession": "free"}
    costs = outcome(carried(story | place | years), "professional-card-abroad").sums.costs
    assert [cost.years for cost in costs if cost.each_year] == [2]
