"""Which procedure a call means: it names one, or hears which there are."""

from collections.abc import Mapping
from typing import Any

from tessera.faces.api import problems
from tessera.faces.api.spelling import camel, kebab
from tessera.law.shelf import Law


def procedure_of(body: Mapping[str, Any], law: Law) -> str:
    """Nothing is supposed: a call that names no procedure, or one that is none, is refused."""
    told = body.get("procedure")
    known = {row.code for row in law.procedures()}
    if isinstance(told, str) and kebab(told) in known:
        return kebab(told)
    code = "requiredInput" if told in {None, ""} else "referencedResourceNotFound"
    choices = ", ".join(sorted(camel(each) for each in known))
    raise problems.bad_input(problems.issue(code, "procedure", detail=choices))
