"""What one row of law says, in a few letters: any change of what it says is another fingerprint."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from tessera.law.leaning import leant_on
from tessera.law.model import Norm
from tessera.law.shelf import Law, Shelf

SPELLING = "tessera-norm/1"
SHOWN = ("name", "key", "value", "unit", "codes")
"""What a sentence shows of a figure or list. Where it comes from is read on its own row."""


def fingerprint(row: Norm, law: Law) -> str:
    """Over every key that says something. A key that the code learns later, left out, adds nothing.

    A row of groups is not another one because a procedure joined a group. A figure or list that
    the row names is read along with it, as the law of the day has it.
    """
    said = _spelled(row)
    if row.groups:
        del said["procedures"]
    leant = [_figure(each) for each in leant_on(row, law)]
    whole = [SPELLING, type(row).__name__, said, *([leant] if leant else [])]
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def norm_of(shelf: Shelf, name: str) -> Norm | None:
    """The row of this id, in force or not."""
    found = (row for rows in shelf.rows.values() for row in rows if row.id == name)
    return next((row for row in found if isinstance(row, Norm)), None)


def _figure(row: Norm) -> list[Any]:
    return [[key, _spelled(getattr(row, key))] for key in SHOWN if hasattr(row, key)]


def _spelled(value: Any) -> Any:
    if is_dataclass(value):
        return {
            each.name: _spelled(getattr(value, each.name))
            for each in fields(value)
            if getattr(value, each.name) != _default(each) or each.name == "procedures"
        }
    if isinstance(value, Mapping):
        return [[_spelled(key), _spelled(value[key])] for key in sorted(value, key=str)]
    if isinstance(value, frozenset):
        return sorted(_spelled(each) for each in value)
    if isinstance(value, tuple | list):
        return [_spelled(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
