"""What was said in the conversation, page by page, as its result shows it."""

from collections.abc import Iterator
from dataclasses import replace

from tessera.faces.look.telling import Teller
from tessera.faces.public.checking import Checking
from tessera.faces.public.shown import Given
from tessera.law.conversation import Turn
from tessera.law.model import Value
from tessera.words.sentences import say


def given(checking: Checking, teller: Teller) -> tuple[Given, ...]:
    return tuple(
        row
        for turn in checking.walk.turns
        for each in turn.whole
        for row in _of_page(checking, teller, each, turn.path.name)
    )


def _of_page(checking: Checking, teller: Teller, turn: Turn, page: str) -> Iterator[Given]:
    """The answers of one page or part as they were given; one left open says so."""
    path, language = turn.path, teller.language
    typed = checking.kept.get(path.name)
    if typed is None:
        return
    if path.choices:
        choice = path.choice(typed.get(path.name, ""))
        label = (path.short or path.label).said_in(language)
        value = choice.label.said_in(language) if choice else ""
        yield Given(step=page, label=label, value=value)
    answers, _ = checking.read(replace(turn, parts=()), typed)
    for name in turn.asks:
        value = _said(teller, name, answers.get(name))
        left_out = name in path.along and name not in checking.answers
        if not left_out and (value or name not in path.optional):
            yield Given(step=page, label=teller.name(name), value=value)


def _said(teller: Teller, name: str, value: Value) -> str:
    """An answer in words: yes and no too."""
    if isinstance(value, bool):
        return say("shell.yes" if value else "shell.no", teller.language)
    return teller.value(name, value)
