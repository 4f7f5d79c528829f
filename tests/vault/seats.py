"""The seats of these tests, and a transaction in each."""

from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connections, transaction

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people.doors import writing

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
        for seat in seats:
            cursor.execute(
                "insert into desk_place select * from jsonb_populate_record(null::desk_place, %s)",
                [_place(seat.organisation, dossier)],
            )


def _place(seat, dossier):
    from json import dumps

    words = "kind reference procedure phase work stay queue act waits_for assignee title".split()
    days = dict.fromkeys(("due", "since", "filed_on"), "2026-11-23")
    return dumps({"seat": seat, "dossier": str(dossier), **dict.fromkeys(words, ""), **days})
