"""The conversation of the checker never ends in nothing, and the check says where it would."""

from datetime import date

import pytest

from tessera.law.bundle import shipped
from tessera.law.check import check
from tessera.law.conversation import Given, walk
from tessera.law.load import shelf
from tessera.law.paths import Ending, Path

BUNDLE = shipped()
TODAY = date(2026, 11, 28)
PURPOSE = "checker/purpose.toml"
PAGES = "checker/pages.toml"


def said(path, old, new):
    text = BUNDLE[path].decode()
    assert old in text, f"{path} has no {old}"
    return [str(flaw) for flaw in check(BUNDLE | {path: text.replace(old, new, 1).encode()})]


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        (PURPOSE, 'then = ["nationality", "change"]', "", "leads to exactly one of"),
        (PURPOSE, 'then = ["nationality", "change"]', 'then = ["nationality"]', "leads nowhere"),
        (PURPOSE, 'then = ["nationality", "change"]', 'then = ["horoscope"]', "horoscope is not"),
        (PURPOSE, 'ends = "job-lost"', 'ends = "horoscope"', "horoscope is not known"),
        (PURPOSE, 'ends = "job-lost"', 'then = ["why"]', "leads round to itself by change"),
        (PURPOSE, 'ends = "job-lost"', 'ends = "visit"', "no page ends here"),
        (PURPOSE, 'leaves = ["single-permit-unlimited"]', 'leaves = ["permit"]', "permit is not"),
        (PURPOSE, 'code = "research"', 'code = "work"', "two choices have one code"),
        (PAGES, 'name = "place"\nrank = 30', 'name = "place"', "no page leads here"),
        (PAGES, '"diploma.level"', '"diploma.colour"', "no question is called diploma.colour"),
        (PAGES, '"housing.by-host"', '"housing.suitable"', "housing.suitable is asked twice"),
        (
            PURPOSE,
            'together = ["nationality"]',
            'together = ["horoscope"]',
            "horoscope is not known",
        ),
        (PURPOSE, 'together = ["nationality"]', 'together = ["study"]', "study branches"),
        (PAGES, 'says = ["qualified"]', 'says = ["gifted"]', "gifted is not known"),
    ],
)
def test_a_conversation_that_would_lead_nowhere_is_refused(path, old, new, what):
    assert any(what in flaw for flaw in said(path, old, new)), said(path, old, new)


def every_way(law):
    """Each way of choosing through the pages that branch, to its end."""
    waiting = [{}]
    while waiting:
        given = waiting.pop()
        found = walk(law, given)
        turn = found.open
        if turn is None or not (turn.path.branches or turn.path.rank is None):
            yield given, found
        elif turn.path.branches:
            name = turn.path.name
            waiting += [given | {name: Given(picked=way.code)} for way in turn.path.choices]
        else:
            waiting.append(given | {turn.path.name: Given()})


def test_every_way_through_the_pages_leaves_a_procedure_or_says_why_none():
    law = shelf().on(TODAY)
    for given, found in every_way(law):
        assert found.procedures or found.ending, given


def test_whoever_knows_only_the_choices_meets_no_question_twice_and_ten_pages_at_most():
    law = shelf().on(TODAY)
    for given, found in every_way(law):
        while found.open:
            given |= {part.path.name: Given() for part in found.open.whole}
            found = walk(law, given)  # noqa: PLW2901 - the same conversation, gone on with
        put = [name for turn in found.turns for part in turn.whole for name in part.asks]
        assert len(put) == len(set(put)), put
        assert len(found.turns) <= 10, found.turns


def test_some_way_leads_to_every_procedure_that_can_be_filed():
    law = shelf().on(TODAY)
    led = {code for _, found in every_way(law) for code in found.procedures}
    assert {row.code for row in law.procedures() if row.offered} - led == set()


def test_what_was_said_on_a_page_left_behind_counts_for_nothing():
    law = shelf().on(TODAY)
    given = {
        "why": Given(picked="work"),
        "nationality": Given(answers={"worker.nationality": "IND"}),
        "work-length": Given(picked="long"),
        "work-kind": Given(picked="graduate"),
        "employed": Given(picked="one"),
        "where": Given(picked="outside"),
    }
    assert walk(law, given).answers["worker.in-belgium"] is False
    elsewhere = walk(law, given | {"why": Given(picked="research")})
    assert elsewhere.open.path.name == "research"
    assert "worker.in-belgium" not in elsewhere.answers


