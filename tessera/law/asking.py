"""Which questions concern these answers, and which of them still want one."""

from collections.abc import Iterator

from tessera.law.answers import empty
from tessera.law.case import Case
from tessera.law.competence import competent
from tessera.law.conditions import Check, compiled
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Kind, Question, Reference, Row
from tessera.law.plausible import impossible
from tessera.law.selection import narrowest
from tessera.law.shelf import Law
from tessera.words.mending import Mend

Asked = tuple[tuple[Question, Check | None], ...]


def concerned(
    law: Law, procedure: str, answers: Answers, life: tuple[Row, ...] = ()
) -> tuple[Question, ...]:
    """The questions to ask now; one that hangs on another waits until that one is answered.

    What only one work authority asks is asked once the answers say that it decides. `life` are the
    earlier periods the platform knows of: some questions hang on them.
    """
    found = _standing(law, procedure, answers, life)
    return tuple(q for q, verdict in found if verdict is Verdict.MET)


def perhaps(law: Law, procedure: str, answers: Answers) -> frozenset[str]:
    """The questions that are not ruled out by these answers, asked by now or not."""
    found = _standing(law, procedure, answers, ())
    return frozenset(q.name for q, verdict in found if verdict is not Verdict.NOT_MET)


def _standing(
    law: Law, procedure: str, answers: Answers, life: tuple[Row, ...]
) -> Iterator[tuple[Question, Verdict]]:
    work = competent(law, procedure, answers).authority or ""
    case = Case(
        answers=answers,
        law=law,
        day=law.day,
        days=dict.fromkeys(Reference, law.day),
        procedure=procedure,
        authority=work,
        derivations=DERIVATIONS,
        life=life,
    )
    rows = law.once(("questions", procedure, work), lambda: _rows(law, procedure, work))
    for question, when in rows:
        yield question, when(case)[0] if when else Verdict.MET


def unanswered(
    law: Law, procedure: str, answers: Answers, life: tuple[Row, ...] = ()
) -> tuple[Question, ...]:
    """The questions without which an application cannot be filed."""
    return tuple(
        question
        for question in concerned(law, procedure, answers, life)
        if not question.optional and empty(answers.get(question.name))
    )


def amiss(
    law: Law, procedure: str, answers: Answers, life: tuple[Row, ...] = ()
) -> Iterator[tuple[Question, Mend | None]]:
    """What an application cannot be filed with, question by question.

    None: there is no answer; else why the answer cannot be a fact, however it came into the draft.
    """
    for question in concerned(law, procedure, answers, life):
        value = answers.get(question.name)
        if empty(value):
            if not question.optional:
                yield question, None
        elif mend := impossible(question, value, law.day):
            yield question, mend


def _rows(law: Law, procedure: str, work: str) -> Asked:
    found = law.procedure(procedure)
    absent = {Kind.EMPLOYER, Kind.WORKER} - set(found.parties)  # nobody is asked who is no party
    rows = narrowest(law.questions(procedure), procedure, work, found.stay_authority)
    return tuple(
        (row, compiled(row.when, ("when",)) if row.when else None)
        for row in rows
        if row.asked_of not in absent
    )
