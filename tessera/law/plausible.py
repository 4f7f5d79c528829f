"""What cannot be a fact, whatever the law says of it: nobody is born tomorrow.

The law itself refuses nothing here: whoever takes an answer in (a page, a program) asks first.
"""

from datetime import date
from decimal import Decimal

from tessera.law.model import Question, Value
from tessera.words.contact import no_email, no_phone
from tessera.words.mending import Mend


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


def _outside(question: Question, value: int | Decimal) -> Mend | None:
    what = "amount" if question.type == "money" else "number"
    if question.least is not None and value < question.least:
        return Mend(code="too-small", what=what, values={"least": question.least})
    if question.most is not None and value > question.most:
        return Mend(code="too-great", what=what, values={"most": question.most})
    return None
