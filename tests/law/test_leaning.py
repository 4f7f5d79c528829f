"""What a derivation is said to lean on is what it looks up: else an impact would be overlooked."""

from collections import UserList
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product

import pytest

from tessera.law.case import Case
from tessera.law.derivations import DERIVATIONS, LEANS_ON, LIVED
from tessera.law.load import shelf
from tessera.law.model import Kind, Question, Reference
from tessera.law.procedure import Procedure
from tests.dossier.filling import PLAIN

TODAY = date(2026, 11, 23)
PERIOD = {
    "procedure": "single-permit-seasonal",
    "since": date(2025, 3, 1),
    "until": date(2025, 5, 31),
    "country": "BE",
    "region": "flanders",
    "kind": "work",
    "employer": "",
}


class Life(UserList):
    """Earlier periods that remember whether anybody looked at them."""

    def __iter__(self):
        self.seen.append(True)
        return super().__iter__()


@dataclass(kw_only=True)
class Watched(Case):
    """A case that writes down what is looked up in it."""

    seen: set = field(default_factory=set)

    def amount(self, name, key=""):
        self.seen.add(name)
        return super().amount(name, key)

    def listed(self, name):
        self.seen.add(name)
        return super().listed(name)


@cache
def looked_up():
    """For each derivation: the figures and lists it looked up in any of many cases, and life."""
    figures, lived = {name: set() for name in DERIVATIONS}, set()
    for answers, authority, procedure in cases():
        for name, derive in DERIVATIONS.items():
            life = Life((PERIOD,))
            life.seen = []
            case = Watched(
                answers=answers,
                law=shelf().on(TODAY),
                day=TODAY,
                days=dict.fromkeys(Reference, TODAY),
                procedure=procedure,
                authority=authority,
                derivations=DERIVATIONS,
                life=life,
            )
            derive(case)
            figures[name] |= case.seen
            if life.seen:
                lived.add(name)
    return figures, lived


def cases():
    """Every question answered, with each choice and both ways, before each authority."""
    law = shelf().on(TODAY)
    procedures = [row.code for row in law.all(Procedure)]
    offices = [row.id for row in law.authorities() if row.kind is Kind.WORK_AUTHORITY]
    questions = law.all(Question)
    deepest = max(len(procedures), *(len(q.choices) for q in questions))
    for place, yes in product(range(deepest), (True, False)):
        answers = {
            q.name: q.choices[place % len(q.choices)][0]
            if q.choices
            else yes
            if q.type == "yes-no"
            else (PERIOD,)
            if q.type == "rows"
            else PLAIN[q.type]
            for q in questions
        }
        if yes:
            answers |= {"contract.end": date(2031, 1, 31)}
        yield answers, offices[place % len(offices)], procedures[place % len(procedures)]


@pytest.mark.parametrize("name", sorted(DERIVATIONS))
def test_a_derivation_looks_up_what_it_is_said_to_lean_on_and_nothing_else(name):
    assert looked_up()[0][name] == LEANS_ON.get(name, frozenset())


def test_only_those_said_to_look_at_earlier_periods_do():
    assert looked_up()[1] == LIVED


def test_nothing_is_said_of_a_derivation_that_is_not_there():
    assert not {*LEANS_ON, *LIVED} - {*DERIVATIONS}
