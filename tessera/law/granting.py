"""From when until when a permit was asked for, and how long the law lets anybody grant it."""

from collections.abc import Mapping
from datetime import date, timedelta

from tessera.law.case import Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.model import Answers, Reference, Row
from tessera.law.shelf import Shelf

STARTS = ("contract.start", "card.start", "holiday.start")
# What an application asks for may be less than the law allows: the longest has a name of its own.
LONGEST = {"card-until": "card-longest"}
FAR = timedelta(36_500)


def first_asked(answers: Answers) -> date | None:
    """The first day that these answers ask for."""
    found = (answers.get(name) for name in STARTS)
    return next((day for day in found if isinstance(day, date)), None)


def last_allowed(  # noqa: PLR0913 - the law of which days, before whom, of whom
    shelf: Shelf,
    procedure: str,
    answers: Answers,
    *,
    since: date,
    days: Mapping[Reference, date],
    authority: str,
    life: tuple[Row, ...] = (),
) -> date | None:
    """The last day of the longest permit that begins on `since`; None where the law is not known.

    What ends with a contract ends whenever that does: then the law itself names no longest.
    """
    law = shelf.on(days[Reference.FILING])
    name = law.procedure(procedure).last_day
    if not name:
        return None
    far = since + FAR
    case = Case(
        answers={**answers, **dict.fromkeys(STARTS, since), "contract.end": far},
        law=law,
        day=days[Reference.FILING],
        days=days,
        procedure=procedure,
        authority=authority,
        derivations=DERIVATIONS,
        life=life,
    )
    found = case.found(LONGEST.get(name, name)).value
    return found if isinstance(found, date) and since <= found < far else None
