"""Walks through open doors: at each step a draw among the acts the core itself says are possible."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from tessera.dossier.cast import Cast
from tessera.dossier.findings import CLEAR, findings, reference_days
from tessera.dossier.kernel import Scene, settle
from tessera.dossier.telling import act_of
from tessera.dossier.title_clock import title_clocks
from tessera.dossier.world import World
from tessera.law.granting import last_allowed
from tessera.law.load import shelf
from tessera.law.model import Lane
from tests.dossier.filling import answers_for

FIRST_DAY = date(2026, 1, 5)
BYS = [
    "employer",
    "worker",
    "region",
    "region-reviewer",
    "immigration-office",
    "immigration-office-reviewer",
    "municipality",
    "post",
    "platform",
    "wallonia",
    "auditor",
]


@cache
def procedures():
    """Half of the walks go through the single permit, the others through whatever the law has."""
    others = [p.code for p in shelf().on(FIRST_DAY).procedures() if p.filers]
    return ["single-permit-highly-skilled"] * len(others) + sorted(others)


@dataclass
class Walk:
    procedure: str = "single-permit-highly-skilled"
    world: World = field(default_factory=World)
    day: date = FIRST_DAY
    facts: list = field(default_factory=list)
    seen: list = field(default_factory=list)

    def __post_init__(self):
        self.cast = Cast({"procedure": self.procedure})

    def scene(self, by):
        return Scene(
            person=self.cast.person(by),
            seat=self.cast.seat(by, self.world.dossier),
            day=self.day,
            shelf=shelf(),
            mandate="m",
            revision=1,
            answers=answers_for(self.procedure, FIRST_DAY),
        )

    def state_for(self, act):
        return self.world.title if act.stream == "title" else self.world.dossier

    def may(self, scene, act):
        """Whether the agreement gives this seat such an act at all: the cheap question first."""
        lane = getattr(act, "lane", None)
        seat = scene.seat
        return (
            scene.law.may(act.code, lane, seat.kind, seat.role, procedure=self.procedure)
            is not None
        )

    def obstacles(self, by, act):
        return tuple(act.obstacles(self.state_for(act), self.scene(by)))

    def do(self, by, act):
        facts = settle(act, self.state_for(act), self.scene(by))
        self.world.happen(facts)
        self.facts += facts
        return facts


def everything_said(walk):
    """One content for every act, as sensible as the dossier allows: who may do it is the core's affair."""
    dossier, day = walk.world.dossier, walk.day
    asked = dossier.open_requests[-1] if dossier.open_requests else None
    clocks = [*(r.clock for r in dossier.requests), "decision", "decision-stay", "forward"]
    yield "file", walk.cast.filing(walk.scene("employer").law)
    for charge in ("federal-contribution", "flemish-retribution"):
        yield "record-payment", {"name": charge, "cents": 9000}
    yield "waive-charge", {"name": "federal-contribution", "ground": "minor"}
    yield "request-supplement", {"items": [{"name": "diploma", "of": "worker"}]}
    if asked:
        items = [i.name for i in asked.items]
        yield "supply", {"request": asked.version, "items": items}
        yield "supply", {"request": asked.version, "items": items[:1]}
    for clock in clocks:
        yield "pass-term", {"clock": clock}
    yield "declare-inadmissible", {"grounds": ["documents-missing"], "note": "n"}
    yield "declare-complete", {"settles": [c.name for c in dossier.open_charges]}
    for about in range(1, dossier.version + 1):
        if about > dossier.version - 4:
            for to in ("applicant", "worker"):
                yield (
                    "record-service",
                    {
                        "about": about,
                        "letter": "l",
                        "to": to,
                        "channel": "platform",
                        "served_on": day,
                    },
                )
    yield from _said_of_the_lanes(walk)
    yield "extend-term", {"until": day + timedelta(200), "note": "n"}
    yield "forward", {}
    yield "issue-decision", {}
    yield "certify-silence", {}
    yield "withdraw", {}
    yield "report-visa", {"outcome": "issued", "until": day + timedelta(90)}
    yield "send-message", {"note": "n", "to": ["worker"]}
    yield from _said_of_the_title(walk)
    yield from _said_of_the_contested(walk)


def _said_of_the_lanes(walk):
    dossier, day = walk.world.dossier, walk.day
    for lane in Lane:
        because = {}
        if dossier.procedure:
            unclear = [
                f for f in findings(dossier, walk.scene("region"), lane) if f.verdict not in CLEAR
            ]
            because = {f.condition.name: "note" for f in unclear}
        period = {"since": day, "until": _until(walk)} if lane is dossier.first else {}
        yield "note-exemption", {"lane": lane, "otherwise": because, **period}
        yield "grant", {"lane": lane, "otherwise": because, **period}
        yield "propose", {"lane": lane, "verdict": "grant", "otherwise": because, **period}
        yield "refuse", {"lane": lane, "grounds": ["conditions"], "note": "n"}
        yield "refuse", {"lane": lane, "grounds": ["documents"], "note": "n"}
        yield "countersign", {"lane": lane}
        yield "send-back", {"lane": lane, "note": "n"}
        yield "assign", {"lane": lane, "person": f"p{day.day % 3}"}
        yield (
            "request-information",
            {"lane": lane, "items": [{"name": "criminal-record", "of": "worker"}]},
        )


