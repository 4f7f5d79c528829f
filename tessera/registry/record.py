"""The only door through which anything changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from tessera.dossier.kernel import Act, Blocked, Fact, Obstacle, Scene, settle
from tessera.journal.append import Overtaken, append
from tessera.journal.entry import Entry
from tessera.law.load import shelf
from tessera.registry.changes import changed_meanwhile
from tessera.registry.keys import Once, recorded_before, remember
from tessera.registry.placing import place
from tessera.registry.streams import Standing, standing, title_of, told
from tessera.registry.who import Who
from tessera.vault.answers import answers as answers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What came of an act. `entries` is empty when the key says it was recorded before."""

    dossier: UUID
    version: int
    entries: tuple[Entry, ...] = ()
    after: Standing | None = None


def record(  # noqa: PLR0913 - everything an act needs, each by its name
    dossier: UUID,
    act: Act[Any],
    who: Who,
    *,
    day: date,
    at: datetime,
    seen: int | None = None,
    once: Once | None = None,
    trace: str = "",
) -> Recorded:
    """Lock, read, settle, append, place: all of it or none of it.

    `seen` is the version the actor had before their eyes. Raises Blocked (with `changed-meanwhile`
    when what they saw changed) or KeyReused; then nothing is written.
    """
    try:
        with transaction.atomic(using="door", durable=True):
            if once and (before := recorded_before(once, who.seat.organisation)):
                return Recorded(dossier=before[0], version=before[1])
            _lock(dossier)
            stands = standing(dossier, using="door")
            scene = scene_of(dossier, who, stands, day)
            if seen is not None:
                _stop_if_changed(stands, seen, who)
            entries = _settled(dossier, act, stands, scene, at=at, trace=trace)
            after = _after(stands, entries)
            place(dossier, after, day=day)
            if once and not remember(
                once,
                who.seat.organisation,
                dossier=dossier,
                version=after.dossier.version,
                at=at,
            ):
                raise Overtaken(once.key)
            return Recorded(
                dossier=dossier, version=after.dossier.version, entries=entries, after=after
            )
    except Overtaken:
        if once and (before := _recorded_by_rival(once, who)):
            return Recorded(dossier=before[0], version=before[1])
        raise Blocked((Obstacle(code="changed-meanwhile"),)) from None


def scene_of(dossier: UUID, who: Who, stands: Standing, day: date) -> Scene:
    """All context of an act on this dossier: the seat, the day, the law, the frozen answers."""
    revision = stands.dossier.revision or 1
    return Scene(
        person=who.person,
        seat=who.seat,
        day=day,
        shelf=shelf(),
        on_behalf_of=who.on_behalf_of,
        mandate=who.mandate,
        assurance=who.assurance,
        revision=revision,
        answers=answers_of(dossier, revision, using="door"),
    )


def _lock(dossier: UUID) -> None:
    """One act at a time on a dossier: the lock goes with the transaction."""
    with connections["door"].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (str(dossier),))


def _stop_if_changed(stands: Standing, seen: int, who: Who) -> None:
    if changes := changed_meanwhile(stands.entries, seen, who.seat):
        codes = ", ".join(e.code for e in changes)
        raise Blocked((Obstacle(code="changed-meanwhile", values={"facts": codes}),))


def _settled(
    dossier: UUID, act: Act[Any], stands: Standing, scene: Scene, *, at: datetime, trace: str
) -> tuple[Entry, ...]:
    """Settles, and appends to the streams the facts belong to."""
    state: Any = stands.title if act.stream == "title" else stands.dossier
    facts = settle(act, state, scene)
    return tuple(
        entry
        for stream, kind, after, mine in _by_stream(dossier, facts, stands)
        for entry in append(
            stream,
            mine,
            after=after,
            seat=scene.seat,
            person=scene.person,
            at=at,
            circles=[_circle(f, scene) for f in mine],
            kind=kind,
            trace=trace,
        )
    )


def _by_stream(
    dossier: UUID, facts: tuple[Fact[Any], ...], stands: Standing
) -> Iterator[tuple[UUID, str, int, list[Fact[Any]]]]:
    own = [f for f in facts if f.stream == "dossier"]
    titled = [f for f in facts if f.stream == "title"]
    if own:
        yield dossier, "dossier", stands.dossier.version, own
    if titled:
        yield title_of(dossier), "title", stands.title.version, titled


def _circle(fact: Fact[Any], scene: Scene) -> str:
    """Who may know of this fact at all, resolved to `all` or to one kind of seat."""
    circle = scene.law.circle(fact.code)
    if circle != "own-lane":
        return circle
    return "work-authority" if getattr(fact, "lane", "") == "work" else "stay-authority"


def _after(stands: Standing, entries: tuple[Entry, ...]) -> Standing:
    own = tuple(e for e in entries if e.kind == "dossier")
    titled = tuple(e for e in entries if e.kind == "title")
    return Standing(
        dossier=told(own, stands.dossier),
        title=told(titled, stands.title),
        entries=(*stands.entries, *own),
        title_entries=(*stands.title_entries, *titled),
    )


def _recorded_by_rival(once: Once, who: Who) -> tuple[UUID, int] | None:
    with transaction.atomic(using="door"):
        return recorded_before(once, who.seat.organisation)
