"""One bundle of law: what is in force on a day."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date

from tessera.law.agreement import Circle, Kept, May, Rule, Sees
from tessera.law.case import Case
from tessera.law.charges import Account, Charge, summed, waived
from tessera.law.derivations import DERIVATIONS
from tessera.law.figures import Amount, Derived, Listed, Source
from tessera.law.holidays import legal_calendar
from tessera.law.model import (
    Answers,
    Authority,
    Condition,
    Ground,
    Kind,
    Lane,
    LetterKind,
    Question,
    Reference,
    Remedy,
    Requirement,
    Term,
)
from tessera.law.offices import office
from tessera.law.paths import Ending, Path
from tessera.law.procedure import Half, Procedure
from tessera.law.regime import Apart
from tessera.law.selection import InForce, N, R, Rows, narrowest, turning_days, width
from tessera.words.days import Calendar

DECIDES = {"decision": Lane.STAY, "decision-work": Lane.WORK}


class Law:
    """The shelf as it stands on one day. Every look-up raises LookupError when nothing is there."""

    def __init__(self, shelf: "Shelf", day: date, in_force: InForce) -> None:
        self.day = day
        self.digest = shelf.digest
        self.shelf = shelf
        self._in_force = in_force

    def authority(self, code: str) -> Authority:
        """The authority of this id; municipalities and posts are looked up among the places."""
        return office(code, self.day) or self._first(Authority, code)

    def authorities(self) -> tuple[Authority, ...]:
        return self.all(Authority)

    def source(self, code: str) -> Source:
        """The text a citation leads to: `aliens-act#61/25-5` is an article of `aliens-act`."""
        return self._first(Source, code.partition("#")[0])

    def procedure(self, code: str) -> Procedure:
        return self._first(Procedure, code)

    def procedures(self) -> tuple[Procedure, ...]:
        return self.all(Procedure)

    def path(self, name: str) -> Path:
        """A page of the checker."""
        return self._first(Path, name)

    def named_path(self, name: str) -> bool:
        return bool(self.named(Path, name))

    def paths(self) -> tuple[Path, ...]:
        return self.all(Path)

    def ending(self, name: str) -> Ending:
        """Where the checker finds that no application follows."""
        return self._first(Ending, name)

    def term(self, name: str, *, procedure: str = "", authority: str = "") -> Term:
        return self._narrowest(Term, name, procedure, authority)

    def terms_named(
        self, name: str, *, procedure: str = "", authority: str = ""
    ) -> tuple[Term, ...]:
        """The term of this name, where the law of the day has one: one row, or none."""
        return narrowest(self.named(Term, name), procedure, authority)

    def terms(self, procedure: str, authority: str) -> tuple[Term, ...]:
        """The terms of a procedure; a half in which nothing is decided has none to decide."""
        found = self._holding(Term, procedure, authority)
        if not self.named(Procedure, procedure):
            return found
        decided = {half.name for half in self.halves(procedure) if not half.told}
        return tuple(t for t in found if DECIDES.get(t.name) in {None, *decided})

    def question(self, name: str) -> Question:
        return self._first(Question, name)

    def questions(self, procedure: str) -> tuple[Question, ...]:
        """Everything that may be asked in a procedure, before whichever authority."""
        rows = self.all(Question)
        return tuple(row for row in rows if not row.procedures or procedure in row.procedures)

    def requirements(self, procedure: str, authority: str) -> tuple[Requirement, ...]:
        """The documents of both halves, the work being examined by this authority."""
        stay = (row.stay_authority for row in self.named(Procedure, procedure))
        return self._holding(Requirement, procedure, authority, *stay)

    def conditions(self, procedure: str, authority: str) -> tuple[Condition, ...]:
        return self._holding(Condition, procedure, authority)

    def charges(
        self, procedure: str, authority: str, answers: Answers | None = None
    ) -> tuple[Charge, ...]:
        """Both payees' charges before this work authority; with answers, those not waived."""
        rows = self.once(
            ("charges", procedure, authority), lambda: self._sums(procedure, authority)
        )
        if answers is None:
            return rows
        case = Case(
            answers=answers,
            law=self,
            day=self.day,
            days=dict.fromkeys(Reference, self.day),
            procedure=procedure,
            authority=authority,
            derivations=DERIVATIONS,
        )
        return tuple(row for row in rows if not waived(row, case))

    def halves(self, procedure: str) -> tuple[Half, ...]:
        """How each lane of a procedure opens, and its verdicts."""
        lanes = self.procedure(procedure).lanes
        found = self._holding(Half, procedure, "")
        return tuple(row for lane in lanes for row in found if row.name is lane)

    def letters(self, fact: str, *, procedure: str = "") -> tuple[LetterKind, ...]:
        """The letters a fact calls for; of one name the narrowest. Without a procedure: all."""
        rows = tuple(row for row in self.all(LetterKind) if row.on == fact)
        return narrowest(rows, procedure, "") if procedure else rows

    @property
    def calendar(self) -> Calendar:
        """The legal holidays with which terms are counted."""
        return legal_calendar()

    def grounds(
        self, lane: Lane | None, authority: str, *, procedure: str = ""
    ) -> tuple[Ground, ...]:
        """Grounds to refuse this half; without a lane, grounds to find a file inadmissible."""
        found = self._holding(Ground, procedure, authority)
        return tuple(g for g in found if g.lane is lane)

    def remedy(self, name: str, authority: str, *, procedure: str = "") -> Remedy:
        return self._narrowest(Remedy, name, procedure, authority)

    def amount(self, name: str, key: str = "", *, authority: str = "") -> Amount:
        """The figure of this name and key; its `value` is None where the law is unknown."""
        found = self.once(
            ("amount", name, key, authority), lambda: self._amount(name, key, authority)
        )
        if found is None:
            raise LookupError(f"the law of {self.day} has no amount {name} {key} {authority}")
        return found

    def account(self, name: str) -> Account:
        """Where transfers go; its `iban` is None where that was not found."""
        return self._first(Account, name)

    def listed(self, name: str, *, authority: str = "") -> Listed:
        return self._narrowest(Listed, name, "", authority)

    def derivations(self, name: str) -> tuple[Derived, ...]:
        """The row of a derived value; none for a name that is a question's."""
        return self.named(Derived, name)

    def rules(self, procedure: str) -> tuple[Rule, ...]:
        """The rules of competence of a procedure, in the order in which they are tried."""
        found = self._holding(Rule, procedure, "")
        return tuple(sorted(found, key=lambda rule: rule.rank))

    def may(
        self, act: str, lane: Lane | None, kind: Kind, role: str, *, procedure: str = ""
    ) -> May | None:
        """The row that lets this kind of seat and role do the act; without a lane, in any lane.

        A row of some procedures counts only for these.
        """
        rows = self.once(("may", act), lambda: tuple(r for r in self.all(May) if act in r.acts))
        for row in rows:
            fits = lane is None or row.lane in {None, lane}
            here = not row.procedures or procedure in row.procedures
            if fits and here and kind in row.kinds and role in row.roles:
                return row
        return None

    def sees(
        self, category: str, kind: Kind, *, own: bool = False, procedure: str = ""
    ) -> Sees | None:
        """The row that lets this kind of seat see the category; `own`: what it gave itself.

        A row of some procedures counts only for these.
        """
        for row in self.all(Sees):
            fits = category in row.categories and kind is row.kind and (own or not row.own)
            if fits and (not row.procedures or procedure in row.procedures):
                return row
        return None

    def circle(self, fact: str) -> str:
        """Who may know at all that a fact of this code happened; a code of `agreement.CIRCLES`."""
        for row in self.all(Circle):
            if fact in row.facts:
                return row.name
        raise LookupError(f"the law of {self.day} does not say who may know of {fact}")

    def told(self, fact: str) -> tuple[str, ...]:
        """Who is told of a fact of this code: the addressees of every letter it calls for."""
        return tuple(dict.fromkeys(to for letter in self.letters(fact) for to in letter.to))

    def kept(self, outcome: str, authority: str) -> Kept:
        """How long an authority keeps a file with this outcome; unknown means: hold it."""
        for row in (*self.named(Kept, outcome), *self.named(Kept, "otherwise")):
            if row.holds_for("", authority):
                return row
        raise LookupError(f"the law of {self.day} does not say how long to keep what is {outcome}")

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every row of a kind that is in force."""
        return self._in_force.rows[kind]

    def named(self, kind: type[R], name: str) -> tuple[R, ...]:
        return self._in_force.names[kind].get(name, ())

    def once(self, key: object, make: Callable[[], R]) -> R:
        """What follows from the rows in force, on whichever day, is worked out once by `make`."""
        return self._in_force.once(key, make)

    def _first(self, kind: type[R], name: str) -> R:
        for row in self.named(kind, name):
            return row
        raise LookupError(f"the law of {self.day} has no {kind.__name__.lower()} {name}")

    def _holding(self, kind: type[N], procedure: str, *authorities: str) -> tuple[N, ...]:
        return self.once(
            ("holding", kind, procedure, *authorities),
            lambda: narrowest(self.all(kind), procedure, *authorities),
        )

    def _sums(self, procedure: str, authority: str) -> tuple[Charge, ...]:
        rows = self._holding(Charge, procedure, authority)
        return tuple(
            summed(row, self.amount(row.figure, row.key, authority=authority)) for row in rows
        )

    def _amount(self, name: str, key: str, authority: str) -> Amount | None:
        keyed = [row for row in self.named(Amount, name) if row.key == key]
        return next(iter(narrowest(keyed, "", authority)), None)

    def _narrowest(self, kind: type[N], name: str, procedure: str, authority: str) -> N:
        if found := narrowest(self.named(kind, name), procedure, authority):
            return min(found, key=width)  # of rows for one half or for both, the narrower
        where = " ".join(
            part for part in (kind.__name__.lower(), name, procedure, authority) if part
        )
        raise LookupError(f"the law of {self.day} has no {where}")


class Shelf:
    """A bundle, addressed by digest: its rows by kind, the file of each, and the regimes beside."""

    def __init__(
        self, digest: str, rows: Rows, files: Mapping[str, str], regimes: tuple[Apart, ...] = ()
    ) -> None:
        self.digest = digest
        self.rows = rows
        self.files = files
        self.regimes = regimes
        self._turns = turning_days(rows)
        self._stretches: dict[int, InForce] = {}

    def on(self, day: date) -> Law:
        """The law of a day. Days between which nothing changes share what is worked out of it."""
        stretch = bisect_right(self._turns, day)
        if stretch not in self._stretches:
            self._stretches[stretch] = InForce(self.rows, day)
        return Law(self, day, self._stretches[stretch])

    @property
    def turns(self) -> tuple[date, ...]:
        """The days on which the law changes, in order."""
        return self._turns

    def turned(self, day: date) -> date:
        """The last day, up to this one, on which the law changed."""
        return self._turns[max(bisect_right(self._turns, day) - 1, 0)]
