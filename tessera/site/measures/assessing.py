"""Assessments a second, beside plain Python with the same rules and beside SpiffWorkflow's DMN.

The same invented persons before Flanders, in one run and taken in turns: six conditions of the
highly skilled, for which all three must give the same verdicts. The whole assessment is told apart:
every condition of both halves, papers, sums and terms, and each finding explained in four
languages. DMN gets age and yearly pay worked out beforehand; it has no unknown and no trace.
"""

import importlib
import importlib.util
import time
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from tessera.faces.console.invented import PROCEDURE, courses
from tessera.law.assess import View, assess
from tessera.law.case import Case
from tessera.law.conditions import evaluated
from tessera.law.explain import explain
from tessera.law.load import shelf
from tessera.law.model import Answers, Reference
from tessera.law.planning import plan
from tessera.site.measures import plainly
from tessera.words.languages import Language

DAY = date(2026, 11, 23)
AUTHORITY = "flanders"
Verdicts = Mapping[str, str]


def measure(persons: int, rounds: int) -> dict[str, Any]:
    """Per second, the best of the rounds; ratios above one mean that Tessera is quicker."""
    people = _people(persons)
    figures = _figures()
    facts = [plainly.facts(answers, DAY) for answers in people]
    ways: dict[str, Callable[[], list[Any]]] = {
        "whole": lambda: [_whole(answers) for answers in people],
        "rules": lambda: [_rules(answers) for answers in people],
        "python": lambda: [plainly.verdicts(plainly.facts(a, DAY), figures) for a in people],
    }
    if importlib.util.find_spec("SpiffWorkflow"):
        tables = importlib.import_module("tessera.site.measures.tables")
        decide = tables.decider(figures)
        ways["spiffworkflow"] = lambda: [decide(each) for each in facts]
    _agree({name: way() for name, way in ways.items() if name != "whole"})
    best = dict.fromkeys(ways, 0.0)
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            best[name] = max(best[name], persons / (time.perf_counter() - begun))
    told: dict[str, Any] = {f"{name}PerSecond": round(pace) for name, pace in best.items()}
    told["rulesToPython"] = round(best["rules"] / best["python"], 3)
    if "spiffworkflow" in best:
        told["rulesToSpiffworkflow"] = round(best["rules"] / best["spiffworkflow"], 2)
        told["wholeToSpiffworkflow"] = round(best["whole"] / best["spiffworkflow"], 2)
    else:
        told["spiffworkflow"] = "not installed (make setup), so not measured"
    return {"persons": persons, "rounds": rounds, "conditions": len(plainly.RULES)} | told


def _people(count: int) -> list[Answers]:
    """Invented persons who work in Flanders, every answer known."""
    known = {
        "officer.employer-in-order": True,
        "contract.rises-at-thirty": False,
        "contract.posted": False,
        "employer.outside-eu-share": Decimal(60),
        "job.level": Decimal(6),
    }
    lives = (c.answers for c in courses(10 * count, seed=11, today=DAY))
    here = (a for a in lives if assess(shelf(), PROCEDURE, a, days=DAY).authority == AUTHORITY)
    return [{**answers, **known} for answers in islice(here, count)]


def _whole(answers: Answers) -> list[str]:
    law = shelf().on(DAY)
    found = assess(law, PROCEDURE, answers, authority=AUTHORITY)
    return [explain(each, language, law) for each in found.findings for language in Language]


def _rules(answers: Answers) -> Verdicts:
    """The same six conditions, each with its trace."""
    law = shelf().on(DAY)
    view = View(
        shelf=law.shelf,
        days=dict.fromkeys(Reference, DAY),
        procedure=PROCEDURE,
        answers=answers,
        life=(),
    )
    case: Case = view.case(AUTHORITY, Reference.FILING)
    rows = plan(law, PROCEDURE, AUTHORITY).conditions[Reference.FILING]
    said = {}
    for condition, concerns, check in rows:
        if condition.name in plainly.RULES:
            finding = evaluated(condition, concerns, check, case)
            if finding is not None:
                said[condition.name] = finding.verdict.value
    return said


def _agree(found: Mapping[str, list[Any]]) -> None:
    """Three ways that do not say the same are not worth timing."""
    first = found["rules"]
    for name, verdicts in found.items():
        for one, other in zip(first, verdicts, strict=True):
            if dict(one) != dict(other):
                raise AssertionError(f"{name} says {other}, the shelf says {one}")


def _figures() -> plainly.Figures:
    law = shelf().on(DAY)

    def floor(key: str) -> Any:
        return law.amount("pay-floor", key, authority=AUTHORITY).value

    return plainly.Figures(
        floor=floor("highly-skilled"),
        nurse=floor("nurse"),
        teacher=floor("teacher"),
        young=floor("under-30"),
        share=law.amount("outside-eu-share", authority=AUTHORITY).value,
        diplomas=law.listed("higher-education", authority=AUTHORITY).codes or (),
    )
