"""Answers as programs send them, made into values by the type of each question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tessera.law.model import Answers, Plain, Question, Value
from tessera.law.shelf import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The answers that could be read; `wrong` says of every other name what is the matter."""

    answers: Answers
    wrong: Mapping[str, str]


def empty(value: object) -> bool:
    """Whether nothing was answered; a no is an answer, and so are rows, which nothing can hash."""
    return value is None or value == ""


class Unreadable(ValueError):
    """An answer that its question cannot take; the code says why."""


def typed(law: Law, procedure: str, raw: Mapping[str, Any]) -> Typed:
    """Reads dates, numbers and choices; an empty answer is one not given."""
    asked = {question.name: question for question in law.questions(procedure)}
    answers: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    for name, value in raw.items():
        if value is None or value == "":
            continue
        try:
            answers[name] = answer(asked.get(name), value)
        except Unreadable as fault:
            wrong[name] = str(fault)
    return Typed(answers=answers, wrong=wrong)


def answer(question: Question | None, value: Any) -> Value:
    """One answer by the type of its question, or Unreadable with a code."""
    if question is None:
        raise Unreadable("no-such-question")
    if question.type == "choice" and value not in [code for code, _ in question.choices]:
        raise Unreadable("not-a-choice")
    return READERS.get(question.type, _text)(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unreadable("not-text")
    return value.strip()


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unreadable("not-a-day") from None


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Unreadable("not-a-number")
    try:
        found = Decimal(value)
    except InvalidOperation:
        raise Unreadable("not-a-number") from None
    if not found.is_finite():
        raise Unreadable("not-a-number")
    return found


def _rows(value: Any) -> Value:
    """Periods, each with the days that are known."""
    if not isinstance(value, list | tuple) or not all(isinstance(row, Mapping) for row in value):
        raise Unreadable("not-text")
    return tuple({str(key): _cell(key, cell) for key, cell in row.items()} for row in value)


def _cell(key: Any, cell: Any) -> Plain:
    if cell is None:
        return None
    return _day(cell) if key in {"since", "until"} else _text(cell)


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unreadable("not-yes-or-no")
    return value


READERS: Mapping[str, Callable[[Any], Value]] = {
    "date": _day,
    "money": _number,
    "number": _number,
    "rows": _rows,
    "yes-no": _yes_no,
}
