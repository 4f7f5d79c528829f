"""Why it was decided so: the grounds, what a person wrote, and each condition looked at."""

from collections.abc import Iterator
from typing import Any

from tessera.couriers.content import Point, Section
from tessera.couriers.occasion import PUBLIC
from tessera.couriers.voice import Voice
from tessera.dossier.model import FrozenFinding
from tessera.law.model import Condition, Lane

OTHERWISE = "otherwise"
REFUSED = "refused"
TOLD_IN_THIS_ORDER = ("not-met", "unknown", OTHERWISE, "presumed", "met")
# A refusal rests on what is not met: what is met is no reason, and can only seem to deny one.
TOLD_OF_A_REFUSAL = ("not-met", OTHERWISE, "presumed")


def reasons_of(voice: Voice, lane: Lane, fact: Any) -> Iterator[Section]:
    """The reasons of one half, for whom they may be told.

    Municipalities and posts get the outcome alone. The reasons on the stay can touch on health or
    on a criminal record: they are for the worker; the others read where they stand.
    """
    role = voice.occasion.to.role
    if role in PUBLIC:
        return
    heading = voice.say(f"reasons-{lane}")
    if lane is Lane.STAY and role != "worker":
        told = (voice.say("reasons-told-worker"),)
        yield Section(code=f"reasons-{lane}", heading=heading, paragraphs=told)
        return
    first, *others = _said(voice, lane, fact)
    yield Section(
        code=f"reasons-{lane}",
        heading=heading,
        paragraphs=first.paragraphs,
        points=first.points,
        quoted=first.quoted,
    )
    yield from others


def grounds_of(voice: Voice, fact: Any) -> Section:
    """Why an application is not examined at all."""
    return Section(
        code="reasons",
        heading=voice.say("heading-reasons"),
        points=tuple(_grounds(voice, fact, None)),
        quoted=voice.note(fact.note),
    )


def _said(voice: Voice, lane: Lane, fact: Any) -> Iterator[Section]:
    """Grounds and the officer's own words first; then the conditions, by what was found of them."""
    grounds, note = tuple(_grounds(voice, fact, lane)), voice.note(fact.note)
    conditions = tuple(_conditions(voice, fact.findings, refused=fact.code == REFUSED))
    if grounds or note or not conditions:
        yield Section(code="grounds", heading="", points=grounds, quoted=note)
    yield from conditions


def _grounds(voice: Voice, fact: Any, lane: Lane | None) -> Iterator[Point]:
    for ground in voice.occasion.law.grounds(
        lane, voice.occasion.authority, procedure=voice.occasion.dossier.procedure
    ):
        if ground.name in getattr(fact, "grounds", ()):
            label = ground.label.said_in(voice.language)
            yield Point(text=label, source=voice.sources(ground.cites))


def _conditions(
    voice: Voice, findings: tuple[FrozenFinding, ...], *, refused: bool
) -> Iterator[Section]:
    """One list for each thing that was found, so that it need not be said of every condition."""
    for found in TOLD_OF_A_REFUSAL if refused else TOLD_IN_THIS_ORDER:
        alike = [one for one in findings if _found(one, refused=refused) == found]
        points = tuple(point for one in alike for point in _point(voice, one, refused=refused))
        if points:
            key = "against" if refused and found == OTHERWISE else found
            told = voice.say(f"verdict-{key}", count=len(points))
            yield Section(code=f"verdict-{found}", heading="", paragraphs=(told,), points=points)


def _found(finding: FrozenFinding, *, refused: bool) -> str:
    """What a person saw otherwise, unless a refusal and the computation say the same."""
    agrees = refused and finding.verdict == "not-met"
    return OTHERWISE if finding.seen_as and not agrees else finding.verdict


def _point(voice: Voice, finding: FrozenFinding, *, refused: bool) -> Iterator[Point]:
    condition = _condition(voice, finding.condition)
    if condition is None:
        return
    label = condition.label.said_in(voice.language)
    source = voice.sources(condition.cites)
    if finding.seen_as:
        why = " ".join(voice.note(finding.note))
        computed = "" if refused else voice.say(f"computed-{finding.verdict}")
        yield Point(lead=f"{label}.", text=computed, quoted=why, source=source)
    else:
        yield Point(text=f"{label}.", source=source)


def _condition(voice: Voice, name: str) -> Condition | None:
    dossier, law = voice.occasion.dossier, voice.occasion.law
    for authority in (dossier.work.authority, dossier.stay.authority):
        for condition in law.conditions(dossier.procedure, authority):
            if condition.name == name:
                return condition
    return None
