"""The only door through which anything changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from tessera.desk.life import life_of
from tessera.desk.placing import place
from tessera.desk.standing import Standing, standing, title_of, told
from tessera.dossier.kernel import Act, Blocked, Fact, Obstacle, Scene, heard, settle
from tessera.journal.append import Overtaken, append
from tessera.journal.entry import Entry
from tessera.law.load import shelf
from tessera.law.model import Answers
from tessera.people.who import Who
from tessera.registry.changes import changed_meanwhile
from tessera.registry.circles import circle_of
from tessera.registry.keys import Before, Once, recorded_before, remember
from tessera.registry.papers import papers_of, revision_for
from tessera.vault.answers import Revision
from tessera.vault.binding import Unbindable, bind


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What came of an act, now or when its key was first used; `after` is how things stand."""

    dossier: UUID
    version: int
    entries: tuple[Entry, ...]
    after: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How an act is asked: on which day and instant, having seen what, with which answers, once."""

    day: date
    at: datetime
    seen: int | None = None
    answers: Answers | None = None
    once: Once | None = None
    trace: str = ""


def record(dossier: UUID, act: Act[Any], who: Who, asking: Asking) -> Recorded:
    """Lock, read, settle, append, place: all of it or none of it.

    `asking.seen` is the version the actor had before their eyes. Raises Blocked (with
    `changed-meanwhile` when what they saw has changed) or KeyReused; then nothing is written.
    """
    try:
        with transaction.atomic(using="door", durable=True):
            return _recorded(dossier, act, who, asking)
    except Overtaken:
        if asking.once and (before := recorded_once(asking.once, who)):
            return before
        raise Blocked((Obstacle(code="changed-meanwhile"),)) from None
    except Unbindable:
        raise Blocked((Obstacle(code="unknown-paper"),)) from None
    except Blocked as blocked:
        raise Blocked(heard(blocked.obstacles, who.seat.kind)) from None


def _recorded(dossier: UUID, act: Act[Any], who: Who, asking: Asking) -> Recorded:
    seat = who.seat.organisation
    if asking.once and (before := recorded_before(asking.once, seat)):
        return _again(before)
    lock(dossier)
    stands = standing(dossier, using="door")
    if asking.seen is not None:
        stop_if_changed(stands, asking.seen, who)
    revision, unconfirmed = revision_for(
        dossier, act, stands, told=asking.answers, kind=who.seat.kind, by=who.person, at=asking.at
    )
    life = life_of(worker_of(act, stands), but=dossier)
    scene = scene_of(who, asking, revision, unconfirmed, life=life, stands=stands)
    state: Any = stands.title if act.stream == "title" else stands.dossier
    facts = settle(act, state, scene)
    documents, notes = papers_of(facts, [circle_of(f, scene) for f in facts])
    bind(dossier, documents=documents, notes=notes, at=asking.at)
    entries = tuple(_appended(dossier, facts, stands, scene, asking))
    after = _after(stands, entries)
    place(dossier, after, day=asking.day)
    version = after.dossier.version
    told = Before(dossier=dossier, version=version, trace=asking.trace)
    if asking.once and not remember(asking.once, seat, told, at=asking.at):
        raise Overtaken(asking.once.key)
    return Recorded(dossier=dossier, version=version, entries=entries, after=after)


def worker_of(act: Act[Any], stands: Standing) -> str:
    """The seat of the worker it is about; when it is filed, the act says it."""
    return stands.dossier.worker or getattr(act, "worker", "")


def scene_of(
    who: Who,
    asking: Asking,
    revision: Revision,
    unconfirmed: tuple[str, ...] = (),
    *,
    life: tuple[Mapping[str, Any], ...] = (),
    stands: Standing,
) -> Scene:
    """What the core receives: who asks, when, on which answers, about whom with which past."""
    return Scene(
        person=who.person,
        seat=who.seat,
        day=asking.day,
        shelf=shelf(),
        on_behalf_of=who.on_behalf_of,
        mandate=who.mandate,
        assurance=who.assurance,
        revision=revision.number,
        fingerprint=revision.fingerprint,
        unconfirmed=unconfirmed,
        answers=revision.answers,
        life=life,
        visa_on=stands.dossier.visa_given_on,
        ceased=stands.title.ceased,
    )


def lock(dossier: UUID) -> None:
    """One act at a time on a dossier: the lock goes with the transaction."""
    with connections["door"].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (str(dossier),))


def stop_if_changed(stands: Standing, seen: int, who: Who) -> None:
    """Raises Blocked when something of this seat's concern was recorded after `seen`."""
    if changes := changed_meanwhile(stands.entries, seen, who.seat):
        codes = tuple(e.code for e in changes)
        raise Blocked((Obstacle(code="changed-meanwhile", values={"facts": codes}),))


def _appended(
    dossier: UUID, facts: tuple[Fact[Any], ...], stands: Standing, scene: Scene, asking: Asking
) -> Iterator[Entry]:
    """The entries of these facts, each in the stream it belongs to."""
    streams = {
        "dossier": (dossier, stands.dossier.version),
        "title": (title_of(dossier), stands.title.version),
    }
    for kind, (stream, after) in streams.items():
        mine = [f for f in facts if f.stream == kind]
        if mine:
            yield from append(
                stream,
                mine,
                after=after,
                seat=scene.seat,
                person=scene.person,
                at=asking.at,
                circles=[circle_of(f, scene) for f in mine],
                kind=kind,
                trace=asking.trace,
            )


def _after(stands: Standing, entries: tuple[Entry, ...]) -> Standing:
    own = tuple(e for e in entries if e.kind == "dossier")
    titled = tuple(e for e in entries if e.kind == "title")
    return Standing(
        dossier=told(own, stands.dossier),
        title=told(titled, stands.title),
        entries=(*stands.entries, *own),
        title_entries=(*stands.title_entries, *titled),
    )


def recorded_once(once: Once, who: Who) -> Recorded | None:
    """What this key of this seat has recorded, told again. Raises KeyReused."""
    with transaction.atomic(using="door", durable=True):
        before = recorded_before(once, who.seat.organisation)
        return _again(before) if before else None


def _again(before: Before) -> Recorded:
    """The same once more, its entries found by the trace of the call that recorded them."""
    now = standing(before.dossier, using="door")
    said = (*now.entries, *now.title_entries)
    entries = tuple(e for e in said if before.trace and e.trace == before.trace)
    return Recorded(dossier=before.dossier, version=before.version, entries=entries, after=now)
