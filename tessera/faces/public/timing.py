"""When the result of the checker says something happens: last days, a start, a renewal, a visa."""

from dataclasses import dataclass
from datetime import date

from tessera.faces.look.telling import Teller
from tessera.faces.public.checking import Checking
from tessera.faces.public.shown import Last, row_of
from tessera.law.ahead import Start, Window, renewing, start_of, wanted_start, window_of
from tessera.law.assess import Assessment, Ends
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.law.holidays import legal_calendar
from tessera.law.model import Kind, Lane, Term
from tessera.law.procedure import Procedure
from tessera.words import dates
from tessera.words.days import explained
from tessera.words.sentences import say

FROM_ABROAD = frozenset({"report-visa", "report-entry"})
ONCE_HERE = frozenset({"register", "report-residence-check"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """The days in the assessment of one set of answers, told in one language."""

    checking: Checking
    found: Assessment
    teller: Teller

    @property
    def procedure(self) -> Procedure:
        return self.found.procedure

    @property
    def decision(self) -> Last | None:
        """The last day to decide: on the stay, or on the work where there is no such half.

        As if the term began today: with the filing, or with the file being declared complete.
        """
        return self._told(self._decides)

    @property
    def start(self) -> Start | None:
        """What the last day to decide means for the day on which somebody wants to start."""
        if self.window is not None:  # the work goes on, or none is begun
            return None
        return start_of(
            self._ends(self._decides),
            self.checking.answers,
            check=self._ends("completeness"),
            visa=self.from_abroad,
        )

    @property
    def wanted(self) -> date | None:
        """The start that was asked for, where no term says whether it can be met."""
        answers = self.checking.answers
        return None if self.window or self.start else wanted_start(answers)

    @property
    def window(self) -> Window | None:
        """When to ask for more time behind a title; None for a first application."""
        authority = self.found.authority or self.procedure.stay_authority
        return window_of(self.teller.law, self.procedure, authority, self.checking.answers)

    @property
    def window_notes(self) -> tuple[str, ...]:
        """What the rows of the window leave open, in words."""
        found = self.window
        if found is None:
            return ()
        rows = [found.last, *([found.first] if found.first else [])]
        return self.teller.notes(rows)

    @property
    def renewing(self) -> bool:
        return renewing(self.procedure, self.checking.answers)

    @property
    def waiting(self) -> str:
        """What holds until a renewal asked for in time is decided: the end of a key."""
        if not self.renewing:
            return ""
        if Lane.STAY in self.procedure.lanes and Lane.WORK in self.procedure.lanes:
            return "49"
        return "15" if "student" in self.procedure.belongs else "unknown"

    def length(self, term: Term) -> str:
        """How long a term is, in words; empty where nobody knows."""
        if term.length is None:
            return ""
        return say(f"letters.length-{term.unit}", self.teller.language, count=term.length)

    @property
    def visa(self) -> str:
        """Whether a visa is needed, as far as was said: the end of the key of a sentence."""
        answers, here = self.checking.answers, self.checking.answers.get("worker.in-belgium")
        if here is True:
            settled = self.renewing or answers.get("stay.basis") == "long-stay"
            return "none" if settled else "unknown"
        if "report-visa" not in self.procedure.follow_up:
            return "not-read" if self.visa_not_read else "short" if self.short_visa else ""
        if Lane.STAY not in self.procedure.lanes:
            return "short"
        return "long" if here is False else "long-perhaps"

    @property
    def from_abroad(self) -> bool:
        """Whether a visa follows the decision."""
        here = self.checking.answers.get("worker.in-belgium") is True
        return not here and bool(FROM_ABROAD & set(self.procedure.follow_up))

    @property
    def visa_not_read(self) -> bool:
        """Whether somebody abroad asks for a stay that no visa follows in what was read."""
        abroad = self.checking.answers.get("worker.in-belgium") is False
        return abroad and Lane.STAY in self.procedure.lanes and not self.from_abroad

    @property
    def short_visa(self) -> bool:
        """Whether it is for a stay of at most 90 days that a visa may be needed."""
        here = self.checking.answers.get("worker.in-belgium") is True
        priced = self.teller.law.named(Amount, "visa-c")
        return not here and any(row.holds_for(self.procedure.code, "") for row in priced)

    @property
    def lodged(self) -> tuple[str, ...]:
        """Where whoever stays here without a half for work files: the counters that take it in."""
        if Lane.WORK in self.procedure.lanes or not self.procedure.intake:
            return ()
        where: tuple[Kind, ...] = (self.procedure.intake,)
        return tuple(say(f"dossier.kind-{kind}", self.teller.language) for kind in where)

    @property
    def notice(self) -> bool:
        """Whether nobody decides: somebody is told, and may oppose within a term."""
        return any(half.told for half in self.teller.law.halves(self.procedure.code))

    @property
    def decision_work(self) -> Last | None:
        """The last day to decide on the work, where that on the stay is not known."""
        work, known = self._told("decision-work"), self.decision and self.decision.day
        return work if work and work.day and not known else None

    @property
    def completeness(self) -> Last | None:
        """The term to look whether a file is complete; a notice is not looked at so."""
        return None if self.notice else self._told("completeness")

    @property
    def shorter_until(self) -> date | None:
        """The last day the law leaves, where the contract was to end later."""
        wanted, until = self.checking.answers.get("contract.end"), self.found.until
        return until if until and isinstance(wanted, date) and wanted > until else None

    @property
    def none_left(self) -> bool:
        """Whether the days that may be asked for are used up before the first that was asked."""
        full = any(
            each.condition.name == "seasonal-days"
            and each.verdict is Verdict.NOT_MET
            and not any(clause.lacking for clause in each.telling)
            for each in self.found.findings
        )
        return full and self.found.until is None

    @property
    def sooner(self) -> Last | None:
        """The last day to decide for some, while it is not known whether it holds here."""
        ends = next((e for e in self.found.terms if e.term.instead == self._decides), None)
        plain = any(each.term.name == self._decides for each in self.found.terms)
        return self._last(ends) if ends and plain else None

    @property
    def _decides(self) -> str:
        decides = "decision" if Lane.STAY in self.procedure.lanes else "decision-work"
        return "opposition" if self.notice else decides

    def _ends(self, name: str) -> Ends | None:
        """The term of this name, or the one that holds in its place."""
        named = {ends.term.name: ends for ends in self.found.terms}
        instead = {ends.term.instead: ends for ends in self.found.terms}
        return named.get(name) or instead.get(name)

    def _told(self, name: str) -> Last | None:
        ends = self._ends(name)
        return self._last(ends) if ends else None

    def _last(self, ends: Ends) -> Last:
        term, why = ends.term, ()
        if term.length is not None:
            steps = explained(
                ends.start,
                term.length,
                unit=term.unit,
                shift=term.shift,
                calendar=legal_calendar(),
            )
            why = dates.why(steps, self.teller.language)
        filed = term.starts == "filed"
        return Last(**row_of(self.teller, term), day=ends.last, why=why, from_filing=filed)
