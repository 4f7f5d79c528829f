"""A story a jurist can read, played in the pure core: a seat acts on a day, then this holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tessera.dossier.cast import Cast
from tessera.dossier.clock import clocks
from tessera.dossier.findings import CLEAR, findings
from tessera.dossier.holding import days_by_holder
from tessera.dossier.kernel import Blocked, Fact, Scene, settle
from tessera.dossier.model import Dossier
from tessera.dossier.supposing import supposed
from tessera.dossier.telling import act_of
from tessera.dossier.title_story import title_standing
from tessera.dossier.title_turns import still_asked, turns_of_title
from tessera.dossier.turns import turns
from tessera.dossier.world import World
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Lane
from tessera.law.shelf import Shelf

NOT_KNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One step as it went: what happened or stood in the way, and where the dossier stands."""

    on: date
    by: str
    act: str
    facts: tuple[str, ...]
    blocked: tuple[str, ...]
    state: Mapping[str, object]
    differs: tuple[str, ...]


def play(story: Mapping[str, Any], shelf: Shelf, answers: Answers) -> Iterator[Played]:
    """Plays every step. `differs` names, per step, what did not hold as the story says."""
    world = World()
    cast = Cast(story.get("given", {}))
    for step in story["step"]:
        yield _played(step, world, cast, shelf, answers)


def _played(
    step: Mapping[str, Any], world: World, cast: Cast, shelf: Shelf, answers: Answers
) -> Played:
    day = step["on"]
    scene = Scene(
        person=cast.person(step.get("by", "platform")),
        seat=cast.seat(step.get("by", "platform"), world.dossier),
        day=day,
        shelf=shelf,
        mandate="mandate-1" if step.get("mandate", True) else None,
        revision=world.dossier.revision or 1,
        visa_on=world.dossier.visa_given_on,
        ceased=world.title.ceased,
        answers=answers | step.get("answers", {}),
        life=tuple(step.get("life", cast.life)),
    )
    facts: tuple[Fact[Any], ...] = ()
    blocked: tuple[str, ...] = ()
    fields: list[str] = []
    if "act" in step:
        content = cast.content(step["act"], step.get("with", {}), world, scene.law)
        if "otherwise" in content:
            content["otherwise"] = _spelled_out(content, world.dossier, scene)
        act = act_of(step["act"], content)
        state: Any = world.title if act.stream == "title" else world.dossier
        try:
            facts = settle(act, state, scene)
        except Blocked as found:
            blocked = tuple(o.code for o in found.obstacles)
            fields = [o.field for o in found.obstacles if o.field]
    world.happen(facts)
    stands = standing(world, scene)
    if not world.dossier.filed_on:
        supposing = step.get("procedure", cast.procedure)
        stands |= supposed(supposing, scene, authority=cast.authority)
    return Played(
        on=day,
        by=step.get("by", ""),
        act=step.get("act", ""),
        facts=tuple(f.code for f in facts),
        blocked=blocked,
        state=stands,
        differs=tuple(_differences(step, blocked, fields, stands)),
    )


def _spelled_out(content: Mapping[str, Any], dossier: Dossier, scene: Scene) -> dict[str, str]:
    """`*` stands for each condition not met or not known: the officer looked at them all."""
    told = dict(content["otherwise"])
    everywhere = told.pop("*", "")
    lane = Lane(content["lane"])
    if everywhere and dossier.procedure:
        for finding in findings(dossier, scene, lane):
            if finding.verdict not in CLEAR:
                told.setdefault(finding.condition.name, everywhere)
    return {name: why for name, why in told.items() if why}


def _differences(
    step: Mapping[str, Any],
    blocked: tuple[str, ...],
    fields: list[str],
    stands: Mapping[str, object],
) -> Iterator[str]:
    wanted = step.get("blocked", [])
    if sorted(set(blocked)) != sorted(set(wanted)):
        yield f"blocked by {sorted(set(blocked))} at {fields}, the story says {sorted(set(wanted))}"
    for name, value in step.get("then", {}).items():
        found = stands.get(name, "none")
        if found != value:
            yield f"{name} is {found}, the story says {value}"


def standing(world: World, scene: Scene) -> dict[str, object]:
    """Where the dossier stands on a day, in the words a story may use after `then`."""
    dossier, calendar, day = world.dossier, scene.law.calendar, scene.day
    found: dict[str, object] = {
        "phase": dossier.phase.value,
        "work": dossier.work.verdict.value or "none",
        "stay": dossier.stay.verdict.value or "none",
        "region": dossier.work.authority,
        "annex": dossier.annex or "none",
        "charges": [c.name for c in dossier.open_charges],
        **{f"paid {c.name}": Decimal(c.paid) / 100 for c in dossier.charges},
        **{f"closed {c.name}": c.closed or "none" for c in dossier.charges},
        **{f"raised {c.name}": _sum(c.cents) for c in dossier.charges},
        "visa": dossier.visa or "none",
        "passed": list(dossier.passed),
        "elsewhere": len(dossier.elsewhere),
        **title_standing(world.title, calendar),
    }
    for clock in clocks(dossier, calendar):
        found[f"due {clock.term.name}"] = clock.due or NOT_KNOWN
        found[f"used {clock.term.name}"] = clock.used(day)
        found[f"still {clock.term.name}"] = clock.standing_still
    for lane in dossier.lanes:
        found[f"days {lane.value}"] = days_by_holder(dossier, lane, day)
    found["not met"] = _not_met(dossier, scene)
    due_next = [*still_asked(turns(dossier, calendar, day), world.title)]
    served = dossier.served_on(dossier.issued_version, "worker") if dossier.issued_version else None
    due_next += turns_of_title(world.title, calendar, day, served_on=served)
    found["turns"] = sorted({f"{t.kind.value}: {t.act}" for t in due_next})
    register = next((t for t in due_next if t.act == "register"), None)
    found["due registration"] = register.due if register else NOT_KNOWN
    return found


def _sum(cents: int | None) -> Decimal | str:
    return NOT_KNOWN if cents is None else Decimal(cents) / 100


def _not_met(dossier: Dossier, scene: Scene) -> list[str]:
    """The conditions of either half that the computation calls not met."""
    if not dossier.procedure:
        return []
    return sorted(
        finding.condition.name
        for lane in dossier.lanes
        for finding in findings(dossier, scene, lane)
        if finding.verdict is Verdict.NOT_MET
    )
