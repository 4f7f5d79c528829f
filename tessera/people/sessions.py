"""Sessions in the database under a fingerprint of their key; Django's SESSION_ENGINE.

A session ends 30 minutes after it was last seen, and 12 hours after it began, whatever happens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import connections

from tessera.people import fingerprints
from tessera.people.doors import machinery
from tessera.people.guard import ALIAS

IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
PERSON = "person"
AGENT = "agent"

_FIND = (
    "select kept, seen_at < now() - interval '1 minute' from people_session"
    " where key = %s and expires_at > now() and started_at > now() - %s::interval"
)
_TOUCH = "update people_session set seen_at = now(), expires_at = now() + %s where key = %s"
_CREATE = (
    "insert into people_session (key, person, agent, kept, started_at, seen_at, expires_at)"
    " values (%s, %s, %s, %s, now(), now(), now() + %s) on conflict do nothing"
)
_SAVE = (
    "update people_session set person = %s, agent = %s, kept = %s"
    " where key = %s and expires_at > now()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """One of a person's own sessions, as they are shown it; the handle opens nothing."""

    handle: str
    agent: str
    started_at: datetime
    seen_at: datetime


class SessionStore(SessionBase):
    """What Django asks of a session engine, in a statement or two each."""

    def load(self) -> dict[str, Any]:
        key = fingerprints.of_token(self.session_key or "")
        found = _rows(_FIND, key, WHOLE)
        if not found:
            self._session_key = None
            return {}
        kept, stale = found[0]
        if stale:
            _run(_TOUCH, IDLE, key)
        return self.decode(kept)

    def exists(self, session_key: str) -> bool:
        key = fingerprints.of_token(session_key)
        return bool(_rows("select 1 from people_session where key = %s", key))

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        if self.session_key is None:
            self.create()
            return
        values = self._get_session(no_load=must_create)
        key = fingerprints.of_token(self.session_key)
        person, agent, kept = values.get(PERSON), values.get(AGENT, ""), self.encode(values)
        if must_create:
            if not _run(_CREATE, key, person, agent, kept, IDLE):
                raise CreateError
        elif not _run(_SAVE, person, agent, kept, key):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        if secret := session_key or self.session_key:
            _run("delete from people_session where key = %s", fingerprints.of_token(secret))

    def get_expire_at_browser_close(self) -> bool:
        """The cookie carries no date: the server alone knows when a session ends."""
        return True

    @classmethod
    def clear_expired(cls) -> None:
        _run("delete from people_session where expires_at < now()")


def sessions_of(person: UUID) -> tuple[OpenSession, ...]:
    """The open sessions of one person, the one last seen first."""
    rows = _rows(
        "select encode(key, 'hex'), agent, started_at, seen_at from people_session"
        " where person = %s and expires_at > now() and started_at > now() - %s::interval"
        " order by seen_at desc",
        person,
        WHOLE,
    )
    return tuple(
        OpenSession(handle=handle, agent=agent, started_at=started_at, seen_at=seen_at)
        for handle, agent, started_at, seen_at in rows
    )


def handle_of(session_key: str) -> str:
    return fingerprints.of_token(session_key).hex()


def end_session(person: UUID, handle: str) -> bool:
    """End one session, if it is this person's own."""
    return bool(
        _run(
            "delete from people_session where person = %s and encode(key, 'hex') = %s",
            person,
            handle,
        )
    )


def end_sessions_of(person: UUID) -> int:
    """End them all: a new password, a person who may no longer sign in."""
    return _run("delete from people_session where person = %s", person)


def _rows(sql: str, *values: object) -> Sequence[tuple[Any, ...]]:
    with machinery(), connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _run(sql: str, *values: object) -> int:
    with machinery(), connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount
