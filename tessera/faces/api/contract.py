"""The whole description of the API (OpenAPI 3.0), made from the acts and written as YAML."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tessera.faces.api.answers_told import answer_schemas
from tessera.faces.api.operations import addresses
from tessera.faces.api.schemas import act_schemas
from tessera.people.clients import ACT, CONSULT

VERSION = "1.0.0"
_BARE = re.compile(r"[A-Za-z$/][A-Za-z0-9$/_{}.-]*")


def contract() -> dict[str, Any]:
    """Everything a program needs to know to use the API."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Tessera: dossiers",
            "version": VERSION,
            "description": "File applications, do acts, follow dossiers. Dates are days of the law"
            " in Brussels. Every call that creates needs an `Idempotency-Key`.",
            "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/en/"},
        },
        "servers": [{"url": "/api/v1"}],
        "tags": [
            {"name": "dossiers", "description": "Dossiers, their acts, documents and history"},
            {"name": "events", "description": "What happened since"},
            {"name": "refData", "description": "Codes and their names in four languages"},
            {"name": "service", "description": "The service itself"},
        ],
        "paths": addresses(),
        "components": {
            "parameters": {"IdempotencyKey": _key()},
            "responses": {"Problem": _problem()},
            "schemas": dict(sorted((answer_schemas() | act_schemas()).items())),
            "securitySchemes": {"oauth": _oauth()},
        },
    }


def _key() -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "Chosen by the caller, once for each thing to create. The same key with the"
        " same body gets the same answer; with another body it is refused (422).",
        "schema": {"type": "string", "maxLength": 200},
    }


def _problem() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": "A problem, as refData/problemTypes lists them",
        "content": {"application/problem+json": {"schema": schema}},
    }


def _oauth() -> dict[str, Any]:
    scopes = {CONSULT: "Read what the caller's seat may see", ACT: "Act from the caller's seat"}
    return {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": scopes}},
    }


def as_yaml(value: Mapping[str, Any]) -> str:
    """Plain YAML: keys bare where they may be, every text quoted."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{indent}{_name(str(key))}:", inner, indent)
    else:
        for inner in value:
            yield from _item(inner, indent)


def _entry(start: str, inner: Any, indent: str) -> Iterator[str]:
    if isinstance(inner, (Mapping, list, tuple)) and inner:
        yield start
        yield from _lines(inner, f"{indent}  ")
    else:
        yield f"{start} {_plain(inner)}"


def _item(inner: Any, indent: str) -> Iterator[str]:
    if isinstance(inner, Mapping) and inner:
        first, *rest = _lines(inner, f"{indent}  ")
        yield f"{indent}- {first.strip()}"
        yield from rest
    else:
        yield f"{indent}- {_plain(inner)}"


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) and key not in {"on", "no", "yes"} else json.dumps(key)


def _plain(value: Any) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
