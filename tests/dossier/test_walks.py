"""Properties that hold on every dossier that can be reached at all."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tessera.dossier.clock import clocks
from tessera.dossier.holding import days_by_holder, wall_days
from tessera.dossier.kernel import fold
from tessera.dossier.model import Dossier
from tessera.dossier.telling import act_of
from tessera.dossier.title import Title
from tessera.dossier.turns import turns
from tessera.journal.codec import decode, encode
from tessera.law.load import shelf
from tests.dossier.walking import BYS, FIRST_DAY, everything_said, walks

CALM = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def calendar():
    return shelf().on(FIRST_DAY).calendar


@CALM
@given(walks())
def test_time_used_never_runs_backwards(walk):
    last = {}
    for day, dossier, _ in walk.seen:
        for clock in clocks(dossier, calendar()):
            used = clock.used(day)
            assert used >= last.get(clock.key, 0)
            last[clock.key] = used


@CALM
@given(walks())
def test_every_day_of_each_lane_belongs_to_somebody(walk):
    for day, dossier, _ in walk.seen:
        for lane in dossier.lanes:
            assert sum(days_by_holder(dossier, lane, day).values()) == wall_days(dossier, lane, day)


@CALM
@given(walks())
def test_a_replayed_journal_tells_the_same_story(walk):
    told = [decode(*encode(fact)) for fact in walk.facts]
    assert fold([f for f in told if f.stream == "dossier"], Dossier()) == walk.world.dossier
    assert fold([f for f in told if f.stream == "title"], Title()) == walk.world.title


@CALM
@given(walks(), st.sampled_from(BYS))
def test_every_act_is_blocked_for_a_reason_or_brings_about_a_fact(walk, by):
    for code, content in everything_said(walk):
        act = act_of(code, content)
        obstacles = walk.obstacles(by, act)
        if obstacles:
            assert all(o.code for o in obstacles)
        else:
            assert tuple(act.facts(walk.state_for(act), walk.scene(by)))


@CALM
@given(walks())
def test_obstacles_are_told_all_at_once_and_asking_changes_nothing(walk):
    before = walk.world.dossier
    for code, content in everything_said(walk):
        act = act_of(code, content)
        assert walk.obstacles("region", act) == walk.obstacles("region", act)
    assert walk.world.dossier == before


@CALM
@given(walks())
def test_an_open_dossier_always_waits_for_somebody(walk):
    for day, dossier, _ in walk.seen:
        if dossier.phase.value != "not-filed" and not dossier.phase.ended:
            assert turns(dossier, calendar(), day)


@CALM
@given(walks())
def test_nothing_negative_happens_without_a_person(walk):
    negative = {"refused", "declared-inadmissible", "withdrawn", "visa-refused"}
    seen = 0
    for fact in walk.facts:
        seen += fact.code in negative
    ended = walk.world.dossier.phase.value
    assert (seen > 0) or ended not in {"refused-work", "refused-stay", "inadmissible", "withdrawn"}


@CALM
@given(walks(procedure="single-permit-ict"))
def test_where_the_norm_says_so_an_open_request_stops_the_clock(walk):
    for _, dossier, _ in walk.seen:
        for clock in clocks(dossier, calendar()):
            if clock.key == "decision" and clock.standing_still:
                assert clock.due is None or clock.extended_until
