"""Every act and every fact by its code: what the journal decodes and the faces offer."""

import importlib
import pkgutil
from functools import cache
from typing import Any, TypeVar

from tessera.dossier import acts as steps
from tessera.dossier.kernel import Act, Fact

T = TypeVar("T")


def _leaves(kind: type[T]) -> list[type[T]]:
    """The concrete classes below `kind`: those with a code of their own."""
    found: list[type[T]] = []
    for below in kind.__subclasses__():
        found += [below] if "code" in vars(below) else _leaves(below)
    return found


@cache
def _imported() -> None:
    for module in pkgutil.iter_modules(steps.__path__):
        importlib.import_module(f"{steps.__name__}.{module.name}")
    importlib.import_module("tessera.dossier.lawbook")  # facts of the law itself


@cache
def acts() -> dict[str, type[Act[Any]]]:
    """Act classes by code."""
    _imported()
    return {a.code: a for a in sorted(_leaves(Act), key=lambda a: a.code)}  # type: ignore[type-abstract]


@cache
def facts() -> dict[str, type[Fact[Any]]]:
    """Fact classes by code."""
    _imported()
    return {f.code: f for f in sorted(_leaves(Fact), key=lambda f: f.code)}  # type: ignore[type-abstract]
