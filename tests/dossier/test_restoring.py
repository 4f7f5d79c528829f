"""An annulment undoes a decision on a title and what came of it alone, for whoever may know of it."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tessera.dossier.cast import Cast
from tessera.dossier.kernel import fold
from tessera.dossier.restoring import suspended
from tessera.dossier.story import _played
from tessera.dossier.title import Title
from tessera.dossier.title_turns import turns_of_title
from tessera.dossier.world import World
from tessera.faces.console.library import open_story
from tessera.law.agreement import CIRCLES
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane

STORIES = Path(__file__).parents[1] / "stories" / "after"
LAW = shelf().on(date(2027, 6, 1))
WITHDRAWN = {"act": "withdraw-work", "with": {"grounds": ["employer-situation"], "note": "n"}}
MINISTER = {"lane": "work", "appellant": "worker", "body": "minister"}
COUNCIL = {"lane": "stay", "appellant": "worker", "body": "alien-law-council"}


def facts(name, *more):
    """What a story, and then these acts, brought about on the title."""
    story = open_story(STORIES / f"{name}.toml")
    world, cast = World(), Cast(story.told.get("given", {}))
    for step in (*story.told["step"], *more):
        played = _played(step, world, cast, story.shelf, story.answers)
        assert step not in more or played.facts, played.blocked
    return tuple(world.told_of_title)


def known_to(kind, told):
    """What a seat of this kind folds: hidden facts leave a gap in the versions."""
    title = Title()
    for version, fact in enumerate(told):
        if kind in CIRCLES[LAW.circle(fact.code)]:
            title = fact.applied_to(replace(title, version=version))
    return title


def act(day, by, code, **told):
    return {"on": day, "by": by, "act": code, "with": told}


@cache
def annulled(name):
    return facts(name)


@pytest.mark.parametrize(
    "kind", [Kind.EMPLOYER, Kind.WORKER, Kind.WORK_AUTHORITY, Kind.MUNICIPALITY]
)
@pytest.mark.parametrize("name", ["48_ending_annulled", "46_withdrawal_annulled"])
def test_after_an_annulment_each_seat_sees_the_permit_live_or_withdrawn_alike(name, kind):
    told = annulled(name)
    whole, seen = fold(told, Title()), known_to(kind, told)
    assert (seen.phase, seen.over, seen.work_over) == (whole.phase, whole.over, whole.work_over)
    assert seen.until == whole.until


def test_the_employer_hears_of_no_appeal_against_the_ending_of_a_stay():
    assert known_to(Kind.EMPLOYER, annulled("48_ending_annulled")).appeals == ()
    assert known_to(Kind.WORKER, annulled("48_ending_annulled")).appeals[-1].outcome == "annulled"


def test_an_end_of_the_work_that_was_decided_for_itself_outlives_the_withdrawal():
    day = date(2027, 6, 10)
    title = fold(
        facts(
            "../25_visa_entry_registration_card",
            {"on": day, "by": "region", **WITHDRAWN},
            act(day, "region", "end-work", last_day=day, note="n"),
            act(day, "region", "record-title-appeal", **MINISTER, lodged_on=day),
            act(
                day,
                "region",
                "record-title-judgment",
                lane="work",
                outcome="annulled",
                judged_on=day,
                note="n",
            ),
        ),
        Title(),
    )
    assert (title.withdrawn_on, title.work_ended_on) == (None, day)


def test_a_withdrawal_told_while_the_stay_had_ended_ends_the_work_once_the_stay_goes_on():
    before, told, judged = date(2027, 5, 20), date(2027, 6, 5), date(2027, 12, 1)
    story = open_story(STORIES / "12_stay_ended_after_a_hearing.toml")
    world, cast = World(), Cast(story.told.get("given", {}))
    steps = [*story.told["step"]]
    steps.insert(-1, {"on": before, "by": "region", **WITHDRAWN})
    steps += [
        act(
            told,
            "immigration-office",
            "confirm-service",
            about="work-withdrawn",
            to="worker",
            served_on=told,
        ),
        act(told, "immigration-office", "record-title-appeal", **COUNCIL, lodged_on=told),
        act(
            judged,
            "immigration-office",
            "record-title-judgment",
            lane="stay",
            outcome="annulled",
            judged_on=judged,
            note="n",
        ),
    ]
    for step in steps:
        _played(step, world, cast, story.shelf, story.answers)
    assert world.title.stay_ended_on is None
    assert (world.title.work_ended_on, world.title.ended_by_withdrawal) == (told, True)


def test_only_the_appeal_against_what_ended_the_right_can_suspend_it():
    told = annulled("48_ending_annulled")
    contested = [f.code for f in told].index("ending-contested")
    title = fold(told[: contested + 1], Title())
    assert not suspended(title)
    held = replace(title, appeals=(replace(title.appeals[0], suspensive=True),))
    assert suspended(held)
    other = replace(held, appeals=(replace(held.appeals[0], lane=Lane.WORK),))
    assert not suspended(other)


def test_whoever_was_struck_off_in_vain_is_registered_again_without_a_last_day():
    told = annulled("46_withdrawal_annulled")
    codes = [f.code for f in told]
    title = fold(told[: codes.index("withdrawal-judged") + 1], Title())
    (turn,) = turns_of_title(title, LAW.calendar, date(2027, 10, 15), served_on=date(2026, 12, 1))
    assert (turn.kind, turn.act, turn.due) == (Kind.MUNICIPALITY, "register", None)
    assert turn.since == date(2027, 10, 14)
