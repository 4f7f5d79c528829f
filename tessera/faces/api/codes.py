"""Reference lists: acts, facts, obstacles, phases and problem types, named in four languages."""

from functools import cache
from typing import Any

from django.http import HttpResponse

from tessera.dossier.everything import acts, facts
from tessera.dossier.model import Phase
from tessera.faces.api import problems
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.problems import BELGIF, INPUT, OURS
from tessera.faces.api.spelling import camel
from tessera.words.languages import Language
from tessera.words.sentences import catalogue, say

# Types of Belgif keep their own names; ours are of this API.
_OURS = frozenset({"act-blocked", "idempotency-key-reused", "obstacle"})
_INPUT = frozenset(
    {"unknown-input", "required-input", "schema-violation", "invalid-input", "rejected-input"}
    | {"out-of-range", "referenced-resource-not-found"}
)


@call("GET", public=True)
def code_list(asked: Call, name: str) -> HttpResponse:
    """Every code of one list."""
    items = [_told(asked, name, code) for code in _codes(name)]
    return answered({"self": asked.url("refData", name), "items": items})


@call("GET", public=True)
def one_code(asked: Call, name: str, code: str) -> HttpResponse:
    for known in _codes(name):
        if camel(known) == code:
            return answered(_told(asked, name, known))
    raise problems.not_found()


@cache
def _lists() -> dict[str, tuple[str, dict[str, str]]]:
    """Each list by its name: the area of its sentences, and the key of each code within it."""
    known = [key.partition(".") for key in catalogue()]
    return {
        "acts": ("acts", {code: code for code in acts()}),
        "facts": ("facts", {code: code for code in facts()}),
        "obstacles": ("obstacles", {key: key for area, _, key in known if area == "obstacles"}),
        "phases": ("dossier", {phase.value: f"phase-{phase.value}" for phase in Phase}),
        "problemTypes": ("problems", {key: key for area, _, key in known if area == "problems"}),
    }


def _codes(name: str) -> tuple[str, ...]:
    if name not in _lists():
        raise problems.not_found()
    area, keys = _lists()[name]
    return tuple(code for code, key in sorted(keys.items()) if f"{area}.{key}" in catalogue())


def _told(asked: Call, name: str, code: str) -> dict[str, Any]:
    area, keys = _lists()[name]
    body = {
        "href": asked.url("refData", name, camel(code)),
        "code": camel(code),
        "name": {one.value: say(f"{area}.{keys[code]}", one) for one in Language},
    }
    return body | ({"urn": urn(code)} if name == "problemTypes" else {})


def urn(code: str) -> str:
    """The type as it stands in a problem or an issue."""
    if code in _OURS:
        return f"{OURS}:{camel(code)}"
    return f"{INPUT if code in _INPUT else BELGIF}:{camel(code)}"
