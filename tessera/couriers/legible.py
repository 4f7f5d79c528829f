"""Writes in Latin letters what no font of ours can show, so that a name never stops a letter."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import typst
from anyascii import anyascii

_CULPRIT = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SCRIPTS_IN_ONE_LETTER = 8
_JOINERS = "\u200c\u200d"
_HAD = {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "COMBINING", "MODIFIER"}
_NEVER_PRINTED = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, reversals of direction, nothing at all


class Legible:
    """Remembers which scripts the fonts lack, so that the next such letter is printed at once."""

    def __init__(self) -> None:
        self._lacking: set[str] = set()

    def printed(self, letter: Mapping[str, Any], pressed: Callable[[Any, bool], bytes]) -> bytes:
        """`pressed(letter, rewritten)`, tried until every character of the letter has a glyph."""
        clean = each_string(letter, printable)
        for _ in range(_SCRIPTS_IN_ONE_LETTER):
            text = each_string(clean, self.latin)
            try:
                return pressed(text, text != clean)
            except typst.TypstError as failure:
                self._learn(failure)
        return pressed(each_string(clean, anyascii), True)

    def latin(self, text: str) -> str:
        """The text with the words of lacking scripts in Latin letters."""
        if not self._lacking or text.isascii():
            return text
        return "".join(anyascii(one) if script(one) in self._lacking else one for one in text)

    def _learn(self, failure: typst.TypstError) -> None:
        found = _CULPRIT.search(failure.message)
        if found is None:
            raise failure
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found["text"])
        self._lacking.update(script(one) for one in text)


def script(character: str) -> str:
    """What is missing with this character: its script (`CJK`, `HANGUL`), or the character alone."""
    name = unicodedata.name(character, character).split()[0]
    alone = name in _HAD or unicodedata.category(character)[0] not in "LM"
    return character if alone else name


def printable(text: str) -> str:
    """The text without what would reorder, hide or break it."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        " " if one in "\n\r\t" else one
        for one in composed
        if one in "\n\r\t" or one in _JOINERS or unicodedata.category(one) not in _NEVER_PRINTED
    )


def each_string(value: Any, change: Callable[[str], str]) -> Any:
    """The same plain value with every string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: each_string(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [each_string(one, change) for one in value]
    return value
