"""No query reaches `default` outside the doors of people: whoever forgets the seat hears it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections

ALIAS = "default"
_open: ContextVar[bool] = ContextVar("tessera_door_open", default=False)


class NakedQuery(RuntimeError):
    """A query outside `reading`, `writing` and the machinery of signing in."""


@contextmanager
def opened() -> Iterator[None]:
    """Queries of this thread are expected within; only the doors of people call this."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def watched() -> Iterator[None]:
    """Refuse naked queries on this thread's connection: around a request, or a test."""
    with connections[ALIAS].execute_wrapper(_refuse_naked):
        yield


def _refuse_naked(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    if not _open.get():
        raise NakedQuery(f"a query outside every door: {sql[:80]}")
    return execute(sql, *rest)
