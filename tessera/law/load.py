"""From files to a shelf: every table of every file, or nothing and every reason why not."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from tessera.law import agreement, figures, model, procedure
from tessera.law.bundle import Bundle, digest, shipped
from tessera.law.rows import Flaw, Misfit, built
from tessera.law.shelf import Shelf

TABLES: Mapping[str, type[Any]] = {
    "source": figures.Source,
    "authority": model.Authority,
    "procedure": procedure.Procedure,
    "lane": procedure.Half,
    "question": model.Question,
    "document": model.Requirement,
    "condition": model.Condition,
    "charge": model.Charge,
    "amount": figures.Amount,
    "list": figures.Listed,
    "derivation": figures.Derived,
    "term": model.Term,
    "letter": model.LetterKind,
    "ground": model.Ground,
    "remedy": model.Remedy,
    "competence": agreement.Rule,
    "may": agreement.May,
    "sees": agreement.Sees,
    "circle": agreement.Circle,
    "kept": agreement.Kept,
}

APART = frozenset({"holidays.toml"})  # calendars have a reader of their own


class Unsound(Exception):
    """The catalogue was not loaded, with every flaw that was found."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("\n".join(str(flaw) for flaw in flaws))
        self.flaws = flaws


@cache
def shelf() -> Shelf:
    """The shelf this tree carries, read once."""
    return assembled(shipped())


def assembled(bundle: Bundle) -> Shelf:
    """A shelf of all the rows of a bundle, or Unsound: nothing is half-loaded."""
    rows: dict[type[Any], dict[str, Any]] = {kind: {} for kind in TABLES.values()}
    files: dict[str, str] = {}
    flaws: list[Flaw] = []
    for path, table, raw in _raw_rows(bundle, flaws):
        row = {"id": identity(table, raw)} | raw
        try:
            value = built(TABLES[table], row)
        except Misfit as misfit:
            flaws.append(Flaw(file=path, row=str(row["id"]), key=misfit.key, what=misfit.what))
            continue
        if value.id in files:
            flaws.append(Flaw(file=path, row=value.id, key="id", what="this row stands twice"))
        rows[TABLES[table]][value.id] = value
        files[value.id] = path
    flaws += _spread(rows, files)
    if flaws:
        raise Unsound(tuple(sorted(flaws)))
    return Shelf(digest(bundle), {kind: tuple(rows[kind].values()) for kind in rows}, files)


def _spread(rows: dict[type[Any], dict[str, Any]], files: Mapping[str, str]) -> Iterator[Flaw]:
    """Gives each row of a group the procedures that belong to it."""
    members: dict[str, list[str]] = {}
    for each in rows[procedure.Procedure].values():
        for group in each.belongs:
            members.setdefault(group, []).append(each.code)
    for found in rows.values():
        for row in [r for r in found.values() if getattr(r, "groups", ())]:
            for group in row.groups:
                if group not in members:
                    what = f"no procedure belongs to {group}"
                    yield Flaw(file=files[row.id], row=row.id, key="groups", what=what)
            if row.procedures:
                what = "a row holds for procedures or for groups, not for both"
                yield Flaw(file=files[row.id], row=row.id, key="groups", what=what)
            codes = [code for group in row.groups for code in members.get(group, ())]
            found[row.id] = replace(row, procedures=tuple(sorted(set(codes))))


def identity(table: str, raw: Mapping[str, Any]) -> str:
    """The id of a row that gives none: its table, names, scope and first day."""
    names = [raw.get(key) for key in ("name", "code", "fact", "key", "lane", "kind")]
    keys = ("acts", "kinds", "categories", "procedures", "groups", "authorities")
    lists = [raw.get(key) for key in keys]
    parts = [str(name) for name in names if name]
    parts += ["+".join(map(str, many)) for many in lists if isinstance(many, list) and many]
    own = ["own"] if raw.get("own") is True else []
    return f"{table}/{'/'.join(parts + own)}@{raw.get('since', '')}"


def _raw_rows(bundle: Bundle, flaws: list[Flaw]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted(path for path in bundle if path.endswith(".toml") and path not in APART):
        try:
            tables = tomllib.loads(bundle[path].decode(), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            flaws.append(Flaw(file=path, row="", key="", what=f"not TOML: {fault}"))
            continue
        for table, found in tables.items():
            if table not in TABLES or not isinstance(found, list):
                flaws.append(Flaw(file=path, row="", key=table, what="no such table"))
                continue
            yield from ((path, table, raw) for raw in found)
