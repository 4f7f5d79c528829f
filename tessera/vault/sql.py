"""One statement to the database under one of its roles."""

from typing import Any

from django.db import connections

Row = tuple[Any, ...]
Values = list[Any] | tuple[Any, ...]


def rows(using: str, statement: str, values: Values = ()) -> list[Row]:
    """What the statement finds or returns."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        found: list[Row] = cursor.fetchall()
    return found


def row(using: str, statement: str, values: Values = ()) -> Row | None:
    found = rows(using, statement, values)
    return found[0] if found else None


def run(using: str, statement: str, values: Values = ()) -> int:
    """How many rows the statement touched."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        count: int = cursor.rowcount
    return count
