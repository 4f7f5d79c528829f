"""How names and values look at the border: lowerCamelCase outside, our own words inside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from tessera.law.answers import typed
from tessera.law.model import Answers
from tessera.law.plausible import impossible, out_of_order
from tessera.law.shelf import Law
from tessera.words.mending import Mend

_BREAK = re.compile(r"[-_](.)")
_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


class WrongAnswers(ValueError):
    """Answers that their questions cannot take: how the caller spelled each, and what is wrong.

    `mends` says, of what can be read and yet cannot be a fact, how to mend it.
    """

    def __init__(self, wrong: Mapping[str, str], mends: Mapping[str, Mend] | None = None) -> None:
        super().__init__(", ".join(wrong))
        self.wrong = wrong
        self.mends = mends or {}


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
        ordered = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [outside(v) for v in ordered]
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


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


def answers_inside(told: object, law: Law, procedure: str) -> Answers:
    """Answers as the law reads them. Raises WrongAnswers with every one that cannot be read."""
    if not isinstance(told, Mapping):
        raise WrongAnswers({"answers": "schemaViolation"})
    spelled, raw, wrong = {}, {}, {}
    for group, values in told.items():
        if not isinstance(values, Mapping):
            wrong[f"answers.{group}"] = "schemaViolation"
            continue
        for name, value in values.items():
            inner = f"{kebab(group)}.{kebab(name)}"
            spelled[inner], raw[inner] = f"answers.{group}.{name}", value
    found = typed(law, procedure, raw)
    wrong |= {spelled[n]: _CODES.get(code, "invalidInput") for n, code in found.wrong.items()}
    mends = {spelled[n]: mend for n, mend in _impossible(found.answers, law, procedure)}
    wrong |= {name: _CODES.get(mend.code, "invalidInput") for name, mend in mends.items()}
    if wrong:
        raise WrongAnswers(wrong, mends)
    return found.answers


def _impossible(answers: Answers, law: Law, procedure: str) -> Iterator[tuple[str, Mend]]:
    for question in law.questions(procedure):
        mend = impossible(question, answers.get(question.name), law.day)
        if mend:
            yield question.name, mend
    yield from out_of_order(answers)


_CODES = {
    "no-such-question": "unknownInput",
    "too-small": "outOfRange",
    "too-great": "outOfRange",
    "in-future": "outOfRange",
    "before-first": "outOfRange",
}
