"""Every sentence people read, by key and language; Python holds keys only."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from tessera.words.languages import Language
from tessera.words.typography import typeset


class UnknownSentence(LookupError):
    """No catalogue has this key in this language."""


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All sentences: key -> language -> text. A file's name is the first part of its keys."""
    found: dict[str, Mapping[str, str]] = {}
    folder = resources.files("tessera.words") / "sentences"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            area = file.name.removesuffix(".toml")
            for key, texts in tomllib.loads(file.read_text("utf-8")).items():
                found[f"{area}.{key}"] = {
                    form: typeset(text, form[:2]) for form, text in texts.items()
                }
    return found


def say(key: str, language: Language | str, /, **values: object) -> str:
    """The sentence of `key`, with `{name}` places filled.

    A sentence whose text has a form for one (`en.one = ...`, key `one`) is chosen by `count`.
    Raises UnknownSentence when no catalogue has it.
    """
    texts = catalogue().get(key)
    wanted = Language(language).value
    if texts is None or wanted not in texts:
        raise UnknownSentence(f"{key} in {wanted}")
    text = texts[wanted]
    one = texts.get(f"{wanted}_one")
    if one is not None and values.get("count") == 1:
        text = one
    return text.format(**values) if values else text


def knows(key: str) -> bool:
    return key in catalogue()
