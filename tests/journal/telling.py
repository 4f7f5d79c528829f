"""Entries for the tests, recorded as the registry records them: on the door, in one transaction."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
from django.db import transaction

from tessera.dossier.kernel import Role, Seat
from tessera.journal.append import append
from tessera.law.model import Kind
from tessera.site.database import plainly
from tests.journal.facts import Gone, Told

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OFFICER = Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER)


def minute(n):
    return NOON + timedelta(minutes=n)


def stream():
    return uuid4()


def numbered(n):
    """A stream that has the same name in every run."""
    return UUID(int=n)


def tell(where, *words, after=0, at=NOON, circle="all", seat=OFFICER, kind="dossier"):
    return tell_facts(
        where,
        *(Told(on=DAY, words=w) for w in words),
        after=after,
        at=at,
        circle=circle,
        seat=seat,
        kind=kind,
    )


def tell_facts(where, *facts, after=0, at=NOON, circle="all", seat=OFFICER, kind="dossier"):
    with transaction.atomic(using="door"):
        return append(
            where,
            facts,
            after=after,
            seat=seat,
            person="p-1",
            at=at,
            circles=[circle] * len(facts),
            kind=kind,
            trace="t-1",
        )


def destroy(where, *, after, through):
    return tell_facts(where, Gone(on=DAY, through=through), after=after)


def tamper(statement, *values):
    """What a superuser does who knows no rules: past every trigger, policy and privilege."""
    with psycopg.connect(**plainly(), autocommit=True) as mighty:
        mighty.execute("set session_replication_role = replica")
        return mighty.execute(statement, values)
