"""Every procedure on the shelf runs through the one core, to each of its ends."""

from datetime import date, timedelta

import pytest

from tessera.dossier.cast import Cast
from tessera.dossier.clock import clocks, stands_by_law
from tessera.dossier.findings import CLEAR, findings, reference_days
from tessera.dossier.half import Verdict
from tessera.dossier.kernel import Role, Scene, Seat, settle
from tessera.dossier.model import Phase
from tessera.dossier.shape import EXAMINES, EXEMPT, WORK_GRANTED, notices
from tessera.dossier.telling import act_of
from tessera.dossier.title_turns import turns_of_title
from tessera.dossier.turns import turns
from tessera.dossier.world import World
from tessera.law.competence import competent
from tessera.law.granting import last_allowed
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane
from tessera.law.switching import tried
from tests.dossier.filling import answers_for

DAY = date(2026, 9, 21)
LAW = shelf().on(DAY)
RECAST = tried(shelf(), "recast-2024-1233", DAY)
NOTICES = [p.code for p in notices(RECAST.on(DAY))]
PROCEDURES = sorted(p.code for p in LAW.procedures() if p.filers)
ROLES = {Kind.WORKER: Role.WORKER, Kind.EMPLOYER: Role.FILER, Kind.REPRESENTATIVE: Role.FILER}
UNTIL = date(2027, 6, 1)


class Run:
    """One application of one procedure, acted on by whoever's turn it is."""

    def __init__(self, procedure, law=LAW):
        self.law, self.day = law, DAY
        self.procedure = law.procedure(procedure)
        self.answers = answers_for(procedure, DAY, law)
        self.world = World()
        self.cast = Cast({"procedure": procedure})

    @property
    def dossier(self):
        return self.world.dossier

    def scene(self, seat):
        return Scene(
            person="p", seat=seat, day=self.day, shelf=self.law.shelf, mandate="m", revision=1,
            answers=self.answers,
        )  # fmt: skip

    def seat(self, kind):
        known = {**self.cast.organisations, **self.dossier.parties}
        organisation = known.get(kind, "immigration-office")
        return Seat(organisation=organisation, kind=kind, role=ROLES.get(kind, Role.OFFICER))

    def does(self, kind, act, **content):
        told = act_of(act, content)
        state = self.world.title if told.stream == "title" else self.dossier
        facts = settle(told, state, self.scene(self.seat(kind)))
        self.world.happen(facts)
        return facts

    def filed(self):
        filing = self.cast.filing(self.law) | {"language": self.language()}
        self.does(self.procedure.filers[0], "file", **filing)
        return self

    def language(self):
        authority = self.procedure.stay_authority
        if Lane.WORK in self.procedure.lanes:
            authority = competent(self.law, self.procedure.code, self.answers).authority
        return self.law.authority(authority).languages[0]

    def complete(self):
        self.day += timedelta(7)
        open_sums = [c.name for c in self.dossier.open_charges]
        self.does(self.dossier.shape.intake, "declare-complete", settles=open_sums)
        return self

    def otherwise(self, lane):
        scene = self.scene(self.seat(EXAMINES[lane]))
        unclear = (f for f in findings(self.dossier, scene, lane) if f.verdict not in CLEAR)
        return {f.condition.name: "note" for f in unclear}

    def decides(self, lane):
        """The half ends well: granted, or exempt where that is the verdict it knows."""
        self.day += timedelta(7)
        exempt = self.dossier.shape.knows(lane, EXEMPT)
        period = {"since": DAY, "until": self.until()} if lane is self.dossier.first else {}
        self.does(
            EXAMINES[lane], "note-exemption" if exempt else "grant",
            lane=lane, otherwise=self.otherwise(lane), **period,
        )  # fmt: skip

    def until(self):
        """The same day for all, or the last that the law of this procedure allows."""
        longest = last_allowed(
            shelf(), self.procedure.code, self.answers, since=DAY,
            days=reference_days(self.dossier, self.day), authority=self.dossier.work.authority,
        )  # fmt: skip
        return min(UNTIL, longest or UNTIL)

    def pays(self):
        """What a grant asks before it takes effect."""
        for due in self.dossier.open_charges:
            self.does(
                EXAMINES[Lane.WORK], "record-payment", name=due.name, cents=due.cents or 1
            )  # fmt: skip

    def whose(self):
        calendar = self.law.calendar
        due = [*turns(self.dossier, calendar, self.day)]
        if self.world.title.opened_on:
            due += turns_of_title(self.world.title, calendar, self.day, served_on=self.day)
        return {t.act: t for t in due}


@pytest.mark.parametrize("code", PROCEDURES)
def test_it_is_filed_found_complete_and_granted(code):
    run = Run(code).filed()
    assert run.dossier.phase is Phase.FILED
    assert run.whose()["declare-complete"].kind is run.dossier.shape.intake
    run.complete()
    for lane in run.dossier.lanes:
        assert run.dossier.phase is Phase.EXAMINED
        assert run.dossier.lane(lane).opened_on
        run.decides(lane)
    run.pays()
    assert run.dossier.phase is Phase.GRANTED
    assert run.world.title.opened_on


