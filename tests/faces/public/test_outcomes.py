"""What a result says of a story: its headline, its doubts, its sums. Without a server."""

import pytest

from tessera.faces.public.comparing import compared, first
from tessera.faces.public.outcome import outcome
from tessera.words.countries import nationalities
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
    assert ("1 January 2026" in out.listed) == (stands == "struck")


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
