"""Every address of the API, what may be asked there and what comes back."""

from typing import Any

from tessera.dossier.everything import acts
from tessera.faces.api.schemas import NUMBER, TEXT, UUID, Schema, act_name, ref
from tessera.faces.api.spelling import camel
from tessera.people.clients import ACT, CONSULT

JSON = "application/json"
DEFAULT = {"$ref": "#/components/responses/Problem"}


def addresses() -> dict[str, Any]:
    """The paths of the description, in the order of a reader's first questions."""
    return {
        "/health": {"get": get("getHealth", "Whether the service works", "Health", tag="service")},
        "/doc/openapi.yaml": {"get": _description()},
        "/assessments": {
            "post": post(
                "assess", "What is needed, of whom, and until when", "Question", "Assessment", "200"
            )
        },
        "/dossiers": {
            "get": get(
                "getDossiers",
                "The dossiers of the caller, last day of the law first",
                "Dossiers",
                query={"queue": TEXT, "afterDossier": UUID, "pageSize": _size(200)},
                scope=CONSULT,
            ),
            "post": post(
                "fileDossier", "File an application, or begin a draft", "Application", "Receipt"
            ),
        },
        "/dossiers/{dossier}": {
            "parameters": [_in_path("dossier", UUID)],
            "get": get("getDossier", "One dossier as the caller sees it", "Dossier", scope=CONSULT),
        },
        **_within_a_dossier(),
        "/events": {
            "get": get(
                "getEvents",
                "What happened since, to dossiers of the caller",
                "Events",
                query={"afterEvent": NUMBER, "pageSize": _size(500)},
                tag="events",
                scope=CONSULT,
            )
        },
        **_reference(),
    }


def _within_a_dossier() -> dict[str, Any]:
    dossier = _in_path("dossier", UUID)
    return {
        "/dossiers/{dossier}/acts": {
            "parameters": [dossier],
            "get": get(
                "getActs", "What the caller may do now, and why not", "Doors", scope=CONSULT
            ),
            "post": _act(),
        },
        "/dossiers/{dossier}/acts/{act}": {
            "parameters": [dossier, _in_path("act", TEXT)],
            "get": get("getAct", "Whether the caller may do one act now", "Door", scope=CONSULT),
        },
        "/dossiers/{dossier}/documents": {
            "parameters": [dossier],
            "get": get(
                "getDocuments", "The documents the caller may see", "Documents", scope=CONSULT
            ),
            "post": post("giveDocument", "Give one document", "NewDocument", "KeptDocument"),
        },
        "/dossiers/{dossier}/documents/{paper}": {
            "parameters": [dossier, _in_path("paper", UUID)],
            "get": _content(),
        },
        "/dossiers/{dossier}/journal": {
            "parameters": [dossier],
            "get": get(
                "getJournal", "Its history, as the caller may know it", "Journal", scope=CONSULT
            ),
        },
        "/dossiers/{dossier}/journal/{commitment}": {
            "parameters": [dossier, _in_path("commitment", TEXT)],
            "get": get("getEntry", "One entry of its history", "Entry", scope=CONSULT),
        },
    }


def _reference() -> dict[str, Any]:
    names = _in_path("codeList", {"type": "string", "enum": list(LISTS)})
    listed = get("getCodes", "The codes of one list, in four languages", "Codes", tag="refData")
    one = get("getCode", "One code, in four languages", "Code", tag="refData")
    return {
        "/refData/{codeList}": {"parameters": [names], "get": listed},
        "/refData/{codeList}/{code}": {
            "parameters": [names, _in_path("code", TEXT)],
            "get": one,
        },
    }


LISTS = ("acts", "facts", "obstacles", "phases", "problemTypes")


def get(
    name: str,
    summary: str,
    answer: str,
    *,
    query: dict[str, Schema] | None = None,
    tag: str = "dossiers",
    scope: str = "",
) -> dict[str, Any]:
    """A reading operation; without a scope anybody may ask."""
    found: dict[str, Any] = {"operationId": name, "summary": summary, "tags": [tag]}
    if query:
        found["parameters"] = [
            {"name": n, "in": "query", "required": False, "schema": dict(s)}
            for n, s in query.items()
        ]
    found["responses"] = {"200": _answer(ref(answer)), "default": DEFAULT}
    return found | {"security": [{"oauth": [scope]}] if scope else []}


def post(name: str, summary: str, body: str, answer: str, status: str = "201") -> dict[str, Any]:
    """A changing operation: it needs a key, and the same key gives the same answer."""
    changes = status == "201"
    found: dict[str, Any] = {"operationId": name, "summary": summary, "tags": ["dossiers"]}
    if changes:
        found["parameters"] = [{"$ref": "#/components/parameters/IdempotencyKey"}]
    found["requestBody"] = {"required": True, "content": {JSON: {"schema": ref(body)}}}
    found["responses"] = {status: _answer(ref(answer)), "default": DEFAULT}
    return found | {"security": [{"oauth": [ACT]}] if changes else []}


def _act() -> dict[str, Any]:
    found = post("act", "Do an act", "", "Receipt")
    names = {camel(code): act_name(code) for code in acts()}
    found["requestBody"]["content"][JSON]["schema"] = {
        "oneOf": [ref(name) for name in names.values()],
        "discriminator": {
            "propertyName": "act",
            "mapping": {code: f"#/components/schemas/{name}" for code, name in names.items()},
        },
    }
    return found


def _description() -> dict[str, Any]:
    found = get("getDescription", "This description", "Problem", tag="service")
    found["responses"]["200"] = {
        "description": "OpenAPI 3.0",
        "content": {"application/yaml": {"schema": dict(TEXT)}},
    }
    return found


def _content() -> dict[str, Any]:
    found = get("getDocument", "The bytes of one document", "Problem", scope=CONSULT)
    found["responses"]["200"] = {
        "description": "The document as it was kept",
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    }
    return found


def _answer(schema: Schema) -> dict[str, Any]:
    return {"description": "As asked", "content": {JSON: {"schema": schema}}}


def _in_path(name: str, schema: Schema) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": dict(schema)}


def _size(most: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": most}
