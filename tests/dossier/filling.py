"""Answers to whatever a procedure asks: the plainest that its type allows, until nothing is open."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from tessera.faces.console.library import open_story
from tessera.law.asking import unanswered
from tessera.law.competence import competent
from tessera.law.load import shelf

STORY = Path(__file__).parents[1] / "stories" / "01_filed_and_routed.toml"
PLAIN = {
    "text": "Text",
    "long-text": "A longer text.",
    "yes-no": True,
    "date": date(2026, 2, 1),
    "money": Decimal(1000),
    "number": 1,
    "country": "IN",
    "municipality": "44021",
    "email": "somebody@example.org",
    "phone": "+32 9 000 00 00",
    "enterprise": "0202239951",
    "unit": "2123456723",
    "nationality": "IND",
    "national-number": "",
    "post": "in-mumbai",
    "language": "nl",
    "rows": (),
}
ROUNDS = 20


@cache
def answers_for(procedure, day, law=None):
    """A data engineer's answers, and what this procedure asks beyond them on that day.

    `law`: of another shelf than the one in use.
    """
    law = law or shelf().on(day)
    told = dict(open_story(STORY).answers)
    for _ in range(ROUNDS):
        missing = [*unanswered(law, procedure, told)]
        places = competent(law, procedure, told).missing
        if not missing and not places:
            return told | dict(_held_back(law, procedure, told, day))
        for question in [*missing, *(law.question(name) for name in places)]:
            told[question.name] = question.choices[0][0] if question.choices else _plain(question)
    raise AssertionError(f"{procedure} never has enough: {[q.name for q in missing]} {places}")


def _held_back(law, procedure, told, day):
    """What must have been by now is not said of a day to come."""
    for question in law.questions(procedure):
        value = told.get(question.name)
        if question.past and isinstance(value, date) and value > day:
            yield question.name, day


def _plain(question):
    return PLAIN[question.type]
