"""One stored sample of every fact that was ever shipped.

    python -m tests.journal.samples             adds what is new
    python -m tests.journal.samples --afresh    begins again: only while nothing has shipped

A sample that is stored stays as it is for ever: facts like it lie in somebody's journal.
"""

import dataclasses
import json
import sys
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from tessera.journal import codec

FILE = Path(__file__).with_name("samples.json")
PLAIN = {str: "text", int: 7, bool: True, date: date(2026, 11, 23), Decimal: Decimal("12.50")}


def stored():
    """[code, payload] of every sample."""
    return json.loads(FILE.read_text("utf-8")) if FILE.exists() else []


def shipped():
    """The fact classes of the core; the tests' own are not shipped."""
    return {c: k for c, k in codec.fact_classes().items() if k.__module__.startswith("tessera.")}


def a_sample(kind):
    """A fact with something in every field."""
    hints = typing.get_type_hints(kind)
    return kind(**{f.name: _value(hints[f.name]) for f in dataclasses.fields(kind)})


def _value(hint):
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if origin is not None:
        return _made_of(origin, inner)
    return next(iter(hint)) if issubclass(hint, Enum) else a_sample(hint)


def _made_of(origin, inner):
    if origin is tuple:
        return (_value(inner[0]),) if inner[-1] is Ellipsis else tuple(map(_value, inner))
    if origin is frozenset:
        return frozenset({_value(inner[0])})
    if origin in {dict, Mapping}:
        return {_value(inner[0]): _value(inner[1])}
    return _value(next(part for part in inner if part is not types.NoneType))


def shape(value, path=""):
    """Every name in a payload with the names it is in."""
    if isinstance(value, list):
        return frozenset().union(*(shape(part, path) for part in value))
    if isinstance(value, dict):
        return frozenset().union(*(shape(part, f"{path}.{name}") for name, part in value.items()))
    return frozenset({path})


def lacking():
    """Facts of which no stored sample has the shape they have now."""
    known = {(code, shape(json.loads(payload))) for code, payload in stored()}
    return [
        kind
        for code, kind in sorted(shipped().items())
        if (code, shape(json.loads(codec.encode(a_sample(kind))[1]))) not in known
    ]


def add():
    samples = stored() + [list(codec.encode(a_sample(kind))) for kind in lacking()]
    FILE.write_text(json.dumps(samples, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    if "--afresh" in sys.argv:
        FILE.unlink()
    add()
