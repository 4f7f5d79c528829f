"""Every name in the catalogue is somebody's: which are nobody's, and which tests are ill-made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tessera.law.agreement import Rule
from tessera.law.charges import Charge
from tessera.law.conditions import COMPARES, GROUPS
from tessera.law.coverage import flaw
from tessera.law.derivations import DERIVATIONS
from tessera.law.figures import Amount, Derived, Listed
from tessera.law.model import Condition, Operand, Period, Question, Requirement, Term, Test
from tessera.law.paths import Ending
from tessera.law.procedure import Procedure
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf

TESTS = {
    Rule: ("when",),
    Condition: ("when", "test"),
    Charge: ("unless",),
    Question: ("when",),
    Requirement: ("when",),
    Term: ("when",),
    Ending: ("when",),
}
CODE = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
SPELLING = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
SPELLED = ("name", "code", "key", "group")
NUMBERS = frozenset({"at-least", "at-most"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name that a test may use."""

    questions: frozenset[str]
    amounts: frozenset[tuple[str, str]]
    lists: frozenset[str]

    @property
    def values(self) -> frozenset[str]:
        return self.questions | frozenset(DERIVATIONS)


def names(shelf: Shelf) -> Names:
    return Names(
        questions=frozenset(row.name for row in shelf.rows[Question]),
        amounts=frozenset((row.name, row.key) for row in shelf.rows[Amount]),
        lists=frozenset(row.name for row in shelf.rows[Listed]),
    )


def tests(shelf: Shelf) -> Iterator[tuple[Any, str, Test]]:
    """Every test of the shelf, with its row and key."""
    for kind, keys in TESTS.items():
        for row in shelf.rows[kind]:
            for key in keys:
                if (test := getattr(row, key)) is not None:
                    yield row, key, test


def test_flaws(shelf: Shelf) -> Iterator[Flaw]:
    known = names(shelf)
    for row, key, test in tests(shelf):
        yield from (flaw(row, key, what, shelf.files) for what in ill_made(test, known))


def spelling(shelf: Shelf) -> Iterator[Flaw]:
    """Names are short words: they stand in addresses, in the journal and in the lines of flaws."""
    for rows in shelf.rows.values():
        for row in rows:
            for key in SPELLED:
                name = getattr(row, key, "")
                if isinstance(name, str) and not SPELLING.fullmatch(name) and _wanted(row, key):
                    what = "a name is small letters and figures, with dots or hyphens between them"
                    yield flaw(row, key, what, shelf.files)
    for question in shelf.rows[Question]:
        if "." not in question.name:
            what = "the name of a question has a dot, that of a derivation has none"
            yield flaw(question, "name", what, shelf.files)


def _wanted(row: Any, key: str) -> bool:
    """Only a key may be left empty: it chooses where there is a choice."""
    return bool(getattr(row, key, "")) or (key != "key" and hasattr(row, key))


def derivation_flaws(shelf: Shelf) -> Iterator[Flaw]:
    """A derivation has a row, a function, and somebody who needs it."""
    rows = {row.name: row for row in shelf.rows[Derived]}
    needed = {name for _, _, test in tests(shelf) for name in names_in(test)}
    needed |= {row.last_day for row in shelf.rows[Procedure]}
    needed |= {row.limits_to for row in shelf.rows[Condition]}
    needed |= {row.quantity for row in shelf.rows[Charge]}
    for name, row in rows.items():
        if name not in DERIVATIONS:
            yield flaw(row, "name", "no function derives this", shelf.files)
        elif name not in needed:
            yield flaw(row, "name", "no row needs this derivation", shelf.files)
    for name in DERIVATIONS:
        if name not in rows:
            yield Flaw(file="derivations.toml", row=name, key="name", what="has no row")


def names_in(test: Test) -> Iterator[str]:
    """Every question and derivation that a test looks at."""
    yield test.of
    if isinstance(test.value, Operand):
        yield test.value.name
    for inner in test.tests:
        yield from names_in(inner)


def ill_made(test: Test, known: Names) -> Iterator[str]:
    """What is wrong with a test by its own words, whatever stands behind its names."""
    if test.test in GROUPS:
        if not test.tests or test.of or test.value is not None:
            yield f"{test.test} takes other tests, and nothing else"
        for inner in test.tests:
            yield from ill_made(inner, known)
        return
    if test.test not in COMPARES:
        yield f"no test is called {test.test}"
        return
    if test.tests:
        yield f"{test.test} takes no other tests"
    if test.of not in known.values:
        yield f"no question or derivation is called {test.of or '(nothing)'}"
    yield from _wrong_side(test, known)


def _wrong_side(test: Test, known: Names) -> Iterator[str]:
    value = test.value
    match value:
        case Operand():
            yield from _wrong_operand(value, known)
        case None if test.test != "present":
            yield f"{test.test} wants a value"
        case Period() if test.test != "not-older-than":
            yield f"{test.test} takes no period"
        case tuple() if test.test not in {"one-of", "none-of"}:
            yield f"{test.test} takes no list"
        case str() | tuple():
            parts = (value,) if isinstance(value, str) else value
            yield from (_formula(part) for part in parts if _odd(part, test))
        case int() | Decimal() if isinstance(value, bool) and test.test in NUMBERS:
            yield f"{test.test} wants a number"


def _odd(part: object, test: Test) -> bool:
    return isinstance(part, str) and (not CODE.fullmatch(part) or test.test in NUMBERS)


def _formula(part: object) -> str:
    return f"{part!r} is no code: the data names, dates and numbers, it never computes"


def _wrong_operand(value: Operand, known: Names) -> Iterator[str]:
    given = [value.name, value.amount, value.listed, value.day]
    if sum(bool(part) for part in given) != 1:
        yield "the right side names exactly one of name, amount, listed, day"
    if value.name and value.name not in known.values:
        yield f"no question or derivation is called {value.name}"
    if value.amount and (value.amount, value.key) not in known.amounts:
        yield f"no amount is called {value.amount} {value.key}".rstrip()
    if value.listed and value.listed not in known.lists:
        yield f"no list is called {value.listed}"
