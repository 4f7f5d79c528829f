"""Which questions concern these answers, and which of them still want one."""

from tessera.law.case import Case
from tessera.law.conditions import compiled
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Question, Reference
from tessera.law.shelf import Law


def concerned(law: Law, procedure: str, answers: Answers) -> tuple[Question, ...]:
    """The questions to ask, given what is answered; one whose `when` is open is asked."""
    case = Case(
        answers=answers,
        law=law,
        day=law.day,
        days={Reference.FILING: law.day},
        procedure=procedure,
        authority="",
        derivations=DERIVATIONS,
    )
    rows = law.once(
        ("questions", procedure),
        lambda: tuple(
            (q, compiled(q.when, ("when",)) if q.when else None) for q in law.questions(procedure)
        ),
    )
    return tuple(q for q, when in rows if when is None or when(case)[0] is not Verdict.NOT_MET)


def unanswered(law: Law, procedure: str, answers: Answers) -> tuple[Question, ...]:
    """The questions without which an application cannot be filed."""
    found = []
    for question in concerned(law, procedure, answers):
        if not question.optional and answers.get(question.name) in {None, ""}:
            found.append(question)
    return tuple(found)
