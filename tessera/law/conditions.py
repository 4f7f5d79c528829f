"""Tests as closures: three-valued, every clause evaluated, each with what it found and wanted."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from tessera.law.case import AtLeast, Case, Found, as_number
from tessera.law.findings import ClauseFinding, Finding, Verdict
from tessera.law.model import Condition, Operand, Period, Test
from tessera.words.days import ONE_DAY, add_months


class Said(NamedTuple):
    """What a test says of a case: every clause, and of these the ones that decided."""

    verdict: Verdict
    clauses: tuple[ClauseFinding, ...]
    telling: tuple[ClauseFinding, ...]


Check: TypeAlias = Callable[[Case], Said]
Judge: TypeAlias = Callable[[Case], Verdict]
Compare: TypeAlias = Callable[[object, object], bool | None]

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def evaluated(
    condition: Condition, concerns: Check | None, check: Check, case: Case
) -> Finding | None:
    """The finding of one condition; None when it does not concern this case at all."""
    whether = Said(MET, (), ()) if concerns is None else concerns(case)
    if whether.verdict is NOT_MET:
        return None
    verdict, clauses, telling = check(case)
    return Finding(
        condition=condition,
        verdict=_outcome(condition, whether.verdict, verdict),
        clauses=(*whether.clauses, *clauses),
        telling=(*whether.telling, *telling),
    )


def judged(
    condition: Condition, concerns: Judge | None, judge: Judge, case: Case
) -> Verdict | None:
    """The verdict of `evaluated` alone, for who asks nothing more of very many cases."""
    whether = MET if concerns is None else concerns(case)
    return None if whether is NOT_MET else _outcome(condition, whether, judge(case))


def _outcome(condition: Condition, whether: Verdict, verdict: Verdict) -> Verdict:
    """Where nobody knows yet whether it concerns the case, nobody knows that it fails either."""
    if whether is UNKNOWN and verdict is NOT_MET:
        return UNKNOWN
    return Verdict.PRESUMED if condition.presumption and verdict is NOT_MET else verdict


def compiled(test: Test, within: tuple[str, ...] = ()) -> Check:
    """A function that says, of any case, whether the test is met and why.

    `within` is the way down to it: `any`, then perhaps `all#2`, the second of its parts.
    """
    if test.test in GROUPS:
        return _group(test, within)
    return _leaf(test, within)


def _group(test: Test, within: tuple[str, ...]) -> Check:
    checks = tuple(
        compiled(inner, (*within, f"{test.test}#{place}"))
        for place, inner in enumerate(test.tests, 1)
    )
    joined = GROUPS[test.test]

    def check(case: Case) -> Said:
        said = [each(case) for each in checks]
        verdict = joined({each.verdict for each in said})
        clauses = tuple(clause for each in said for clause in each.clauses)
        telling = tuple(c for each in _telling(test.test, verdict, said) for c in each.telling)
        return Said(verdict, clauses, telling)

    return check


def judge_of(test: Test) -> Judge:
    """The same test as a function that says its verdict and no reasons: a third of the time."""
    if test.test in GROUPS:
        judges, joined = tuple(judge_of(inner) for inner in test.tests), GROUPS[test.test]
        return lambda case: joined({judge(case) for judge in judges})
    of, compare, right = test.of, COMPARES[test.test], _right(test.value)

    def judge(case: Case) -> Verdict:
        holds = compare(case.found(of)[0], right(case)[0])
        return UNKNOWN if holds is None else MET if holds else NOT_MET

    return judge


def _leaf(test: Test, within: tuple[str, ...]) -> Check:
    of, label, name = test.of, test.label, test.test
    compare = COMPARES[name]
    right = _right(test.value)

    def check(case: Case) -> Said:
        found, left_norms, left_lacking = case.found(of)
        wanted, right_norms, right_lacking = right(case)
        holds = compare(found, wanted)
        verdict = UNKNOWN if holds is None else MET if holds else NOT_MET
        if isinstance(found, AtLeast) and wanted is None:
            left_lacking = ()  # the rest of a sum settles nothing where nobody knows the floor
        clause = ClauseFinding(
            verdict=verdict,
            test=name,
            of=of,
            found=found,
            wanted=wanted,
            label=label,
            norms=left_norms + right_norms,
            lacking=left_lacking + right_lacking,
            within=within,
        )
        return Said(verdict, (clause,), (clause,))

    return check


def _telling(group: str, verdict: Verdict, said: list[Said]) -> list[Said]:
    """The parts of a group that brought about its verdict; of many ways, the first is enough."""
    wanted = _OPPOSITE[verdict] if group == "none" else verdict
    alike = [each for each in said if each.verdict is wanted]
    return alike[:1] if group == "any" and verdict is MET else alike


def _right(value: object) -> Callable[[Case], Found]:
    """How to come by what the law wants: a plain value, what an operand names, or two days.

    A period means the stretch of time up to the day that counts: its first and its last day.
    """
    if isinstance(value, Period):
        return lambda case: Found((_moved(case.day, value, -1), case.day))
    if not isinstance(value, Operand):
        plain = Found(value)
        return lambda _case: plain
    source = _source(value)
    if value.plus is None and value.minus is None:
        return source

    def moved(case: Case) -> Found:
        found = source(case)
        if not isinstance(found.value, date):
            return found._replace(value=None)
        return found._replace(value=_moved(_moved(found.value, value.plus, 1), value.minus, -1))

    return moved


def _source(operand: Operand) -> Callable[[Case], Found]:
    if operand.amount:
        return lambda case: case.amount(operand.amount, operand.key)
    if operand.listed:
        return lambda case: case.listed(operand.listed)
    if operand.day is not None:
        reference = operand.day
        return lambda case: Found(case.days.get(reference))
    return lambda case: case.found(operand.name)


def _moved(day: date, period: Period | None, sign: int) -> date:
    if period is None:
        return day
    months = add_months(day, sign * (12 * period.years + period.months))
    return months + sign * period.days * ONE_DAY


def _all(said: set[Verdict]) -> Verdict:
    return NOT_MET if NOT_MET in said else UNKNOWN if UNKNOWN in said else MET


def _any(said: set[Verdict]) -> Verdict:
    return MET if MET in said else UNKNOWN if UNKNOWN in said else NOT_MET


def _none(said: set[Verdict]) -> Verdict:
    return NOT_MET if MET in said else UNKNOWN if UNKNOWN in said else MET


def _at_least(found: object, wanted: object) -> bool | None:
    right = as_number(wanted)
    if isinstance(found, AtLeast) and right is not None:
        return True if found.value >= right else None
    left = as_number(found)
    return None if left is None or right is None else left >= right


def _at_most(found: object, wanted: object) -> bool | None:
    right = as_number(wanted)
    if isinstance(found, AtLeast) and right is not None:
        return False if found.value > right else None
    left = as_number(found)
    return None if left is None or right is None else left <= right


def _is(found: object, wanted: object) -> bool | None:
    if found is None or wanted is None:
        return None
    return type(found) is type(wanted) and found == wanted


def _one_of(found: object, wanted: object) -> bool | None:
    if found is None or not isinstance(wanted, tuple):
        return None
    return found in wanted


def _none_of(found: object, wanted: object) -> bool | None:
    one = _one_of(found, wanted)
    return None if one is None else not one


def _present(found: object, _wanted: object) -> bool | None:
    """An answer not given yet is unknown; it is never taken for a no."""
    return None if found is None else found not in {"", ()}


def _on_or_after(found: object, wanted: object) -> bool | None:
    if not isinstance(found, date) or not isinstance(wanted, date):
        return None
    return found >= wanted


def _on_or_before(found: object, wanted: object) -> bool | None:
    if not isinstance(found, date) or not isinstance(wanted, date):
        return None
    return found <= wanted


def _not_older_than(found: object, wanted: object) -> bool | None:
    if not isinstance(found, date) or not isinstance(wanted, tuple):
        return None
    first, last = wanted
    return bool(first <= found <= last)


GROUPS: Mapping[str, Callable[[set[Verdict]], Verdict]] = {"all": _all, "any": _any, "none": _none}

COMPARES: Mapping[str, Compare] = {
    "at-least": _at_least,
    "at-most": _at_most,
    "is": _is,
    "none-of": _none_of,
    "not-older-than": _not_older_than,
    "on-or-after": _on_or_after,
    "on-or-before": _on_or_before,
    "one-of": _one_of,
    "present": _present,
}

_OPPOSITE: Mapping[Verdict, Verdict] = {MET: NOT_MET, NOT_MET: MET, UNKNOWN: UNKNOWN}
