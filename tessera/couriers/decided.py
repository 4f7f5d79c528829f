"""Letters that decide: not examined, more time, work granted, both granted, refused."""

from collections.abc import Iterator
from datetime import date

from tessera.couriers.alone import granted_alone
from tessera.couriers.content import Section
from tessera.couriers.matter import Matter, particulars, steps
from tessera.couriers.occasion import PUBLIC
from tessera.couriers.reasons import grounds_of, reasons_of
from tessera.couriers.remedies import remedy_of
from tessera.couriers.voice import Voice
from tessera.dossier.acts.issue import begins
from tessera.dossier.half import LaneState, Verdict
from tessera.dossier.model import Dossier
from tessera.law.model import Lane

ANNEX_BY_LAW = "47"


def inadmissible(voice: Voice) -> Matter:
    return Matter(
        subject=voice.say("declared-inadmissible-subject"),
        operative=(voice.say("declared-inadmissible-operative"),),
        rows=particulars(voice),
        sections=(
            grounds_of(voice, voice.occasion.fact),
            steps(voice, "next", voice.say("declared-inadmissible-next")),
            *_remedy(voice),
        ),
    )


def extended(voice: Voice) -> Matter:
    fact = voice.occasion.fact
    reasons = Section(
        code="reasons", heading=voice.say("heading-reasons"), quoted=voice.note(fact.note)
    )
    return Matter(
        subject=voice.say("term-extended-subject"),
        operative=(voice.say("term-extended-operative", until=voice.weekday(fact.until)),),
        sections=(
            reasons,
            steps(voice, "next", voice.say("term-extended-next")),
        ),
    )


def work_granted(voice: Voice) -> Matter:
    """The first half. Where the stay is decided too, the joint decision follows at once."""
    fact, stay = voice.occasion.fact, voice.occasion.dossier.stay
    ahead = ("granted-next-open", "granted-next-wait") if stay.undecided else ("granted-next-wait",)
    period = _period(voice, voice.occasion.dossier.work)
    if voice.alone:
        return granted_alone(voice)
    return Matter(
        subject=voice.say("granted-subject"),
        operative=(voice.say("granted-operative", period=period),),
        rows=particulars(voice, period=period),
        sections=(
            *reasons_of(voice, Lane.WORK, fact),
            steps(voice, "next", *(voice.say(key) for key in ahead)),
            *_remedy(voice),
        ),
    )


def issued(voice: Voice) -> Matter:
    """Annex 46: both halves are granted. Annex 47: the law itself granted the stay."""
    dossier, annex = voice.occasion.dossier, voice.occasion.fact.annex
    key, period = f"decision-issued-{annex}", _period(voice, dossier.work)
    silent = voice.day(dossier.stay.verdict_on) if dossier.stay.verdict_on else ""
    return Matter(
        subject=voice.to_role(f"{key}-subject"),
        operative=(voice.say(f"{key}-operative", period=period, day=silent),),
        rows=particulars(voice, period=period),
        sections=(
            *_joint_reasons(voice, by_law=annex == ANNEX_BY_LAW),
            steps(voice, "do", *_now(voice)),
            *_remedy(voice),
        ),
    )


def refused(voice: Voice) -> Matter:
    fact = voice.occasion.fact
    return Matter(
        subject=voice.say(f"refused-{fact.lane}-subject"),
        operative=(voice.shaped(f"refused-{fact.lane}-operative"),),
        rows=particulars(voice),
        sections=(
            *reasons_of(voice, fact.lane, fact),
            steps(voice, "next", voice.shaped("refused-next")),
            *_remedy(voice),
        ),
    )


def _remedy(voice: Voice) -> tuple[Section, ...]:
    found = remedy_of(voice)
    return (found,) if found else ()


def _period(voice: Voice, work: LaneState) -> str:
    since = _since(voice.occasion.dossier, work)
    if since is None or work.until is None:
        return ""
    return voice.say("period", since=voice.day(since), until=voice.day(work.until))


def _since(dossier: Dossier, work: LaneState) -> date | None:
    """The first day: of what the law granted, none before it did, as the title itself says."""
    silent = dossier.stay.verdict is Verdict.SILENT
    return begins(work.since, dossier.stay.verdict_on if silent else None)


def _joint_reasons(voice: Voice, *, by_law: bool) -> Iterator[Section]:
    """The reasons of each half as they were given when it was decided."""
    for lane in (Lane.WORK, Lane.STAY):
        verdict = voice.occasion.verdicts.get(lane)
        if lane is Lane.STAY and by_law:
            heading, told = voice.say("reasons-stay"), (voice.say("reasons-by-law"),)
            yield Section(code="reasons-stay", heading=heading, paragraphs=told)
        elif verdict is not None:
            yield from reasons_of(voice, lane, verdict)


def _now(voice: Voice) -> Iterator[str]:
    """What this reader does next: the worker, the employer, the municipality, the post."""
    role, dossier = voice.occasion.to.role, voice.occasion.dossier
    if role in PUBLIC:
        yield voice.say(f"do-{role}")
        return
    if role == "worker":
        yield from _travel(voice)
    since = _since(dossier, dossier.work)
    work = voice.occasion.law.term("work-on-annex-46", procedure=dossier.procedure)
    whose = "worker" if role == "worker" else "employer"
    if since and work.length:
        yield voice.say(f"do-work-{whose}", since=voice.day(since), length=voice.length(work))
    if role != "worker":
        yield voice.say("do-keep-copy")
        yield voice.say("do-tell-end")


def _travel(voice: Voice) -> Iterator[str]:
    names, dossier = voice.occasion.names, voice.occasion.dossier
    registration = voice.occasion.law.term("registration", procedure=dossier.procedure)
    if not dossier.in_belgium:
        yield voice.say("do-visa", post=names.post or voice.say("your-post"))
    yield voice.say(
        f"do-register-{'here' if dossier.in_belgium else 'abroad'}",
        municipality=names.municipality or voice.say("your-municipality"),
        length=voice.length(registration),
    )
