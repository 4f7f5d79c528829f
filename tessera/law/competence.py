"""Which authority decides on the work: the rules of the agreement, tried in their order."""

from dataclasses import dataclass
from datetime import date

from tessera.law.agreement import Rule
from tessera.law.case import Case
from tessera.law.conditions import Check, Said, compiled
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import ClauseFinding, Competence, Verdict, least_sure
from tessera.law.model import Answers, Reference
from tessera.law.places import Municipality, UnknownPlace, places
from tessera.law.shelf import Law

POSTCODE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A rule with its `when` as a function."""

    rule: Rule
    when: Check | None


def competent(law: Law, procedure: str, answers: Answers) -> Competence:
    """The first rule whose condition is met names the place; an open question ends the search."""
    case = Case(
        answers=answers,
        law=law,
        day=law.day,
        days={Reference.FILING: law.day},
        procedure=procedure,
        authority="",
        derivations=DERIVATIONS,
    )
    asked: list[str] = []
    for tried in law.once(("competence", procedure), lambda: _rules(law, procedure)):
        verdict, clauses, _ = tried.when(case) if tried.when else Said(Verdict.MET, (), ())
        asked += [clause.of for clause in clauses]
        if verdict is Verdict.UNKNOWN:
            return _open(tried.rule, case, asked, _first_missing(clauses))
        if verdict is Verdict.MET:
            return _at_place(tried.rule, case, asked, law.rules(procedure))
    return Competence(authority=None, rule="", inputs=_inputs(case, asked))


def municipality(answer: object, day: date) -> Municipality | None:
    """The municipality of a NIS code (an old one leads to its successor) or of a postcode.

    None when the answer names none, or a postcode that spans several: then it has to be asked.
    """
    if not isinstance(answer, str):
        return None
    try:
        if len(answer) == POSTCODE:
            current = {places().current(m.nis, day).nis for m in places().postal(answer)}
            answer = current.pop() if len(current) == 1 else ""
        return places().current(answer, day)
    except UnknownPlace:
        return None


def _rules(law: Law, procedure: str) -> tuple[Tried, ...]:
    deciding = (rule for rule in law.rules(procedure) if not rule.overlay)
    return tuple(
        Tried(rule=rule, when=compiled(rule.when) if rule.when else None) for rule in deciding
    )


def _at_place(rule: Rule, case: Case, asked: list[str], over: tuple[Rule, ...]) -> Competence:
    found = municipality(case.answer(rule.place), case.day)
    asked.append(rule.place)
    if found is None:
        return _open(rule, case, asked, (rule.place,))
    norms = [rule, *(row for row in over if row.overlay == found.work_authority)]
    return Competence(
        authority=found.work_authority,
        rule=rule.name,
        inputs=_inputs(case, asked),
        cites=tuple(dict.fromkeys(cite for norm in norms for cite in norm.cites)),
        mark=least_sure(norm.mark for norm in norms),
    )


def _open(rule: Rule, case: Case, asked: list[str], missing: tuple[str, ...]) -> Competence:
    return Competence(
        authority=None,
        rule=rule.name,
        inputs=_inputs(case, asked),
        missing=missing,
        cites=rule.cites,
        mark=rule.mark,
    )


def _first_missing(clauses: tuple[ClauseFinding, ...]) -> tuple[str, ...]:
    return tuple(clause.of for clause in clauses if clause.verdict is Verdict.UNKNOWN)[:1]


def _inputs(case: Case, asked: list[str]) -> Answers:
    found = {name: case.answer(name) for name in dict.fromkeys(asked)}
    return {name: value for name, value in found.items() if value is not None}
