"""Spaces that may not break: each language's own, set once for every text."""

import re

from tessera.words.languages import Language

HARD = "\u00a0"
NARROW = "\u202f"
TALL = re.compile(r" (?=[:;!?»])|(?<=«) ")


def typeset(text: str, language: Language | str) -> str:
    """French keeps its tall signs and quotes with their word; all keep `%` and `€` with a figure.

    Catalogues are written with plain spaces, as a keyboard gives them.
    """
    if Language(language) is Language.FR:
        text = TALL.sub(NARROW, text)
    return re.sub(r"(?<=[\d}]) (?=[%€])|(?<=€) (?=[\d{])", HARD, text)
