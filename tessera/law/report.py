"""An assessment as plain names, words and numbers, for programs: nothing that JSON cannot say."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tessera.law.assessment import Assessment, Due, Ends, Needed
from tessera.law.case import AtLeast
from tessera.law.explain import explain
from tessera.law.findings import ClauseFinding, Finding
from tessera.law.model import Norm, Reference
from tessera.law.shelf import Law
from tessera.words.languages import Language

Report = dict[str, Any]


def report(assessment: Assessment, law: Law, language: Language | str) -> Report:
    """Everything found, with labels and explanations in one language."""
    competence = assessment.competence
    return {
        "procedure": assessment.procedure.code,
        "authority": assessment.authority,
        "day": plain(assessment.days[Reference.FILING]),
        "law": assessment.digest,
        "mark": assessment.mark.value,
        "until": plain(assessment.until),
        "competence": {
            "authority": competence.authority,
            "rule": competence.rule,
            "inputs": {name: plain(value) for name, value in competence.inputs.items()},
            "missing": list(competence.missing),
            "cites": list(competence.cites),
            "mark": competence.mark.value,
        },
        "lanes": {
            lane.value: assessment.verdict(lane).value for lane in assessment.procedure.lanes
        },
        "findings": [_finding(found, law, language) for found in assessment.findings],
        "documents": [_needed(needed, language) for needed in assessment.needed],
        "charges": [_due(due, language) for due in assessment.due],
        "terms": [_ends(ends) for ends in assessment.terms],
        "missing": list(assessment.missing),
    }


def plain(value: object) -> Any:
    """A day as ISO text, a number as text so that no cent is lost, a list as a list."""
    match value:
        case None | bool() | str():
            return value
        case date():
            return value.isoformat()
        case AtLeast():
            return {"at_least": str(value.value)}
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
        case Iterable():
            return [plain(part) for part in value]
    return str(value)


def _norm(norm: Norm) -> Report:
    return {"norm": norm.id, "cites": list(norm.cites), "mark": norm.mark.value}


def _finding(found: Finding, law: Law, language: Language | str) -> Report:
    condition = found.condition
    return {
        "condition": condition.name,
        "lane": condition.lane.value,
        "label": condition.label.said_in(language),
        "verdict": found.verdict.value,
        "consequence": condition.consequence.value,
        "officer": condition.officer,
        **_norm(condition),
        "mark": found.mark.value,
        "cites": list(found.cites),
        "clauses": [_clause(clause) for clause in found.clauses],
        "missing": list(found.missing),
        "explanation": explain(found, language, law),
    }


def _clause(clause: ClauseFinding) -> Report:
    return {
        "test": clause.test,
        "of": clause.of,
        "within": list(clause.within),
        "found": plain(clause.found),
        "wanted": plain(clause.wanted),
        "verdict": clause.verdict.value,
        "norms": [norm.id for norm in clause.norms],
        "lacking": list(clause.lacking),
    }


def _needed(needed: Needed, language: Language | str) -> Report:
    paper = needed.requirement
    return {
        "document": paper.name,
        "lane": paper.lane.value,
        "asked_of": paper.asked_of.value,
        "label": paper.label.said_in(language),
        "verdict": needed.verdict.value,
        **_norm(paper),
    }


def _due(due: Due, language: Language | str) -> Report:
    charge = due.charge
    return {
        "charge": charge.name,
        "payee": charge.payee,
        "amount": plain(charge.amount),
        "label": charge.label.said_in(language),
        "verdict": due.verdict.value,
        **_norm(charge),
    }


def _ends(ends: Ends) -> Report:
    term = ends.term
    return {
        "term": term.name,
        "starts": term.starts,
        "if_started": plain(ends.start),
        "last_day": plain(ends.last),
        "target": term.target,
        "effect": term.effect.value,
        **_norm(term),
    }