def test_a_nationality_that_is_free_to_move_ends_the_conversation_at_once():
    law = shelf().on(TODAY)
    given = {
        "why": Given(picked="work"),
        "nationality": Given(answers={"worker.nationality": "PRT"}),
    }
    found = walk(law, given)
    assert found.done
    assert found.ending.name == "free-movement"
    assert found.procedures == ()


def test_a_page_is_asked_only_while_the_law_lacks_its_answer():
    law = shelf().on(TODAY)
    ranked = sorted(row.rank for row in law.all(Path) if row.rank is not None)
    assert len(set(ranked)) == len(ranked), "two pages would come at once"
    ghent = {
        "why": Given(picked="work"),
        "nationality": Given(answers={"worker.nationality": "IND"}),
        "work-length": Given(picked="long"),
        "work-kind": Given(picked="graduate"),
        "employed": Given(picked="one", answers={"work.municipality": "44021"}),
        "where": Given(picked="outside"),
        "diploma": Given(answers={"diploma.level": "master"}),
        "pay": Given(answers={"pay.base-month": 5400}),
    }
    assert not walk(law, ghent).turn("full-time")
    ixelles = {"employed": Given(picked="one", answers={"work.municipality": "21004"})}
    part_time = ghent | ixelles | {"pay": Given(answers={"pay.base-month": 3000})}
    assert not walk(law, ghent | ixelles).turn("full-time")
    assert walk(law, part_time).turn("full-time")


GHENT = {
    "why": Given(picked="work"),
    "nationality": Given(answers={"worker.nationality": "IND"}),
    "work-length": Given(picked="long"),
    "work-kind": Given(picked="graduate"),
    "employed": Given(picked="one", answers={"work.municipality": "44021"}),
}


def names(turn):
    return [part.path.name for part in turn.whole]


def test_what_is_needed_anyway_stands_on_one_page():
    law = shelf().on(TODAY)
    assert names(walk(law, {}).open) == ["why", "nationality"]
    assert names(walk(law, GHENT).open) == ["where", "diploma"]


def test_what_was_not_on_a_page_when_it_was_answered_is_asked_on_a_page_of_its_own():
    law = shelf().on(TODAY)
    assert names(walk(law, GHENT | {"where": Given(picked="outside")}).open) == ["diploma"]


def test_no_question_is_put_twice_though_it_was_left_open():
    nobody_knows = dict.fromkeys(("diploma", "pay", "function"), Given())
    kind = {"work-kind": Given(picked="unsure"), "where": Given(picked="outside")}
    turns = walk(shelf().on(TODAY), GHENT | kind | nobody_knows).turns
    put = [name for turn in turns for part in turn.whole for name in part.asks]
    assert len(put) == len(set(put)) > 5


def test_what_already_fails_is_asked_nothing_more_while_something_else_may_fit():
    law = shelf().on(TODAY)
    kind = {"work-kind": Given(picked="unsure"), "where": Given(picked="outside")}
    secondary = {"diploma": Given(answers={"diploma.level": "secondary"})}
    told = {"it-experience": Given(picked="no"), "function": Given()}
    after = walk(law, GHENT | kind | secondary | told).open
    assert "pay.scale-month" in {name for part in after.whole for name in part.asks}


def test_a_page_that_a_later_answer_makes_needed_is_still_asked():
    story = {
        "why": Given(picked="work"),
        "nationality": Given(answers={"worker.nationality": "IND"}),
        "work-length": Given(picked="short"),
        "work-short": Given(picked="ordinary"),
        "employed": Given(picked="one", answers={"work.municipality": "44021"}),
        "category": Given(answers={"job.category": "highly-skilled"}),
    }
    assert names(walk(shelf().on(TODAY), story).open) == ["diploma"]


@pytest.mark.parametrize(("picked", "counts"), [("one", True), ("posted", False)])
def test_a_place_that_the_choice_beside_it_rules_out_does_not_count(picked, counts):
    place = {"employed": Given(picked=picked, answers={"work.municipality": "44021"})}
    assert ("work.municipality" in walk(shelf().on(TODAY), GHENT | place).answers) is counts


def test_every_ending_says_where_to_turn_and_from_which_text():
    for row in shelf().on(TODAY).all(Ending):
        assert row.cites
        assert row.next.en
