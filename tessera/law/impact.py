"""What a change of law does to dossiers: only what differs is weighed, and only where it reaches.

For each procedure, authority and stretch of days the rows that differ are gathered once. A dossier
none of them reaches is not even opened; of the others only these rows are evaluated, in both laws.
The outcome equals assessing everything twice (`tests/law/test_impact.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tessera.law.assess import View, assess, ends_of
from tessera.law.assessment import Assessment
from tessera.law.case import Case
from tessera.law.conditions import judged
from tessera.law.findings import Verdict
from tessera.law.impact_rows import Reached, Touched, touched
from tessera.law.model import Answers, Kind, Reference, Row
from tessera.law.shelf import Shelf
from tessera.law.terms import applicable

Part = tuple[str, str]
Said = Mapping[Part, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One part of one dossier that the two laws see differently; None: does not concern it."""

    part: Part
    before: object
    after: object


class Weigher:
    """Two bundles, and the day that counts for what is still to be decided."""

    def __init__(self, old: Shelf, new: Shelf, day: date) -> None:
        self.old, self.new, self.day = old, new, day
        self._touched: dict[object, Touched | None] = {}
        self._of_day: dict[Reached, Touched | None] = {}
        self._offices = tuple(
            row.id for row in old.on(day).authorities() if row.kind is Kind.WORK_AUTHORITY
        )

    @property
    def turns(self) -> tuple[date, ...]:
        """The days on which either law changes."""
        return tuple(sorted({*self.old.turns, *self.new.turns}))

    def reached(self, procedure: str, authority: str, filed: date, complete: date | None) -> bool:
        """Whether any row that reaches such a dossier differs: else its answers need no look."""
        reached = Reached(procedure, authority, filed, complete)
        if self._routed(reached):
            return self._rows(reached) is not None
        offices = ("", *self._offices)
        return any(self._rows(reached._replace(authority=each)) is not None for each in offices)

    def asks(self, reached: Reached) -> bool:
        """Whether the answers of such a dossier must be opened to tell."""
        if not self._routed(reached):
            return self.reached(*reached)
        rows = self._rows(reached)
        return rows is not None and rows.asks

    def lives(self, reached: Reached) -> bool:
        """Whether the earlier periods of its person must be read, too."""
        rows = self._rows(reached) if self._routed(reached) else None
        return rows.lives if rows else not self._routed(reached)

    def effects(
        self, reached: Reached, answers: Answers, life: tuple[Row, ...] = ()
    ) -> tuple[Effect, ...]:
        """What the two laws say differently of these answers and this life."""
        if not self._routed(reached):
            return self._unrouted(reached, answers, life)
        rows = self._rows(reached)
        if rows is None:
            return ()
        days = self._days(reached.filed, reached.complete)
        said = []
        for side, shelf in enumerate((self.old, self.new)):
            view = View(
                shelf=shelf, days=days, procedure=reached.procedure, answers=answers, life=life
            )
            said.append(dict(_said(Seen(view, reached), rows, side)))
        return effects_between(*said)

    def _routed(self, reached: Reached) -> bool:
        """Whether it is known before whom it is: an authority, or nobody where none can be.

        Else the answers say before whom it would be, as they do for its officers.
        """
        return bool(reached.authority) or not any(
            shelf.on(reached.filed).rules(reached.procedure) for shelf in (self.old, self.new)
        )

    def _unrouted(
        self, reached: Reached, answers: Answers, life: tuple[Row, ...]
    ) -> tuple[Effect, ...]:
        """Assessed whole, twice, as its officers read it."""
        days = self._days(reached.filed, reached.complete)
        begun = reached.complete is not None
        before, after = (
            whole(assess(shelf, reached.procedure, answers, days=days, life=life), begun=begun)
            for shelf in (self.old, self.new)
        )
        return effects_between(before, after)

    def _days(self, filed: date, complete: date | None) -> Mapping[Reference, date]:
        """As `dossier.findings.reference_days`: a day not reached yet is today."""
        days = {
            Reference.FILING: filed,
            Reference.COMPLETENESS: complete or self.day,
            Reference.DECISION: self.day,
        }
        return {reference: days.get(reference, filed) for reference in Reference}

    def _rows(self, reached: Reached) -> Touched | None:
        """Worked out once for each stretch of days, and remembered for each day."""
        if reached not in self._of_day:
            procedure, authority, filed, complete = reached
            days = self._days(filed, complete)
            stretches = tuple(
                shelf.turned(day) for shelf in (self.old, self.new) for day in days.values()
            )
            key = (procedure, authority, complete is not None, stretches)
            if key not in self._touched:
                self._touched[key] = touched(self.old, self.new, procedure, authority, days)
            self._of_day[reached] = self._touched[key]
        return self._of_day[reached]


def effects_between(before: Said, after: Said) -> tuple[Effect, ...]:
    """The parts that two sayings do not have alike."""
    return tuple(
        Effect(part=part, before=before.get(part), after=after.get(part))
        for part in sorted({*before, *after})
        if before.get(part) != after.get(part)
    )


def _said(law: "Seen", rows: Touched, side: int) -> Iterator[tuple[Part, object]]:
    """What one law says, of the rows that differ alone."""
    for office, reference, conditions in rows.conditions[side]:
        case = law.case(office, reference)
        for condition, concerns, judge in conditions:
            verdict = judged(condition, concerns, judge, case)
            if verdict is not None:
                yield ("condition", condition.name), verdict.value
    yield from _asked(law, rows, side)


def _asked(law: "Seen", rows: Touched, side: int) -> Iterator[tuple[Part, object]]:
    """Papers, sums and terms, all by the law of the day of filing."""
    case = law.case(law.reached.authority, Reference.FILING)
    for paper, when in rows.papers[side]:
        verdict = when(case)[0] if when else Verdict.MET
        if verdict is not Verdict.NOT_MET:
            yield ("document", paper.name), verdict.value
    for charge, unless in rows.charges[side]:
        yield ("charge", charge.name), charged(charge.amount, unless(case)[0] if unless else None)
    if law.reached.complete is None:  # a term that runs is frozen: no law moves it
        for term in applicable(rows.terms[side], case):
            yield ("term", term.name), ends_of(term, law.reached.filed)


@dataclass(slots=True)
class Seen:
    """One dossier in one law; a case for each office and day, made once."""

    view: View
    reached: Reached
    cases: dict[tuple[str, Reference], Case] = field(default_factory=dict)

    def case(self, office: str, reference: Reference) -> Case:
        key = office, reference
        if key not in self.cases:
            self.cases[key] = self.view.case(office, reference)
        return self.cases[key]


def whole(found: Assessment, *, begun: bool) -> Said:
    """Everything that an assessment says; terms only where none has begun."""
    said: dict[Part, object] = {
        ("condition", each.condition.name): each.verdict.value for each in found.findings
    }
    said |= {("document", each.requirement.name): each.verdict.value for each in found.needed}
    for due in found.due:
        waived = _OPPOSITE.get(due.verdict, due.verdict)
        said["charge", due.charge.name] = charged(due.charge.amount, waived)
    if not begun:
        said |= {("term", each.term.name): each.last for each in found.terms}
    return said


_OPPOSITE = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}


def charged(amount: Any, waived: Verdict | None) -> object:
    """What is to be paid, as a difference tells it: a sum, `waived`, or `unknown`."""
    if waived is Verdict.MET:
        return "waived"
    return "unknown" if amount is None or waived is Verdict.UNKNOWN else amount
