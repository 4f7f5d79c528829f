"""How names and values look at the border: lowerCamelCase outside, our own words inside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any
from uuid import UUID

from tessera.law.model import Answers, Question

_BREAK = re.compile(r"[-_](.)")
_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


class WrongAnswer(ValueError):
    """An answer that its question cannot take; `name` is how the caller spelled it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(what)
        self.name = name
        self.what = what


def camel(name: str) -> str:
    """`declare-complete` and `served_on` as `declareComplete` and `servedOn`."""
    return _BREAK.sub(lambda found: found[1].upper(), name)


def kebab(name: str) -> str:
    return _HUMP.sub(lambda found: f"-{found[1].lower()}", name)


def snake(name: str) -> str:
    return _HUMP.sub(lambda found: f"_{found[1].lower()}", name)


def outside(value: Any) -> Any:
    """A value as JSON shows it: names in camelCase, nothing empty, money and decimals as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return outside({f.name: getattr(value, f.name) for f in fields(value)})
    if isinstance(value, Mapping):
        shown = {camel(str(k)): outside(v) for k, v in value.items()}
        return {k: v for k, v in shown.items() if v is not None}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [outside(v) for v in (sorted(value) if isinstance(value, (set, frozenset)) else value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def inside(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of an act in our words. Codes within values (`otherwise`) keep their spelling."""
    return {snake(name): _inner(value) for name, value in content.items()}


def _inner(value: Any) -> Any:
    if isinstance(value, list):
        return [inside(v) if isinstance(v, dict) else v for v in value]
    return value


def answers_outside(answers: Answers) -> dict[str, Any]:
    """Answers by group: `pay.base-month` is `{"pay": {"baseMonth": ...}}`."""
    grouped: dict[str, Any] = {}
    for name, value in answers.items():
        group, _, rest = name.partition(".")
        grouped.setdefault(camel(group), {})[camel(rest)] = outside(value)
    return grouped


def answers_inside(told: Mapping[str, Any], questions: tuple[Question, ...]) -> Answers:
    """Answers as the law reads them. Raises WrongAnswer at the first that no question can take."""
    known = {q.name: q for q in questions}
    return {
        name: _answer(spelled, known.get(name), value) for name, spelled, value in _flat(told)
    }


def _flat(told: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for group, values in told.items():
        if not isinstance(values, Mapping):
            raise WrongAnswer(group, "schemaViolation")
        for name, value in values.items():
            yield f"{kebab(group)}.{kebab(name)}", f"answers.{group}.{name}", value


def _answer(spelled: str, question: Question | None, value: Any) -> Any:
    if question is None:
        raise WrongAnswer(spelled, "unknownInput")
    try:
        return _READ.get(str(question.type), _text)(value)
    except (ValueError, TypeError, InvalidOperation) as fault:
        raise WrongAnswer(spelled, "invalidInput") from fault


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 20_000 or "\0" in value:
        raise TypeError
    return value


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise TypeError
    number = Decimal(value)
    if not number.is_finite():
        raise InvalidOperation
    return number


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


_READ: Mapping[str, Any] = {"yes-no": _yes_no, "number": _number, "money": _number, "date": _day}
