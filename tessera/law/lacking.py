"""Which questions still make a difference: those that would settle what the law leaves open."""

from tessera.law.asking import concerned
from tessera.law.assess import assess
from tessera.law.assessment import Assessment
from tessera.law.findings import Finding, Verdict
from tessera.law.model import Answers, Consequence
from tessera.law.needs import alternative
from tessera.law.shelf import Law

ASKED_FOR = 2
"""So many of the remaining procedures are asked for; the others are told by what was said."""


def lacking(
    law: Law,
    procedures: tuple[str, ...],
    answers: Answers,
    said: frozenset[str] = frozenset(),
    besides: tuple[str, ...] = (),
) -> frozenset[str]:
    """The questions whose answer would settle more for the first of these procedures.

    What fails already is asked nothing more as long as something else may fit, be it only one that
    stands beside (then the first of these), and what a choice `said` to be met is asked no more.
    """
    found = [assess(law, code, answers) for code in procedures]
    fit = _fit(found) or _fit([assess(law, code, answers) for code in besides])[:1]
    wanted: set[str] = set()
    for each in (fit or found)[:ASKED_FOR]:
        put = put_by(law, (each.procedure.code,), answers)
        open_ = set(each.competence.missing) if each.authority is None else set()
        for finding in each.findings:
            if not finding.condition.officer and finding.condition.name not in said:
                open_ |= _settling(finding, put - askable(law))
        wanted |= open_ & put
    return frozenset(wanted)


def _fit(found: list[Assessment]) -> list[Assessment]:
    return [each for each in found if not any(map(_fails, each.findings))]


def _fails(finding: Finding) -> bool:
    """Whether no further answer mends it; what only limits how long is no failure."""
    return (
        finding.verdict is Verdict.NOT_MET and finding.condition.consequence is Consequence.REFUSAL
    )


def _settling(finding: Finding, later: frozenset[str]) -> set[str]:
    """The questions of an open finding whose answer would settle something.

    Of two ways of which one is put `later`, with the application, the other settles nothing before.
    """
    clauses = [clause for clause in finding.telling if clause.verdict is Verdict.UNKNOWN]
    waiting = [clause for clause in clauses if clause.lacking and set(clause.lacking) <= later]
    found: set[str] = set()
    for clause in clauses:
        if clause not in waiting and not any(alternative(clause, each) for each in waiting):
            found |= set(clause.lacking)
    return found if finding.verdict is Verdict.UNKNOWN else set()


def askable(law: Law) -> frozenset[str]:
    """Every question that the checker can ask, by itself or by a choice."""
    return law.once(
        ("askable",), lambda: frozenset(name for path in law.paths() for name in path.puts)
    )


def put_by(law: Law, procedures: tuple[str, ...], answers: Answers) -> frozenset[str]:
    """The questions that these procedures put by now."""
    return frozenset(q.name for code in procedures for q in concerned(law, code, answers))
