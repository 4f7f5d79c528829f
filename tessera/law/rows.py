"""One row of a catalogue file becomes one value; what does not fit is said, never guessed."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tessera.law.model import Operand, Period
from tessera.law.sayable import Unsayable, plain, said, shortened, visible
from tessera.words.languages import Language, Text
from tessera.words.typography import typeset


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Flaw:
    """One thing wrong with the catalogue: in which file, at which row and key, and what."""

    file: str
    row: str
    key: str
    what: str

    def __str__(self) -> str:
        """One line, whatever the bundle called its files and rows."""
        parts = (shortened(part) for part in (self.file, self.row, self.key) if part)
        where = ": ".join(parts)
        return visible(f"{where}: {self.what}")


class Misfit(Exception):
    """A value that its key cannot take."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(f"{key}: {what}" if key else what)
        self.key = key
        self.what = what


def built(kind: type[Any], raw: Mapping[str, Any]) -> Any:
    """A `kind` from the keys of one table, or Misfit at the first key that does not fit."""
    shape = shape_of(kind)
    for key in raw:
        if key not in shape.hints:
            raise Misfit(key, "no such key")
    for key in shape.required:
        if key not in raw:
            raise Misfit(key, "missing")
    given = {key: _at(key, shape.hints[key], value) for key, value in raw.items()}
    return kind(**(dict.fromkeys(shape.unfilled) | given))


def some_keys(kind: type[Any], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Some keys of a `kind`, each fitted; Misfit at the first that is not its own."""
    shape = shape_of(kind)
    for key in raw:
        if key not in shape.hints:
            raise Misfit(key, "no such key")
    return {key: _at(key, shape.hints[key], value) for key, value in raw.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The keys of a table: their types, those without a default, those that must be there.

    TOML has no null: a key that may be None and has no default may be left out.
    """

    hints: Mapping[str, Any]
    unfilled: tuple[str, ...]
    required: tuple[str, ...]


_SHAPES: dict[type[Any], Shape] = {}


def shape_of(kind: type[Any]) -> Shape:
    if kind not in _SHAPES:
        hints = get_type_hints(kind)
        unfilled = tuple(
            f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
        )
        _SHAPES[kind] = Shape(
            hints={f.name: hints[f.name] for f in fields(kind)},
            unfilled=unfilled,
            required=tuple(key for key in unfilled if NoneType not in get_args(hints[key])),
        )
    return _SHAPES[kind]


def _at(key: str, hint: Any, raw: Any) -> Any:
    try:
        return _fitted(hint, raw)
    except Unsayable as fault:
        raise Misfit(key, str(fault)) from None
    except Misfit as misfit:
        inner = f"{key}.{misfit.key}" if misfit.key else key
        raise Misfit(inner, misfit.what) from None


def _fitted(hint: Any, raw: Any) -> Any:
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return _one_of(get_args(hint), raw)
    if origin in {tuple, frozenset}:
        return _many(hint, raw)
    if hint is Text:
        return _text(raw)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _named(hint, raw)
    if hasattr(hint, "__dataclass_fields__"):
        if not isinstance(raw, dict):
            raise Misfit("", "a table is wanted")
        return built(hint, raw)
    return _plain(hint, raw)


def _one_of(hints: tuple[Any, ...], raw: Any) -> Any:
    """Optional values, and the right side of a test, which may be nearly anything."""
    kinds = [hint for hint in hints if hint is not NoneType]
    if len(kinds) == 1:
        return _fitted(kinds[0], raw)
    if isinstance(raw, dict):
        period = set(raw) <= set(shape_of(Period).hints)
        return built(Period if period else Operand, raw)
    if isinstance(raw, list):
        return tuple(_scalar(part) for part in raw)
    return _scalar(raw)


def _many(hint: Any, raw: Any) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if get_origin(parts[0]) is tuple:
        if not isinstance(raw, dict):
            raise Misfit("", "a table is wanted")
        return tuple((code, _at(code, get_args(parts[0])[1], each)) for code, each in raw.items())
    if not isinstance(raw, list):
        raise Misfit("", "a list is wanted")
    found = [_at(str(i), parts[0], part) for i, part in enumerate(raw)]
    if origin is frozenset:
        return frozenset(found)
    return tuple(found)


def _text(raw: Any) -> Text:
    if not isinstance(raw, dict):
        raise Misfit("", "text in four languages is wanted")
    for language in Language:
        sentence = raw.get(language.value)
        if not isinstance(sentence, str) or not sentence.strip():
            raise Misfit(language.value, "not translated")
        _at(language.value, str, sentence)
    for key in raw:
        if key not in set(Language):
            raise Misfit(key, "no such language")
    return Text(**{code: typeset(sentence, code) for code, sentence in raw.items()})


def _named(hint: type[StrEnum], raw: Any) -> StrEnum:
    try:
        return hint(raw)
    except ValueError:
        raise Misfit("", f"{said(raw)} is none of {', '.join(hint)}") from None


def _plain(hint: Any, raw: Any) -> Any:
    if hint is Decimal and isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return Decimal(plain(raw))
    if type(raw) is not hint:
        raise Misfit("", f"{said(raw)} is not {WANTED[hint]}")
    return plain(raw)


WANTED: Mapping[Any, str] = {
    Decimal: "a number",
    int: "a whole number",
    str: "text",
    bool: "true or false",
    date: "a day",
}


def _scalar(raw: Any) -> Any:
    if type(raw) not in {str, int, bool, Decimal, date}:
        raise Misfit("", f"{said(raw)} is no plain value")
    return plain(raw)