@pytest.mark.parametrize("code", PROCEDURES)
def test_what_follows_is_done_step_by_step_until_nobody_s_turn_is_left(code):
    run = Run(code).filed().complete()
    for lane in run.dossier.lanes:
        run.decides(lane)
    paper = "6" if run.procedure.card == "annex-6" else "15"
    said = {
        "report-visa": {"outcome": "issued", "until": UNTIL},
        "report-entry": {"on": run.day},
        "report-residence-check": {"lives_there": True, "on": run.day},
        "deliver-card": {"until": run.world.title.until or UNTIL},
        "issue-paper": {"until": run.day + timedelta(90), "annex": paper},
    }
    for _ in run.procedure.follow_up:
        ahead = [t for act, t in run.whose().items() if act in run.procedure.follow_up]
        if not ahead:
            break
        run.does(ahead[0].kind, ahead[0].act, **said.get(ahead[0].act, {}))
    assert not [act for act in run.whose() if act in run.procedure.follow_up]


@pytest.mark.parametrize("code", PROCEDURES)
def test_each_half_can_be_refused(code):
    lanes = LAW.procedure(code).lanes
    for refusing in lanes:
        run = Run(code).filed().complete()
        if run.dossier.shape.opens(refusing) == WORK_GRANTED:
            run.decides(Lane.WORK)
        authority = run.dossier.lane(refusing).authority
        grounds = LAW.grounds(refusing, authority, procedure=code)
        ground = next(g.name for g in grounds if g.name != "documents")
        run.does(EXAMINES[refusing], "refuse", lane=refusing, grounds=[ground], note="n")
        assert run.dossier.phase in {Phase.REFUSED_WORK, Phase.REFUSED_STAY}
        assert run.dossier.lane(refusing).verdict is Verdict.REFUSED


@pytest.mark.parametrize("code", PROCEDURES)
def test_nobody_decides_before_it_is_complete_or_on_a_half_it_does_not_have(code):
    run = Run(code).filed()
    for lane in Lane:
        act = act_of("grant", {"lane": lane, "since": DAY, "until": UNTIL})
        told = {o.code for o in act.obstacles(run.dossier, run.scene(run.seat(EXAMINES[lane])))}
        assert ("no-such-half" in told) == (lane not in run.dossier.lanes)
        assert "not-complete-yet" in told


def told(code):
    """A notice on its first day, under the law that knows it."""
    run = Run(code, RECAST.on(DAY)).filed()
    assert run.dossier.phase is Phase.EXAMINED
    assert set(run.whose()) == {"take-note"}
    return run


def test_the_law_that_waits_knows_a_notice_and_the_law_of_today_none():
    assert NOTICES == ["single-permit-employer-notice"]
    assert notices(LAW) == ()


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_is_noted(code):
    run = told(code)
    lane = run.dossier.first
    run.does(EXAMINES[lane], "take-note", lane=lane, otherwise=run.otherwise(lane))
    assert (run.dossier.phase, run.dossier.lane(lane).verdict) == (Phase.STANDS, Verdict.NOTED)
    assert run.whose() == {}


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_is_opposed_on_each_ground_of_the_law(code):
    law = RECAST.on(DAY)
    grounds = law.grounds(Lane.WORK, "flanders", procedure=code)
    assert {"labour-market", "first-employer"} <= {g.name for g in grounds}
    for ground in grounds:
        run = told(code)
        lane = run.dossier.first
        run.does(EXAMINES[lane], "oppose", lane=lane, grounds=[ground.name], note="n")
        verdict = run.dossier.lane(lane).verdict
        assert (run.dossier.phase, verdict) == (Phase.OPPOSED, Verdict.OPPOSED)


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_that_nobody_opposes_stands_on_the_day_after_its_last(code):
    run = told(code)
    run.day += timedelta(45)
    act = act_of("pass-term", {"clock": "decision"})
    platform = Seat(organisation="platform", kind=Kind.PLATFORM, role=Role.SYSTEM)
    assert [o.code for o in act.obstacles(run.dossier, run.scene(platform))] == ["term-not-passed"]
    run.day += timedelta(1)
    facts = settle(act, run.dossier, run.scene(platform))
    run.world.happen(facts)
    assert [f.code for f in facts] == ["term-passed", "notice-stands"]
    assert (run.dossier.phase, run.dossier.work.verdict) == (Phase.STANDS, Verdict.UNOPPOSED)


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_keeps_its_term_whatever_the_law_says_afterwards(code):
    run = told(code)
    asked, (clock,) = run.law, clocks(run.dossier, run.law.calendar)
    for later in (LAW, asked):
        assert clocks(run.dossier, later.calendar) == (clock,)
        assert stands_by_law(run.dossier, later.calendar, DAY + timedelta(46))
        assert not stands_by_law(run.dossier, later.calendar, DAY + timedelta(45))
    assert clock.due == DAY + timedelta(45)
    assert (clock.term.name, clock.term.mark, clock.lane) == ("opposition", "single", Lane.WORK)


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_is_withdrawn_by_whoever_gave_it(code):
    run = told(code)
    run.does(run.dossier.applicant_kind, "withdraw")
    assert run.dossier.phase is Phase.WITHDRAWN


@pytest.mark.parametrize("code", NOTICES)
@pytest.mark.parametrize(
    "act", ["grant", "refuse", "note-exemption", "propose", "declare-complete"]
)
def test_nothing_else_is_decided_on_a_notice(code, act):
    run = told(code)
    content = {"lane": Lane.WORK, "since": DAY, "until": UNTIL, "verdict": "grant"}
    names = {"grant": 3, "note-exemption": 3, "refuse": 1, "propose": 4, "declare-complete": 0}
    asked = act_of(act, dict(list(content.items())[: names[act]]))
    found = {o.code for o in asked.obstacles(run.dossier, run.scene(run.seat(Kind.WORK_AUTHORITY)))}
    assert found & {"verdict-not-known", "not-now"}
