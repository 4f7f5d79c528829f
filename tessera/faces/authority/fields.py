"""One control of an act's form, and how what was typed in it becomes part of the act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.http import QueryDict

from tessera.faces.look.answering import day_said
from tessera.words import money
from tessera.words.languages import Language
from tessera.words.mending import Mend
from tessera.words.sentences import say

LONGEST = 20_000
TRUTH = {"yes": True, "no": False}
DIGITS = 4


class Sort(StrEnum):
    """How a field is asked."""

    DAY = "day"
    MONEY = "money"
    NUMBER = "number"
    ONE = "one"
    LIST = "list"
    MANY = "many"
    YES_NO = "yes-no"
    TICK = "tick"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`name` is the act's own name for it. Words are sentences already in the reader's language.

    `lang`: in which language the officer writes, where a letter repeats it.
    """

    name: str
    sort: Sort
    label: str
    hint: str = ""
    choices: tuple[tuple[str, ...], ...] = ()
    value: Any = ""
    optional: bool = False
    group: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a form said: plain content, texts that will be notes, an officer's own answers."""

    content: Mapping[str, Any]
    texts: Mapping[str, str]
    answers: Mapping[str, Any]
    errors: Mapping[str, str]


def taken(fields: tuple[Field, ...], sent: QueryDict, language: Language) -> Taken:
    """Reads each field by its sort; an empty one is left out: the core says what is missing."""
    content: dict[str, Any] = {}
    texts: dict[str, str] = {}
    answers: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in fields:
        value, error = _read(field, sent, language)
        if error:
            errors[field.name] = error
        elif value is None:
            continue
        elif field.sort is Sort.TEXT:
            texts[field.name] = value
        elif field.name.startswith("officer."):
            answers[field.name] = value
        else:
            content[field.name] = value
    return Taken(content=content, texts=texts, answers=answers, errors=errors)


def _read(field: Field, sent: QueryDict, language: Language) -> tuple[Any, str]:
    match field.sort:
        case Sort.DAY:
            said = day_said(field.name, sent.dict(), language)
            return said.value, said.error
        case Sort.MANY:
            known = {choice[0] for choice in field.choices}
            return [v for v in sent.getlist(field.name) if v in known], ""
        case Sort.TICK:
            return field.name in sent, ""
    text = sent.get(field.name, "").strip()
    return _one(field, text[:LONGEST], language) if text else (None, "")


def _one(field: Field, text: str, language: Language) -> tuple[Any, str]:
    match field.sort:
        case Sort.YES_NO:
            return TRUTH.get(text), ""
        case Sort.ONE | Sort.LIST:
            known = {choice[0] for choice in field.choices}
            return (text, "") if text in known else (None, say("errors.choose", language))
        case Sort.MONEY:
            found = money.amount(text)
            if isinstance(found, Mend):
                return None, found.told(language)
            return int(found * 100), ""
        case Sort.NUMBER:
            number = (
                int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
            )
            return number, "" if number else say("errors.days", language)
    return text, ""


def typed(fields: tuple[Field, ...], sent: QueryDict | None) -> dict[str, Any]:
    """What each control shows: what was sent, or what it begins with."""
    return {name: value for field in fields for name, value in _typed(field, sent)}


def _typed(field: Field, sent: QueryDict | None) -> Iterator[tuple[str, Any]]:
    if field.sort is Sort.DAY:
        yield from _parts(field, sent)
    elif sent is None:
        yield field.name, field.value
    elif field.sort is Sort.MANY:
        yield field.name, sent.getlist(field.name)
    elif field.sort is Sort.TICK:
        yield field.name, field.name in sent
    else:
        yield field.name, sent.get(field.name, "")


def _parts(field: Field, sent: QueryDict | None) -> Iterator[tuple[str, str]]:
    begin: date | None = field.value or None
    for part in ("day", "month", "year"):
        name = f"{field.name}-{part}"
        if sent is not None:
            yield name, sent.get(name, "")
        else:
            yield name, str(getattr(begin, part)) if begin else ""
