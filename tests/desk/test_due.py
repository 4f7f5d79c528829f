"""What a list shows to a seat: the nearest last day that runs, and for whom it waits until then."""

from datetime import date
from pathlib import Path

import pytest

from tessera.desk.places import DONE, NEVER, OF_TITLE, TODO, WAITING, open_clocks, places
from tessera.dossier.cast import Cast
from tessera.dossier.story import _played
from tessera.dossier.world import World
from tessera.faces.console.library import open_story
from tessera.law.model import Kind

STORIES = Path(__file__).parents[1] / "stories"


def told(name, *, until):
    """The dossier and its title as a story leaves them on the evening of a day."""
    story = open_story(STORIES / f"{name}.toml")
    world, cast = World(), Cast(story.told.get("given", {}))
    for step in story.told["step"]:
        if step["on"] <= until:
            _played(step, world, cast, story.shelf, story.answers)
    return world, story.shelf.on(until).calendar


def place(name, kind, day, *, until=None):
    world, calendar = told(name, until=until or day)
    title = world.title if world.title.opened_on else None
    return next(p for p in places(world.dossier, title, calendar, day) if p.kind is kind)


@pytest.mark.parametrize(
    ("story", "day", "act", "due"),
    [
        (
            "family/20_nine_months_and_twice_three",
            date(2026, 11, 2),
            "declare-complete",
            date(2027, 8, 2),
        ),
        ("10_complete", date(2026, 10, 9), "grant", date(2027, 2, 8)),
    ],
)
def test_a_step_without_a_day_of_its_own_lies_within_the_term_to_decide(story, day, act, due):
    found = place(story, Kind.STAY_AUTHORITY, day)
    assert (found.queue, found.act, found.due) == (TODO, act, due)


def test_a_proposal_keeps_the_last_day_of_its_half():
    found = place("37_second_reader", Kind.WORK_AUTHORITY, date(2026, 11, 3))
    assert (found.act, found.due) == ("countersign", date(2027, 2, 8))


def test_no_term_goes_on_for_a_decided_dossier():
    found = place("15_stay_refused", Kind.STAY_AUTHORITY, date(2027, 6, 1))
    assert found.due == NEVER


def test_an_ending_waits_for_the_holder_until_the_last_day_to_answer():
    story, last = "after/12_stay_ended_after_a_hearing", date(2027, 6, 1)
    office = place(story, Kind.STAY_AUTHORITY, date(2027, 5, 6))
    assert (office.queue, office.waits_for, office.due) == (WAITING, "worker", last)
    world, calendar = told(story, until=date(2027, 5, 6))
    clocks = open_clocks(world.dossier, world.title, calendar, last)
    assert [d for k, d in clocks.items() if k.startswith(f"{OF_TITLE}hearing")] == [last]


def test_the_day_after_the_last_day_to_answer_the_ending_is_to_be_decided():
    story, after, told_on = (
        "after/12_stay_ended_after_a_hearing",
        date(2027, 6, 2),
        date(2027, 5, 6),
    )
    office = place(story, Kind.STAY_AUTHORITY, after, until=told_on)
    assert (office.queue, office.act, office.since) == (TODO, "end-stay", after)
    world, calendar = told(story, until=told_on)
    left = open_clocks(world.dossier, world.title, calendar, after)
    assert not [key for key in left if key.startswith(f"{OF_TITLE}hearing")]


def test_whoever_is_to_be_registered_again_is_a_task_of_the_municipality_alone():
    story, day = "after/46_withdrawal_annulled", date(2027, 10, 15)
    town = place(story, Kind.MUNICIPALITY, day)
    assert (town.queue, town.act, town.due, town.title) == (TODO, "register", NEVER, "active")
    office = place(story, Kind.STAY_AUTHORITY, day)
    assert (office.queue, office.waits_for) == (DONE, "municipality")
