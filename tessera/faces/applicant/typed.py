"""Between what was typed and what is kept: nothing that was typed is ever lost.

Beside an answer's name a part may keep `typed:<name>`: the text that could not be read as an
answer. A part that has any is not ready, so that no such text is ever filed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict

from tessera.faces.look import stretches
from tessera.faces.look.answering import PARTS, UNSURE, candidates, full_name, said
from tessera.law.model import Answers, Question, Value
from tessera.law.places import UnknownPlace, places
from tessera.law.plausible import out_of_order
from tessera.words.languages import Language

PREFIX = "typed:"
BETWEEN = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One page as it was sent: what to keep of it, and what is wrong with it."""

    changes: Answers
    errors: Mapping[str, str]


def answers_among(kept: Answers) -> Answers:
    return {name: value for name, value in kept.items() if not name.startswith(PREFIX)}


def unread(kept: Answers) -> frozenset[str]:
    """The questions whose answer was typed but could not be read."""
    return frozenset(
        name.removeprefix(PREFIX)
        for name, text in kept.items()
        if name.startswith(PREFIX) and text != UNSURE
    )


def taken(
    sent: QueryDict, questions: Iterable[Question], *, language: Language, day: date
) -> Taken:
    """Reads a page; what cannot be read is kept as it was typed, with the way to mend it."""
    changes: dict[str, Value] = {}
    errors: dict[str, str] = {}
    values = {name: value.strip() for name, value in sent.items() if isinstance(value, str)}
    asked = {question.name: question for question in questions}
    for question in asked.values():
        found = said(question, values, language=language, day=day)
        changes[question.name] = found.value
        unsure = values.get(question.name) == UNSURE
        text = _text(question, values) if found.error or unsure else None
        changes[f"{PREFIX}{question.name}"] = text
        if found.error:
            errors[question.name] = found.error
    for name, mend in tuple(out_of_order(changes)):
        errors[name] = mend.told(language)
        changes |= {name: None, f"{PREFIX}{name}": _text(asked[name], values)}
    return Taken(changes=changes, errors=errors)


def _text(question: Question, values: Mapping[str, str]) -> str:
    if question.type == "date":
        return BETWEEN.join(values.get(f"{question.name}-{part}", "") for part in PARTS)
    return values.get(question.name, "")


def fields(kept: Answers, questions: Iterable[Question], language: Language) -> dict[str, str]:
    """What the controls of a page show: the answer as people write it, or what was typed."""
    shown: dict[str, str] = {}
    for question in questions:
        raw = kept.get(f"{PREFIX}{question.name}")
        text = str(raw) if raw is not None else spelled(question, kept.get(question.name), language)
        if question.type == "date":
            parts = (*text.split(BETWEEN), "", "", "")
            shown |= {f"{question.name}-{p}": parts[n] for n, p in enumerate(PARTS)}
        else:
            shown[question.name] = text
    return shown


def spelled(question: Question, value: Value, language: Language) -> str:
    """An answer as one would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return BETWEEN.join((str(value.day), str(value.month), str(value.year)))
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        whole = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return whole if language is Language.EN else whole.replace(".", ",")
    if isinstance(value, tuple):
        return stretches.typed(value)
    return _place(str(value), language) if question.type == "municipality" else str(value)


def _place(nis: str, language: Language) -> str:
    try:
        return places().municipality(nis).name.said_in(language)
    except UnknownPlace:
        return nis


def meant(question: Question, text: str, *, language: Language, day: date) -> list[tuple[str, str]]:
    """The places to choose from, when what was typed may be more than one."""
    if question.type != "municipality" or not text:
        return []
    found = candidates(text, day)
    return [(each.nis, full_name(each, language)) for each in found] if len(found) > 1 else []
