"""The seats of these tests, and a transaction in each."""

import json
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connections, transaction

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people.doors import writing

EMPTY = {
    "text": "",
    "date": "2026-11-23",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "integer": 0,
    "smallint": 0,
    "boolean": False,
    "ARRAY": [],
}
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADA = "00000000-0000-4000-8000-00000000ada0"
EMPLOYER = Seat(organisation="org:1", kind=Kind.EMPLOYER, role=Role.FILER)
RIVAL = Seat(organisation="org:2", kind=Kind.EMPLOYER, role=Role.FILER)
WORKER = Seat(organisation="person:1", kind=Kind.WORKER, role=Role.WORKER)
FLANDERS = Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER)
BRUSSELS = Seat(organisation="brussels", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER)
OFFICE = Seat(organisation="immigration-office", kind=Kind.STAY_AUTHORITY, role=Role.OFFICER)


@contextmanager
def at(seat):
    """A transaction in which row security knows the seat."""
    with writing(seat, person=ADA):
        yield


@contextmanager
def the(role):
    with transaction.atomic(using=role):
        yield


def give_place(dossier, *seats):
    """Put a dossier on the desks of these seats, as the registry does when it is filed."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select column_name, data_type from information_schema.columns"
            " where table_name = 'desk_place'"
        )
        usual = {name: EMPTY[kind] for name, kind in cursor.fetchall()}
        for seat in seats:
            place = {**usual, "seat": seat.organisation, "dossier": str(dossier)}
            cursor.execute(
                "insert into desk_place select * from jsonb_populate_record(null::desk_place, %s)",
                [json.dumps(place)],
            )
