"""The result of the checker: what the law says of these answers, in words, with sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tessera.faces.look.telling import Source, Teller, Told
from tessera.faces.public.checking import Checking
from tessera.faces.public.costing import Sums, sums
from tessera.faces.public.giving import given
from tessera.faces.public.lasting import turning
from tessera.faces.public.shown import Given, Paper, row_of
from tessera.faces.public.timing import FROM_ABROAD, ONCE_HERE, Timed
from tessera.law.assess import assess
from tessera.law.findings import Finding, Verdict
from tessera.law.lacking import askable
from tessera.law.listing import Listing, listing
from tessera.law.model import Authority, Lane, Mark, Reference
from tessera.words import dates
from tessera.words.sentences import knows, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Timed):
    """The assessment of one set of answers, told in one language."""

    @property
    def title(self) -> str:
        """The procedure by the choice that led to it, where that says more than its own name."""
        for turn in self.checking.walk.turns:
            name = turn.path.name
            key = f"checker.title-{name}-{self.checking.kept.get(name, {}).get(name, '')}"
            if knows(key):
                return say(key, self.teller.language)
        return self.procedure.label.said_in(self.teller.language)

    @property
    def work_authority(self) -> Authority | None:
        return self.teller.law.authority(self.found.authority) if self.found.authority else None

    @property
    def stay_authority(self) -> Authority | None:
        code = self.procedure.stay_authority
        return self.teller.law.authority(code) if code else None

    @property
    def why_this_authority(self) -> str:
        """The rule of competence in words, with the place it looked at."""
        name = self.found.competence.rule
        rules = self.teller.law.rules(self.procedure.code)
        place = next((rule.place for rule in rules if rule.name == name), "")
        named = self.teller.value(place, self.checking.answers.get(place)) if place else ""
        key = f"law.rule-{name}"
        return say(key, self.teller.language, place=named) if named and knows(key) else ""

    @property
    def told(self) -> Mapping[str, tuple[Told, ...]]:
        """Findings by what the reader can do: answered here, shown when filing, an officer's."""
        groups: dict[str, list[Told]] = {"answered": [], "later": [], "officer": []}
        for finding in self._once_each:
            told = self.teller.finding(finding)
            groups[self._group(told)].append(told)
        return {name: tuple(many) for name, many in groups.items()}

    @property
    def _once_each(self) -> tuple[Finding, ...]:
        """What both halves ask in the same words of the law is one condition to the reader."""
        once: list[Finding] = []
        for finding in self.found.findings:
            if not any(finding.condition.test == each.condition.test for each in once):
                once.append(finding)
        return tuple(once)

    def counted(self, verdict: str) -> int:
        return len(self.standing(verdict))

    def standing(self, verdict: str) -> tuple[Told, ...]:
        """What was asked here and stands so."""
        return tuple(told for told in self.told["answered"] if told.verdict == verdict)

    def page_of(self, told: Told) -> str:
        """The page of this conversation on which what is still open can be said; else empty."""
        for turn in self.checking.walk.turns:
            puts = {
                name
                for each in turn.whole
                for name in {*each.asks, *each.path.puts - {*each.path.asks}}
            }
            if puts & set(told.missing):
                return turn.path.name
        here = self.checking.walk.open
        return here.path.name if here else ""

    @property
    def headline(self) -> str:
        """`fits`, `may` or `not`: of what was asked here, and of nothing else."""
        if self.counted(Verdict.NOT_MET):
            return "not"
        return "may" if self.counted(Verdict.UNKNOWN) or self.nobody else "fits"

    @property
    def doubtful(self) -> bool:
        """Whether something is open that no answer settles, or that no known rule asks."""
        return any(
            finding.verdict is Verdict.UNKNOWN
            and (not finding.missing or finding.condition.mark is Mark.UNKNOWN)
            for finding in self.found.findings
        )

    @property
    def listing(self) -> Listing | None:
        """How the function that was named stands on the authority's list of today."""
        function = self.checking.answers.get("shortage.function")
        if (
            not isinstance(function, str)
            or function == "other"
            or Lane.WORK not in self.procedure.lanes
        ):
            return None
        return listing(self.teller.law, self.found.authority or "", function)

    @property
    def listed(self) -> str:
        """The same in words; empty where no function was named."""
        found, language = self.listing, self.teller.language
        if found is None:
            return ""
        what = self.teller.value("shortage.function", self.checking.answers["shortage.function"])
        if not self.work_authority:
            return say("checker.listed-nowhere", language, what=what)
        on = dates.day(found.since, language) if found.since else ""
        who = self.work_authority.name.said_in(language)
        if found.stands == "unknown" and found.rows:
            row = found.rows[0]
            return self.teller.list_in_force("checker.listed-look-up", row, what=what, who=who)
        return say(f"checker.listed-{found.stands}", language, what=what, who=who, day=on)

    @property
    def ending(self) -> tuple[str, ...]:
        """The figures that may turn before the decision, each with its last day."""
        return turning(self.teller, self.found, self.decision.day if self.decision else None)

    @property
    def given(self) -> tuple[Given, ...]:
        return given(self.checking, self.teller)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Each document once, though both lanes may ask for it."""
        found = [
            Paper(
                **row_of(self.teller, needed.requirement),
                asked_of=needed.requirement.asked_of,
                perhaps=needed.verdict is Verdict.UNKNOWN,
            )
            for needed in self.found.needed
        ]
        return tuple({(paper.asked_of, paper.label): paper for paper in found}.values())

    @property
    def nobody(self) -> bool:
        """Whether it is still open who decides on the work."""
        return Lane.WORK in self.procedure.lanes and not self.found.authority

    @property
    def sums(self) -> Sums:
        visa = self.from_abroad or self.visa_not_read or self.short_visa
        return sums(self.teller, self.found, self.checking.answers, visa=visa)

    @property
    def after(self) -> tuple[str, ...]:
        """What follows a permit, in words, where the law names it and we have the words."""
        answers = self.checking.answers
        past = FROM_ABROAD if answers.get("worker.in-belgium") is True else frozenset()
        if self.renewing or answers.get("stay.basis") == "long-stay":
            past |= ONCE_HERE
        keys = [f"checker.after-{each}" for each in self.procedure.follow_up if each not in past]
        return tuple(say(key, self.teller.language) for key in keys if knows(key))

    @property
    def notes(self) -> tuple[str, ...]:
        return self.teller.notes((self.procedure,))

    @property
    def basis(self) -> tuple[tuple[Source, ...], Mark]:
        """The texts behind the procedure here, and how sure they leave it."""
        return self.teller.basis(self.procedure)

    def _group(self, told: Told) -> str:
        if told.verdict is not Verdict.UNKNOWN or told.look_up:
            return "answered"
        if told.officer:
            return "officer"
        if told.name in self.checking.walk.said:
            return "later"
        return "answered" if set(told.missing) <= askable(self.teller.law) else "later"


def outcome(checking: Checking, procedure: str) -> Outcome:
    """Assess the answers on the day of filing, which is today, and on the day the work starts."""
    answers = checking.answers
    start = answers.get("contract.start")
    days = {Reference.FILING: checking.day}
    if isinstance(start, date) and start > checking.day:
        days[Reference.START_OF_WORK] = start
    found = assess(checking.law.shelf, procedure, answers, days=days)
    authority = found.authority or found.procedure.stay_authority
    teller = Teller(law=checking.law, language=checking.language, authority=authority)
    return Outcome(checking=checking, found=found, teller=teller)
