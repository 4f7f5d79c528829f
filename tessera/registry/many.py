"""Whole courses of dossiers at once, for trials: every fact comes from the core."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tessera.desk.placing import place_new
from tessera.desk.standing import Standing, title_of, told
from tessera.dossier.kernel import Act, Scene, settle
from tessera.journal.append import append_new, drawn
from tessera.journal.entry import Entry
from tessera.law.load import shelf
from tessera.law.model import Answers
from tessera.people.who import Who
from tessera.registry.circles import circle_of
from tessera.registry.papers import named_in
from tessera.vault.bulk import Given, given, keep

NOTHING_YET = Standing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of a course: who asks it, when."""

    act: Act[Any]
    who: Who
    at: datetime

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A dossier's life: its answers, and the acts that make it, in order."""

    dossier: UUID
    answers: Answers
    steps: tuple[Step, ...]


def record_many(courses: Iterable[Course], *, day: date) -> int:
    """Settles each act as the door does; one transaction for all of them, or none.

    For new dossiers only: nobody else can be in them yet, so nothing is locked. Raises Blocked
    as soon as one act meets an obstacle.
    """
    lives = [_lived(course) for course in courses]
    with transaction.atomic(using="door", durable=True):
        keep([brought for brought, _, _ in lives])
        place_new([(stands, brought.identity) for brought, stands, _ in lives], day=day)
        append_new([entry for _, _, entries in lives for entry in entries])
    return len(lives)


def _lived(course: Course) -> tuple[Given, Standing, list[Entry]]:
    first = course.steps[0]
    brought = given(
        course.dossier,
        course.answers,
        identity=named_in(course.dossier, course.answers),
        by=first.who.person,
        at=first.at,
    )
    revision = brought.revision
    stands, entries = NOTHING_YET, []
    for step in course.steps:
        scene = Scene(
            person=step.who.person,
            seat=step.who.seat,
            day=step.day,
            shelf=shelf(),
            mandate=step.who.mandate,
            revision=revision.number,
            fingerprint=revision.fingerprint,
            answers=revision.answers,
        )
        new = _drawn(course, step, scene, stands)
        own = tuple(e for e in new if e.kind == "dossier")
        titled = tuple(e for e in new if e.kind == "title")
        stands = Standing(
            dossier=told(own, stands.dossier), title=told(titled, stands.title), entries=()
        )
        entries += new
    return brought, stands, entries


def _drawn(course: Course, step: Step, scene: Scene, stands: Standing) -> list[Entry]:
    state: Any = stands.title if step.act.stream == "title" else stands.dossier
    facts = settle(step.act, state, scene)
    streams = {
        "dossier": (course.dossier, stands.dossier.version),
        "title": (title_of(course.dossier), stands.title.version),
    }
    found: list[Entry] = []
    for kind, (stream, after) in streams.items():
        mine = [f for f in facts if f.stream == kind]
        found += drawn(
            stream,
            mine,
            after=after,
            seat=scene.seat,
            person=scene.person,
            at=step.at,
            circles=[circle_of(f, scene) for f in mine],
            kind=kind,
        )
    return found