def _until(walk):
    """In about two years, or on the last day that the law allows."""
    dossier, day = walk.world.dossier, walk.day
    two_years = day + timedelta(700)
    if not dossier.procedure:
        return two_years
    scene = walk.scene("region")
    days, authority = reference_days(dossier, day), dossier.work.authority
    told = {"since": day, "days": days, "authority": authority}
    longest = last_allowed(scene.shelf, dossier.procedure, scene.answers, **told)
    return min(two_years, longest or two_years)


def _said_of_the_contested(walk):
    day = walk.day
    for lane in Lane:
        told = {"lane": lane}
        yield "record-appeal", {**told, "body": "minister", "lodged_on": day}
        yield "record-judgment", {**told, "outcome": "annulled", "judged_on": day, "note": "n"}
        yield (
            "record-title-appeal",
            {**told, "appellant": "worker", "body": "minister", "lodged_on": day},
        )
        judged = {"outcome": "annulled", "judged_on": day, "note": "n"}
        yield "record-title-judgment", {**told, **judged}
        yield "reopen", told
        yield "recall-decision", {**told, "note": "n", "basis": "n"}
        yield "correct-fact", {**told, "note": "n", "until": day + timedelta(500)}
    yield "decline-competence", {"lane": Lane.WORK, "to": "brussels", "note": "n"}
    yield "transfer", {"lane": Lane.WORK}
    yield (
        "record-title",
        {"kind": "work", "country": "BE", "source": "paper-shown", "since": FIRST_DAY},
    )


def _said_of_the_title(walk):
    day, title = walk.day, walk.world.title
    yield "report-entry", {"on": day}
    yield "register", {}
    yield "report-residence-check", {"lives_there": True, "on": day}
    yield "issue-paper", {"until": day + timedelta(90)}
    yield "order-card", {}
    yield "deliver-card", {"until": day + timedelta(300)}
    yield "issue-paper", {"until": day + timedelta(20), "annex": "51"}
    yield "issue-paper", {"until": day + timedelta(45), "annex": "15"}
    yield "report-end-of-work", {"last_day": day}
    yield "end-work", {"last_day": day, "note": "n"}
    yield "withdraw-work", {"grounds": ["conditions"], "note": "n"}
    for about in range(max(1, title.version - 2), title.version + 1):
        yield (
            "confirm-service",
            {"about": about, "to": "worker", "channel": "by-hand", "served_on": day},
        )
    for clock in title_clocks(title, shelf().on(day).calendar):
        yield "pass-title-term", {"clock": clock.key}
    yield "confirm-end-by-law", {"note": "n"}
    for employer in ("org:employer", "org:other"):
        asked = {"worker": "person:worker", "employer": employer, "filed_on": day}
        yield "note-renewal", {"dossier": f"d-{employer}", **asked}
        yield "note-renewal", {"dossier": f"d-{employer}", **asked, "outcome": "granted"}
    yield "strike-off", {}
    because = {"grounds": ["public-order"], "note": "n"}
    yield "announce-ending", {**because, "answer_by": day + timedelta(15)}
    yield "observe", {"note": "n"}
    yield "end-stay", {**because, "examination": "n"}
    yield "notify-change", {"employer": "0403170701", "since": day}


def open_doors(walk):
    """Every (seat, act) that meets no obstacle now."""
    found, scenes = [], {by: walk.scene(by) for by in BYS}
    for code, content in everything_said(walk):
        act = act_of(code, content)
        state = walk.state_for(act)
        found += [
            (by, act)
            for by, scene in scenes.items()
            if walk.may(scene, act) and not tuple(act.obstacles(state, scene))
        ]
    return found


@st.composite
def walks(draw, *, most=14, procedure=None):
    walk = Walk(procedure=procedure or draw(st.sampled_from(procedures())))
    for _ in range(draw(st.integers(1, most))):
        walk.day += timedelta(draw(st.sampled_from([0, 0, 1, 2, 7, 16, 40, 130])))
        doors = open_doors(walk)
        # withdrawal is always open: drawn as seldom as people withdraw
        going_on = [
            d
            for d in doors
            if d[1].code not in {"withdraw", "assign", "send-message", "record-title"}
        ]
        by, act = draw(st.sampled_from(going_on or doors)) if doors else (None, None)
        if act is None:
            break
        walk.do(by, act)
        walk.seen.append((walk.day, walk.world.dossier, walk.world.title))
    return walk
