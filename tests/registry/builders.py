"""A dossier in the database, brought about by acts."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from tessera.desk.doors import OWN_LANE
from tessera.desk.standing import standing
from tessera.dossier.cast import Cast
from tessera.dossier.kernel import Role, Seat
from tessera.dossier.telling import act_of
from tessera.dossier.world import World
from tessera.faces.console.library import open_story
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.people.who import PLATFORM, Who
from tessera.registry.record import Asking, record

DAY = date(2026, 9, 21)
AT = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
STORIES = Path(__file__).parents[1] / "stories"
__all__ = ["OWN_LANE", "PLATFORM", "Kind", "Role", "Seat"]


@cache
def answers(name="ghent"):
    return open_story(STORIES / "01_filed_and_routed.toml").answers


def who(by, *, organisation=None):
    cast = Cast({})
    from tessera.dossier.model import Dossier

    seat = cast.seat(by, Dossier())
    if organisation:
        seat = Seat(organisation=organisation, kind=seat.kind, role=seat.role)
    return Who(person=f"person-of-{by}", seat=seat, mandate="m")


def asking(day=DAY, **more):
    return Asking(day=day, at=datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC), **more)


def do(dossier, by, code, content=None, *, day=DAY, **more):
    """Performs an act told in plain data, in short form, as a story tells it."""
    with_connection = World()
    from django.db import transaction

    with transaction.atomic(using="door"):
        stands = standing(dossier, using="door")
    with_connection.dossier, with_connection.title = stands.dossier, stands.title
    with_connection.told = [e.fact for e in stands.entries]
    with_connection.told_of_title = [e.fact for e in stands.title_entries]
    told = Cast({}).content(code, content or {}, with_connection, shelf().on(day))
    return record(dossier, act_of(code, told), who(by), asking(day, **more))


def a_filed_dossier(dossier=None, *, day=DAY, once=None):
    dossier = dossier or uuid4()
    recorded = do(dossier, "employer", "file", day=day, answers=answers(), once=once)
    return recorded.dossier


def a_complete_dossier(*, day=DAY):
    dossier = a_filed_dossier(day=day)
    do(dossier, "region", "declare-complete", {"settles": "open"}, day=day)
    do(
        dossier,
        "platform",
        "record-service",
        {"about": "declared-complete", "to": "applicant", "served_on": day},
        day=day,
    )
    return dossier
