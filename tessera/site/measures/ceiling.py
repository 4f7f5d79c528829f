"""The rows of one filing, written again by one prepared statement: as fast as this can be done."""

import os
import threading
from collections.abc import Sequence
from contextlib import closing
from typing import Any
from uuid import UUID, uuid4

import psycopg

from tessera.site.database import plainly

# A table with the column that says whose row it is; journal_said's own id is drawn by the table.
TABLES = (
    ("vault_revision", "dossier"),
    ("vault_identity", "dossier"),
    ("journal_said", "stream"),
    ("desk_place", "dossier"),
    ("desk_clock", "dossier"),
    ("desk_word", "dossier"),
    ("desk_reach", "dossier"),
    ("registry_key", "dossier"),
)
_COLUMNS = (
    "select attname, format_type(atttypid, atttypmod) from pg_attribute"
    " where attrelid = %s::regclass and attnum > 0 and not attisdropped and attname <> 'id'"
    " order by attnum"
)


class Shape:
    """The rows that one filing left, as the model of any number of others."""

    def __init__(self, model: UUID) -> None:
        self._own = threading.local()
        self.statements: list[str] = []
        self.values: list[tuple[str, Any]] = []
        with closing(psycopg.connect(**plainly())) as asked:
            for table, owner in TABLES:
                self._take(asked, table, owner, model)
        self.statements += [
            "waits as (insert into journal_waiting (said) select id from journal_said_rows)",
            "bound as (update vault_document set bound_at = now() where dossier = %(dossier)s)",
        ]
        self.query = (
            f"with {', '.join(self.statements)} delete from vault_draft where id = %(dossier)s"  # noqa: S608 - names of our tables
        )

    def write(self, drafts: Sequence[UUID]) -> None:
        """One transaction for each, on one connection."""
        with closing(psycopg.connect(**plainly("door"), prepare_threshold=0)) as door:
            for draft in drafts:
                door.execute(self.query, self._values(draft))
                door.commit()

    def _take(self, asked: psycopg.Connection[Any], table: str, owner: str, model: UUID) -> None:
        columns = asked.execute(_COLUMNS, [table]).fetchall()
        names = ", ".join(f'"{name}"' for name, _ in columns)
        rows = asked.execute(
            f"select {names} from {table} where {owner} = %s",  # noqa: S608 - names of our tables
            [model],
        ).fetchall()
        if not rows:
            return
        lines = []
        for row in rows:
            places = []
            for (name, kind), value in zip(columns, row, strict=True):
                places.append(f"%({len(self.values)})s::{kind}")
                self.values.append((name, value))
            lines.append(f"({', '.join(places)})")
        back = " returning id" if table == "journal_said" else ""
        told = f"insert into {table} ({names}) values {', '.join(lines)}{back}"  # noqa: S608 - as above
        self.statements.append(f"{table}_rows as ({told})")

    def _values(self, draft: UUID) -> dict[str, Any]:
        new = {
            "dossier": draft,
            "stream": draft,
            "titled": uuid4(),
            "key": str(uuid4()),
            "commitment": os.urandom(32),
        }
        drawn = {str(n): new.get(name, value) for n, (name, value) in enumerate(self.values)}
        return {**drawn, "dossier": draft}
