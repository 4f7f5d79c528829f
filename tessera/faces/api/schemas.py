"""The shapes of the API: one for each act, made from the act itself, and those of the answers."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from tessera.dossier.everything import acts
from tessera.faces.api.spelling import camel

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date", "example": "2026-11-23"}
INSTANT: Schema = {"type": "string", "format": "date-time"}
UUID: Schema = {"type": "string", "format": "uuid"}
URI: Schema = {"type": "string", "format": "uri"}
NUMBER: Schema = {"type": "integer"}
YES_NO: Schema = {"type": "boolean"}
PLAIN: Mapping[Any, Schema] = {str: TEXT, int: NUMBER, bool: YES_NO, date: DAY}

# The lane of an act follows from the seat, and texts become notes: both are the API's own way.
UNASKED = frozenset({"lane"})
TEXTS = {"note": "text"}


def shape(about: str = "", /, *, needs: str = "", **properties: Schema) -> Schema:
    """An object with these properties; `needs` names those that are always there."""
    found: Schema = {"type": "object"}
    if about:
        found["description"] = about
    if needs:
        found["required"] = needs.split()
    return found | {"properties": {name: dict(one) for name, one in properties.items()}}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def collection(item: Schema, *, more: bool = False) -> Schema:
    """A list in the Belgif manner: `self`, `items` that each have an `href`, `next` if any."""
    found = shape(needs="self items", self=URI, items=many(item))
    if more:
        found["properties"]["next"] = dict(URI)
    return found


def act_schemas() -> dict[str, Schema]:
    """`GrantAct`, `RefuseAct`...: what each act takes beside its name."""
    return {act_name(code): _act(code, kind) for code, kind in acts().items() if code != "file"} | {
        "FileAct": _filing()
    }


def act_name(code: str) -> str:
    spelled = camel(code)
    return f"{spelled[0].upper()}{spelled[1:]}Act"


def _act(code: str, kind: type[Any]) -> Schema:
    hints = get_type_hints(kind)
    taken = [f for f in fields(kind) if f.name not in UNASKED]
    needed = ["act", *(_outer(f.name) for f in taken if _needed(f))]
    properties = {"act": {"type": "string", "enum": [camel(code)]}, "version": _version()}
    properties |= {_outer(f.name): _of(hints[f.name]) for f in taken}
    about = (kind.__doc__ or "").partition("\n")[0]
    return shape(about, needs=" ".join(needed), **properties)


def _filing() -> Schema:
    return shape(
        "Ask for the permit. The draft of this address holds the answers and the documents.",
        needs="act",
        act={"type": "string", "enum": ["file"]},
        version=_version(),
        employer={**TEXT, "description": "The employer a representative files for."},
        worker={**TEXT, "description": "The person the permit is for, when known already."},
    )


def _version() -> Schema:
    told = "The version the actor had before their eyes; 409 when what they saw has changed."
    return {"type": "integer", "minimum": 0, "description": told}


def _outer(name: str) -> str:
    return camel(TEXTS.get(name, name))


def _needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _of(hint: Any) -> Schema:
    """The schema of one type of our own words."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return dict(PLAIN[hint])
    if origin in (Union, types.UnionType):
        return _of(next(one for one in inner if one is not type(None)))
    if origin is tuple:
        return many(_of(inner[0]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "enum": [one.value for one in hint]}
    if is_dataclass(hint):
        return _nested(hint)
    return {"type": "object", "additionalProperties": dict(TEXT)}


def _nested(kind: Any) -> Schema:
    hints = get_type_hints(kind)
    needed = " ".join(_outer(f.name) for f in fields(kind) if _needed(f))
    return shape(needs=needed, **{_outer(f.name): _of(hints[f.name]) for f in fields(kind)})
