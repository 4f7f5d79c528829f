"""What cannot be a fact, whatever the law says of it: nobody is born tomorrow.

The law itself refuses nothing here: whoever takes an answer in (a page, a program) asks first, and
a filing asks once more, because a draft may be older than a bound.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tessera.law.model import Answers, Question, Value
from tessera.words.contact import no_email, no_phone
from tessera.words.mending import Mend

RATHER_A_YEAR = 15_000
"""A rule of the house: from so many euro in a month on, somebody may have typed a year."""


def impossible(question: Question, value: Value, day: date) -> Mend | None:
    """Why this cannot be the answer on this day, and how to mend it; None when it can."""
    if isinstance(value, date):
        future = question.past and value > day
        return Mend(code="in-future", what="day") if future else None
    if isinstance(value, str):
        shape = {"email": no_email, "phone": no_phone}.get(question.type)
        return shape(value) if shape and value else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return _outside(question, value)


def out_of_order(answers: Answers) -> Iterator[tuple[str, Mend]]:
    """Each last day that comes before its own first day, with the way to mend it."""
    for name, last in answers.items():
        first = answers.get(first_of(name))
        if isinstance(first, date) and isinstance(last, date) and last < first:
            yield name, Mend(code="before-first", what="day")


def first_of(name: str) -> str:
    """The question for the first day of the period whose last day this one asks."""
    for last, first in (("-until", "-from"), (".end", ".start")):
        if name.endswith(last):
            return name.removesuffix(last) + first
    return ""


def perhaps_a_year(name: str, value: Value) -> bool:
    """Whether a sum given for a month is more likely that of a year: then the person is asked."""
    return name == "pay.base-month" and isinstance(value, Decimal | int) and value >= RATHER_A_YEAR


def _outside(question: Question, value: int | Decimal) -> Mend | None:
    what = "amount" if question.type == "money" else "number"
    if question.least is not None and value < question.least:
        return Mend(code="too-small", what=what, values={"least": question.least})
    if question.most is not None and value > question.most:
        return Mend(code="too-great", what=what, values={"most": question.most})
    return None
