"""Facts to canonical text and back: what was written once stays readable for ever."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import msgspec

from tessera import dossier
from tessera.dossier.kernel import Fact
from tessera.journal import canonical

AnyFact = Fact[Any]


class UnknownFact(LookupError):
    """No class of fact has this code."""


class SharedCode(ValueError):
    """Two classes of facts have one code."""


def encode(fact: AnyFact) -> tuple[str, str]:
    """The code of a fact and its canonical text."""
    return fact.code, canonical.text(fact)


def decode(code: str, text: str) -> AnyFact:
    """The fact that was written; a field added since then takes its default."""
    return _decoder(code).decode(text)


def fact_classes() -> Mapping[str, type[AnyFact]]:
    """Every class of facts by its code, found in the core."""
    for module in walk_packages(dossier.__path__, "tessera.dossier."):
        import_module(module.name)
    found: dict[str, type[AnyFact]] = {}
    for kind in _kinds(Fact):
        if found.setdefault(kind.code, kind) is not kind:
            raise SharedCode(f"{kind.code}: {kind.__qualname__}, {found[kind.code].__qualname__}")
    return found


@cache
def _decoder(code: str) -> msgspec.json.Decoder[AnyFact]:
    kind = fact_classes().get(code)
    if kind is None:
        raise UnknownFact(code)
    return msgspec.json.Decoder(kind)


def _kinds(above: Any) -> Iterator[type[AnyFact]]:
    for kind in above.__subclasses__():
        yield from _kinds(kind)
        # A dataclass with slots leaves its slotless draft behind until it is collected.
        standing: Any = getattr(sys.modules[kind.__module__], kind.__name__, None)
        if standing is kind and hasattr(kind, "code"):
            yield kind
