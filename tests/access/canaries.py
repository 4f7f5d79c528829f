"""Words nobody would write by chance, planted where each belongs to somebody, and found again."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """One planted word: where it lies, what it looks like, and which chairs may meet it."""

    name: str
    pattern: re.Pattern
    dossier: str
    allowed: Callable = field(repr=False)


def word(*parts):
    """Letters alone, so that no page breaks it and no folding changes it."""
    return "zq" + "".join(re.sub("[^a-z]", "", part) for part in parts) + "zq"


def spelled(planted):
    """However a text, a day of 19xx or a sum is shown, in four languages."""
    if isinstance(planted, str):
        return re.compile(re.escape(planted), re.IGNORECASE)
    if hasattr(planted, "year"):
        y, m, d = planted.year, planted.month, planted.day
        return re.compile(
            rf"{y}-{m:02}-{d:02}|\b0?{d}[\s./-]+(?:0?{m}|[^\W\d]{{3,9}})\.?[\s./-]+{y}\b"
        )
    whole, cents = f"{planted:.2f}".split(".")
    return re.compile(rf"{whole[:-3]}[.,\s\u00a0\u202f]?{whole[-3:]}[.,]{cents}\b")


def met(canaries, text):
    """The canaries that this text holds."""
    return [c for c in canaries if c.pattern.search(text)]
