"""An account statement, whatever its format: what came in, with what its payer wrote."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

LARGEST = 20_000_000
"""Bytes of a statement; a day of a busy account is a hundredth of it."""


class Unreadable(ValueError):
    """The file is no statement to trust. `code` names the reason, `line` the place (0: none)."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(f"{code} {line}".strip())
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One payment on an account. `cents` is negative when money left it.

    `structured` holds the twelve digits of a structured reference, `free` what was written
    instead; `bank` is the bank's own reference. `nth` tells apart lines that are alike in all.
    """

    account: str
    on: date
    cents: int
    currency: str
    structured: str = ""
    free: str = ""
    bank: str = ""
    nth: int = 0

    @property
    def digest(self) -> str:
        """The same for the same line, in whichever file it comes again."""
        parts = (
            *(self.account, self.on.isoformat(), str(self.cents), self.currency),
            *(self.structured, self.free, self.bank, str(self.nth)),
        )
        return sha256("\x1f".join(parts).encode()).hexdigest()


def numbered(lines: Iterable[Line]) -> Iterator[Line]:
    """Tells apart lines that say the same: two payments of one sum, by one payer, on one day."""
    seen: Counter[Line] = Counter()
    for line in lines:
        yield replace(line, nth=seen[line])
        seen[line] += 1
