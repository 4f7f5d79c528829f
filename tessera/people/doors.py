"""The transactions in which faces touch the database: each knows its seat, or that it has none."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connections, transaction

from tessera.dossier.kernel import Seat
from tessera.people.guard import ALIAS, opened

SIGN_IN = "sign-in"
_SET = (
    "select set_config('tessera.seat', %s, true), set_config('tessera.kind', %s, true),"
    " set_config('tessera.person', %s, true), set_config('tessera.token', %s, true),"
    " set_config('transaction_read_only', %s, true)"
)


@contextmanager
def writing(seat: Seat, *, person: str = "") -> Iterator[None]:
    """A transaction for what the seat itself keeps: drafts, uploads, mandates, invitations."""
    with _within(seat=seat.organisation, kind=seat.kind, person=person):
        yield


@contextmanager
def holding(token: str) -> Iterator[None]:
    """A transaction without a seat for who holds an invitation: its row, and no other."""
    with _within(token=token):
        yield


@contextmanager
def signing_in() -> Iterator[None]:
    """A transaction before there is a seat: who is this, where may they sit."""
    with _within(kind=SIGN_IN):
        yield


@contextmanager
def strolling() -> Iterator[None]:
    """A read-only transaction without a seat, for pages anybody may see."""
    with _within(read_only=True):
        yield


@contextmanager
def reading_only(seat: Seat, *, person: str) -> Iterator[None]:
    """The transaction inside `reading`; alone it leaves no look, so nobody else uses it."""
    with _within(seat=seat.organisation, kind=seat.kind, person=person, read_only=True):
        yield


@contextmanager
def machinery() -> Iterator[None]:
    """Single statements on tables without owners: sessions, tokens, tallies."""
    with opened():
        yield


@contextmanager
def _within(
    *, seat: str = "", kind: str = "", person: str = "", token: str = "", read_only: bool = False
) -> Iterator[None]:
    with opened(), transaction.atomic(using=ALIAS, durable=True):
        values = (seat, kind, _uuid_or_nothing(person), token, "on" if read_only else "off")
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(_SET, values)
        yield


def _uuid_or_nothing(person: str) -> str:
    """A client of the API acts under a name that is not a person's."""
    try:
        return str(UUID(person))
    except ValueError:
        return ""
